// Handlers of Web requests: there is no server, and a round is a loop over the handler.
import { document, origins, path } from "../policy.mjs";
import { decideByHand } from "../by-hand.mjs";

export const isWeb = true;

const ok = () => new Response("ok", { headers: { "content-type": "text/plain" } });
const corp = "cross-origin-resource-policy";

/** By hand, over any handler. */
function byHand(n, handler) {
  const decide = decideByHand(new Set(origins(n)));
  return async (request) => {
    const target = request.url.slice(request.url.indexOf("/", 8));
    const { status, headers } = decide({ method: request.method, target, headers: [...request.headers].flat() });
    if (status !== undefined)
      return new Response(status === 204 ? null : "{}", { status, headers: { ...headers, [corp]: "same-origin" } });
    const response = await handler(request);
    for (const name in headers) response.headers.set(name, headers[name]);
    response.headers.set(corp, "same-origin");
    return response;
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
