import http from "node:http";
import makeConnect, { type Server } from "connect";
import { guard } from "../../../src/adapters/express.ts";
import { seenBy, verbs, type Setup, type Variant } from "../variant.ts";
import { expressionOf } from "./node.ts";

/** Connect throws where the target is `http://]/`: url.parse does, and nobody catches it. */
export const serve = (app: Server): http.Server =>
  http.createServer((request, response) => {
    try {
      app(request, response);
    } catch {
      response.writeHead(400, { "content-length": "0" }).end();
    }
  });

/** Connect cuts the mount from the url: `app.use("/vault", handler)`, and the handler matches what is left. */
function mount(app: Server, { routes, ran }: Setup): void {
  for (const route of routes) {
    const [, first = "", rest = ""] = /^(\/[^/:]*)(.*)$/.exec(route.pattern) ?? [];
    const expression = expressionOf(rest === "" ? "/" : rest.startsWith("/") ? rest : `/${rest}`);
    app.use(first, (request, response, next) => {
      const method = request.method === "HEAD" ? "GET" : request.method;
      const verb = verbs.find((one) => one.toUpperCase() === method);
      // Connect runs the mount of `/files` for `/files.html` too: SECURITY.md lists it, and what to write.
      const { originalUrl = "" } = request;
      if (
        originalUrl.charAt(first.length) === "." ||
        verb === undefined ||
        !expression.test((request.url ?? "").split("?")[0] ?? "")
      ) {
        next();
        return;
      }
      ran(route, verb, seenBy(request));
      response.end("ran");
    });
  }
}

export const connect: readonly Variant[] = [
  {
    router: "Connect",
    options: "mounts",
    build: (setup) => {
      const app = makeConnect();
      app.use(guard(setup.policy, setup.options) as makeConnect.NextHandleFunction);
      mount(app, setup);
      return serve(app);
    },
  },
];
