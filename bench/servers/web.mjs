// Handlers of Web requests: there is no server, and a round is a loop over the handler.
import { document, origins, path } from "../policy.mjs";
import { respondToWebByHand, withHeaders } from "./respond-by-hand.mjs";

export const isWeb = true;

const ok = () => new Response("ok", { headers: { "content-type": "text/plain" } });
/** By hand, over any handler. */
function byHand(n, handler) {
  const respond = respondToWebByHand(n);
  return async (request) => {
    const { status, headers, body } = respond(request);
    if (status !== undefined) return new Response(status === 204 ? null : body, { status, headers });
    return withHeaders(await handler(request), headers);
  };
}

async function h3(n) {
  const { H3, handleCors } = await import("h3");
  const app = new H3();
  if (n !== undefined) {
    const options = { origin: origins(n), methods: ["GET", "POST"], allowHeaders: ["content-type"], credentials: true };
    app.use((event) => {
      const handled = handleCors(event, { ...options, exposeHeaders: [] });
      return handled === false ? undefined : handled;
    });
  }
  app.all(path, ok);
  return (request) => app.fetch(request);
}

async function elysia(n) {
  const { Elysia } = await import("elysia");
  const { cors } = await import("@elysiajs/cors");
  const options = { origin: origins(n), methods: ["GET", "POST"], allowedHeaders: ["content-type"], credentials: true };
  const app = new Elysia().use(cors({ ...options, exposeHeaders: [] })).all(path, ok);
  return (request) => app.handle(request);
}

export const contenders = {
  bare: () => ok,
  "by hand": (n) => byHand(n, ok),
  sallyport: async (n, load) => {
    const { policy, guard } = await load("web", document(n));
    return guard(policy, ok);
  },
  h3: (n) => h3(n),
  "@elysiajs/cors": (n) => elysia(n),
};
