/* global Bun, Headers, Request */
// What the adapter for Bun rests on, as one server: it prints its port, and its routes say what they saw.
const say = (route, request, more) =>
  Response.json({
    route,
    method: request.method,
    path: new URL(request.url).pathname,
    params: request.params,
    ...more,
  });

const constant = new Response("constant");

const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  development: false,
  routes: {
    "/fixed": (request) => say("/fixed", request),
    "/methods": { GET: (request) => say("GET /methods", request), POST: (request) => say("POST /methods", request) },
    "/static": new Response("static"),
    "/users/:id": (request) => say("/users/:id", request),
    "/below/*": (request) => say("/below/*", request),
    "/below/:id/*": (request) => say("/below/:id/*", request),
    "/jar/read-late": (request) => {
      request.headers.delete("cookie");
      return say("jar", request, { session: request.cookies.get("session") });
    },
    "/jar/read-early": (request) => {
      request.cookies.get("session");
      request.headers.delete("cookie");
      return say("jar", request, { session: request.cookies.get("session") });
    },
    "/jar/set": (request) => {
      request.cookies.set("set", "1");
      return new Response("", { headers: new Headers() });
    },
    "/jar/replaced": (request) => {
      Object.defineProperty(request, "cookies", { value: new Bun.CookieMap() });
      request.cookies.set("set", "1");
      return say("jar", request);
    },
    "/copied": (request) => {
      const copy = new Request(request);
      return say("copied", copy, { params: typeof copy.params, cookies: typeof copy.cookies });
    },
    "/socket": (request, self) => (self.upgrade(request) ? undefined : new Response("no", { status: 426 })),
    "/socket/copied": (request, self) =>
      self.upgrade(new Request(request)) ? undefined : new Response("no", { status: 426 }),
    "/constant": () => constant,
    "/made-from": () => {
      const { body, headers } = new Response("text");
      return new Response(body, { headers });
    },
    "/reload": (request, self) => {
      self.reload({ fetch: () => new Response("reloaded fetch") });
      return say("/reload", request);
    },
  },
  fetch: (request) => say("fetch", request, { cookies: typeof request.cookies }),
  websocket: { message: () => undefined },
});

console.log(server.port);
