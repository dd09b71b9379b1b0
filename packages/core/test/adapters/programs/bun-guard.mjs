/* global Bun, ReadableStream */
// One server behind the guard, one in report mode, and one without it. Its routes say what they saw.
import { definePolicy } from "sallyport";
import { guard } from "sallyport/bun";

const app = "https://app.example";
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/rates/**", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/w/**", share: { with: [app], methods: ["GET", "DELETE"], credentials: true } },
    { path: "/vault/:id", share: { with: [app], methods: ["GET"], credentials: true }, forgery: { reads: "refuse" } },
    { path: "/vault/:id/**", forgery: { reads: "refuse" } },
    { path: "/open/:id", share: { with: [app], methods: ["GET"], credentials: true } },
    { path: "/socket", share: { with: [app], webSocket: true, credentials: true } },
    { path: "/ticker", share: { with: "anyone", methods: ["GET"], webSocket: true, because: "public" } },
    { path: "/trial", enforce: "report" },
  ],
});

const everything = {
  "access-control-allow-origin": "*",
  "access-control-allow-credentials": "true",
  "timing-allow-origin": "*",
};
const say = (route, request) =>
  Response.json(
    {
      route,
      cookie: request.headers.get("cookie"),
      jar: request.cookies === undefined ? null : Object.fromEntries(request.cookies),
    },
    { headers: everything },
  );
const nothing = new Response(null, { status: 404, headers: { "x-constant": "1" } });
const missing = Bun.file("/nowhere/at/all");

async function upgrade(request, server) {
  await Bun.sleep(1);
  request.cookies.set("jar", "1");
  const headers = { ...everything, "set-cookie": "given=1", "x-own": "1" };
  return server.upgrade(request, { headers }) ? undefined : new Response("no", { status: 426 });
}

let reloaded = 0;
const heard = [];
const setCookie = (request) => {
  request.cookies.set("set", "1");
  return say("set", request);
};
const throws = () => {
  throw new Error("thrown by a handler");
};

const serve = {
  port: 0,
  hostname: "127.0.0.1",
  development: false,
  routes: {
    "/rates/*": (request) => say("/rates/*", request),
    "/rates/set": setCookie,
    "/w/*": (request) => say("/w/*", request),
    "/w/set": setCookie,
    "/w/methods": { GET: (request) => say("GET", request), POST: (request) => say("POST", request) },
    "/w/constant": () => nothing,
    "/trial": () => new Response("lent", { headers: nothing.headers }),
    "/vault/:id": (request) => say("/vault/:id", request),
    "/vault/:id/*": (request) => say("/vault/:id/*", request),
    "/open/:id": (request) => say("/open/:id", request),
    "/w/text": () => new Response("text"),
    "/w/file": () => new Response(Bun.file(import.meta.path)),
    "/w/endless": () =>
      new Response(
        new ReadableStream({
          pull: async (controller) => {
            await Bun.sleep(5);
            controller.enqueue("data: 1\n\n");
          },
        }),
      ),
    "/static": new Response("static", { headers: everything }),
    "/file": Bun.file(import.meta.path),
    "/missing": missing,
    "/falls": false,
    "/socket": upgrade,
    "/ticker": upgrade,
    "/socket/throws": (request, server) => {
      server.upgrade(request);
      throws();
    },
    "/heard": () => Response.json(heard),
    "/socket/global": (request) => (globalServer.upgrade(request, { headers: everything }) ? undefined : nothing),
    "/w/throws": throws,
    "/trial": throws,
    "/w/nothing": () => undefined,
    "/w/late": () => new Response(missing),
    "/reload": (_request, server) => {
      server.reload(guard(policy, { fetch: () => new Response(`reloaded ${String(++reloaded)}`) }));
      return new Response("reload");
    },
  },
  websocket: { open: (socket) => socket.close(), message: () => undefined },
};
const error = (thrown) => new Response(`error: ${thrown.message}`, { status: 500, headers: everything });

const quiet = { onError: ({ message }) => heard.push(message) };
const globalServer = Bun.serve(guard(policy, serve, quiet));
const withError = Bun.serve(guard(policy, { ...serve, error }, quiet));
const report = Bun.serve(guard(policy, { ...serve, error }, { ...quiet, enforce: "report" }));
const bare = Bun.serve({ ...serve, error });

console.log(
  JSON.stringify({ guarded: globalServer.port, withError: withError.port, report: report.port, bare: bare.port }),
);
