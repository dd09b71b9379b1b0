import http, { type IncomingMessage, type RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import express5 from "express";
import express4 from "express4";
import Fastify, { type FastifyInstance } from "fastify";
import { Hono } from "hono";
import { methodOverride } from "hono/method-override";
import Koa, { type Context as KoaContext, type Next } from "koa";
import { definePolicy, type Decision } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { listen } from "@sallyport/testing/http";

/** `/settings/:id` isn't listed: other origins may read nothing of it and change nothing. */
export const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/vault/:id", forgery: { reads: "refuse" } },
    { path: "/open/**", share: { with: "anyone", methods: ["GET", "POST", "DELETE"], because: "public" } },
    { path: "/rates", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/app/**", share: { with: ["https://app.example"], methods: ["GET"], credentials: true } },
    { path: "/team/**", share: { with: ["https://app.example"], methods: ["GET"], credentials: true } },
  ],
});

export interface Ran {
  readonly routes: string[];
  readonly decisions: Decision[];
  /** Loaders of parameters, which run before a route's handler. */
  readonly loaded: string[];
}

export type Make = (ran: Ran) => RequestListener | Promise<RequestListener>;

/** What rewrites a request between the guard and the router: a method in the query, a language in front of the path. */
export function rewritten({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): {
  method: string;
  url: string;
} {
  const override = /[?&]_method=([A-Z]+)/.exec(url)?.[1];
  return { method: override ?? method, url: url.replace(/^\/en(?=\/)/, "").replace(/^\/to(?=\/)/, "") };
}

export const rewrite = (request: IncomingMessage): void => void Object.assign(request, rewritten(request));

export type ExpressWhere = "behind" | "later" | "in a mounted router" | "before";

export const express =
  (make: typeof express5, where: ExpressWhere): Make =>
  ({ routes, decisions, loaded }) => {
    const app = make();
    const rewriter = (request: IncomingMessage, _: unknown, next: () => void): void => {
      rewrite(request);
      if (where === "later") setImmediate(next);
      else next();
    };
    const routers = make.Router();
    routers.param("id", (_request, _response, next, id) => {
      loaded.push(String(id));
      next();
    });
    routers.get("/vault/:id", (_, response) => void (routes.push("vault"), response.send("vault")));
    routers.delete("/settings/:id", (_, response) => void (routes.push("settings"), response.send("gone")));
    routers.get("/rates", (request, response) => {
      routes.push("rates");
      response.send(request.headers.cookie ?? "no cookie");
    });
    routers.get("/team/:id", (_, response) => void (routes.push("team"), response.send("team")));
    routers.use(
      "/deep",
      make.Router().get("/vault/:id", (_, response) => void (routes.push("deep"), response.send("deep"))),
    );
    if (where === "before") app.use(rewriter);
    app.use(guardExpress(policy, { onDecision: (decision) => void decisions.push(decision) }));
    if (where === "in a mounted router") app.use("/", make.Router().use(rewriter, routers));
    else if (where === "before") app.use(routers);
    else app.use(rewriter, routers);
    return app;
  };

export function koaRoutes({ routes }: Ran, context: KoaContext, path = context.path): void {
  const route = `${context.method} ${path.replace(/\d+$/, ":id")}`;
  const known = ["GET /vault/:id", "DELETE /settings/:id", "GET /rates", "GET /team/:id"];
  if (!known.includes(route)) return;
  routes.push(route.split("/")[1] ?? "");
  context.body = context.get("cookie") || "no cookie";
}

export const koa =
  (change: (context: KoaContext) => void, path?: (context: KoaContext) => string | undefined): Make =>
  (ran) => {
    const app = new Koa();
    app.silent = true;
    app.use(guardKoa(policy, { onDecision: (decision) => void ran.decisions.push(decision) }));
    app.use((context: KoaContext, next: Next) => {
      change(context);
      return next();
    });
    app.use((context) => koaRoutes(ran, context, path?.(context)));
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  };

export function fastifyRoutes(app: FastifyInstance, { routes }: Ran): void {
  app.get("/vault/:id", () => routes.push("vault"));
  app.get("/team/:id", () => routes.push("team"));
  app.get("/rates", (request) => {
    routes.push("rates");
    return request.headers.cookie ?? "no cookie";
  });
}

export async function fastifyApp(ran: Ran): Promise<FastifyInstance> {
  const app = Fastify({ rewriteUrl: (request) => rewritten(request).url });
  await app.register(guardFastify, { policy, onDecision: (decision) => void ran.decisions.push(decision) });
  fastifyRoutes(app, ran);
  await app.ready();
  return app;
}

export const hono: Make = ({ routes, decisions }) => {
  const app = new Hono({ getPath: ({ url }) => rewritten({ url: new URL(url).pathname }).url });
  app.use(guardHono(policy, { onDecision: (decision) => void decisions.push(decision) }));
  app.use(methodOverride({ app, query: "_method" }));
  app.get("/vault/:id", (context) => (routes.push("vault"), context.text("vault")));
  app.delete("/settings/:id", (context) => (routes.push("settings"), context.text("gone")));
  app.get("/team/:id", (context) => (routes.push("team"), context.text("team")));
  app.get("/rates", (context) => (routes.push("rates"), context.text(context.req.header("cookie") ?? "no cookie")));
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => void listener(request, response);
};

export const byUrl = (context: KoaContext): void => {
  context.url = rewritten(context).url;
  context.method = rewritten({ method: context.req.method, url: context.originalUrl }).method;
};

export const frameworks: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(
    (["behind", "later", "in a mounted router", "before"] as const).flatMap((where) => [
      [`Express 4, ${where} the guard`, express(express4, where)],
      [`Express 5, ${where} the guard`, express(express5, where)],
    ]),
  ),
  "Koa, the node request": koa(({ req }) => rewrite(req)),
  "Koa, ctx.url": koa(byUrl),
  "Koa, ctx.path": koa((context) => {
    const { url, method } = rewritten({ method: context.method, url: context.originalUrl });
    context.path = url.split("?")[0] ?? "";
    context.method = method;
  }),
  "Koa, routerPath": koa(
    (context) => {
      const { url, method } = rewritten({ method: context.method, url: context.originalUrl });
      (context as { routerPath?: string }).routerPath = url.split("?")[0] ?? "";
      context.method = method;
    },
    (context) => (context as { routerPath?: string }).routerPath,
  ),
  "Fastify, rewriteUrl": async (ran) => {
    const app = await fastifyApp(ran);
    return (request, response) => void app.server.emit("request", request, response);
  },
  "Hono, methodOverride and getPath": hono,
};

export interface Sent {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly ran: Ran;
}

export async function send(make: Make, line: string, headers: Record<string, string>): Promise<Sent> {
  const ran: Ran = { routes: [], decisions: [], loaded: [] };
  const server = http.createServer(await make(ran));
  const port = await listen(server);
  const [method, path] = line.split(" ");
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: "127.0.0.1", method, path, headers: { host: "api.example", connection: "close", ...headers } },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body, ran }));
      },
    );
    request.on("error", reject).end();
  });
}

export const hostile = {
  origin: "https://evil.example",
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "cors",
  cookie: "session=1",
};
export const friend = { ...hostile, origin: "https://app.example" };
export const own = { ...hostile, origin: "https://api.example", "sec-fetch-site": "same-origin" };
export const overrides = Object.entries(frameworks).filter(([name]) => !name.startsWith("Fastify"));
