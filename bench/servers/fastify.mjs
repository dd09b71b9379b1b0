import Fastify from "fastify";
import { document, path } from "../policy.mjs";
import { peerOptions } from "./peer-options.mjs";
import { respondByHand } from "./respond-by-hand.mjs";

async function application(set) {
  const app = Fastify();
  await set?.(app);
  app.route({
    method: ["GET", "POST", "OPTIONS"],
    url: path,
    handler: (request, reply) => void reply.type("text/plain").send("ok"),
  });
  await app.ready();
  return (request, response) => app.server.emit("request", request, response);
}

export const contenders = {
  bare: () => application(),
  "by hand": (n) => {
    const respond = respondByHand(n);
    return application((app) =>
      app.addHook("onRequest", (request, reply, next) => {
        const { status, headers, body } = respond(request.raw);
        reply.headers(headers);
        // To a text Fastify would add a charset.
        if (status !== undefined) return void reply.code(status).send(status === 204 ? "" : Buffer.from(body));
        return next();
      }),
    );
  },
  sallyport: async (n, load) => {
    const { policy, guard } = await load("fastify", document(n));
    return application((app) => app.register(guard, { policy }));
  },
  "@fastify/cors": async (n) => {
    const { default: cors } = await import("@fastify/cors");
    return application((app) => app.register(cors, { ...peerOptions(n), strictPreflight: true }));
  },
};
