import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { document, origins, path } from "../policy.mjs";
import { respondByHand } from "./respond-by-hand.mjs";

function application(middleware) {
  const app = new Hono();
  if (middleware !== undefined) app.use(middleware);
  app.all(path, (context) => context.text("ok"));
  return getRequestListener(app.fetch);
}

export const contenders = {
  bare: () => application(),
  "by hand": (n) => {
    const respond = respondByHand(n);
    return application(async (context, next) => {
      const { status, headers, body } = respond(context.env.incoming);
      if (status !== undefined) return new Response(status === 204 ? null : body, { status, headers });
      await next();
      // Not safe: the headers of a response that a handler got from fetch cannot be changed. A copy takes twice as long as all.
      for (const name in headers) context.res.headers.set(name, headers[name]);
      return undefined;
    });
  },
  sallyport: async (n, load) => {
    const { policy, guard } = await load("hono", document(n));
    return application(guard(policy));
  },
  "hono/cors": async (n) => {
    const { cors } = await import("hono/cors");
    return application(
      cors({
        origin: origins(n),
        allowMethods: ["GET", "POST"],
        allowHeaders: ["content-type"],
        credentials: true,
      }),
    );
  },
};
