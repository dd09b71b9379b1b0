import http, { type IncomingMessage, type RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import express5 from "express";
import express4 from "express4";
import Fastify, { type FastifyInstance } from "fastify";
import { Hono } from "hono";
import { methodOverride } from "hono/method-override";
import Koa, { type Context as KoaContext, type Next } from "koa";
import { describe, expect, test } from "vitest";
import { definePolicy, type Decision } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { listen } from "@sallyport/testing/http";

/** `/settings/:id` isn't listed: other origins may read nothing of it and change nothing. */
const policy = definePolicy({
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

interface Ran {
  readonly routes: string[];
  readonly decisions: Decision[];
  /** Loaders of parameters, which run before a route's handler. */
  readonly loaded: string[];
}

type Make = (ran: Ran) => RequestListener | Promise<RequestListener>;

/** What rewrites a request between the guard and the router: a method in the query, a language in front of the path. */
function rewritten({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): {
  method: string;
  url: string;
} {
  const override = /[?&]_method=([A-Z]+)/.exec(url)?.[1];
  return { method: override ?? method, url: url.replace(/^\/en(?=\/)/, "").replace(/^\/to(?=\/)/, "") };
}

const rewrite = (request: IncomingMessage): void => void Object.assign(request, rewritten(request));

type ExpressWhere = "behind" | "later" | "in a mounted router" | "before";

const express =
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

function koaRoutes({ routes }: Ran, context: KoaContext, path = context.path): void {
  const route = `${context.method} ${path.replace(/\d+$/, ":id")}`;
  const known = ["GET /vault/:id", "DELETE /settings/:id", "GET /rates", "GET /team/:id"];
  if (!known.includes(route)) return;
  routes.push(route.split("/")[1] ?? "");
  context.body = context.get("cookie") || "no cookie";
}

const koa =
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

function fastifyRoutes(app: FastifyInstance, { routes }: Ran): void {
  app.get("/vault/:id", () => routes.push("vault"));
  app.get("/team/:id", () => routes.push("team"));
  app.get("/rates", (request) => {
    routes.push("rates");
    return request.headers.cookie ?? "no cookie";
  });
}

async function fastifyApp(ran: Ran): Promise<FastifyInstance> {
  const app = Fastify({ rewriteUrl: (request) => rewritten(request).url });
  await app.register(guardFastify, { policy, onDecision: (decision) => void ran.decisions.push(decision) });
  fastifyRoutes(app, ran);
  await app.ready();
  return app;
}

const hono: Make = ({ routes, decisions }) => {
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

const byUrl = (context: KoaContext): void => {
  context.url = rewritten(context).url;
  context.method = rewritten({ method: context.req.method, url: context.originalUrl }).method;
};

const frameworks: Readonly<Record<string, Make>> = {
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

interface Sent {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly ran: Ran;
}

async function send(make: Make, line: string, headers: Record<string, string>): Promise<Sent> {
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

const hostile = {
  origin: "https://evil.example",
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "cors",
  cookie: "session=1",
};
const friend = { ...hostile, origin: "https://app.example" };
const own = { ...hostile, origin: "https://api.example", "sec-fetch-site": "same-origin" };
const overrides = Object.entries(frameworks).filter(([name]) => !name.startsWith("Fastify"));

describe.each(Object.entries(frameworks))("%s: what is judged is what is routed", (name, make) => {
  test("a path whose reads are refused", async () => {
    const { status, ran } = await send(make, "GET /en/vault/1", hostile);
    expect([status, ran.routes, ran.loaded]).toEqual([403, [], []]);
    expect(ran.decisions.at(-1)?.reason).toBe("read-refused");
  });

  test("a user's own page goes where it is sent", async () => {
    const { status, ran } = await send(make, "GET /en/vault/1", own);
    expect([status, ran.routes]).toEqual([200, ["vault"]]);
  });

  test("CORS only under the same grant", async () => {
    const { headers, ran } = await send(make, "GET /to/team/1", friend);
    expect([headers["access-control-allow-origin"], ran.routes]).toEqual([undefined, ["team"]]);
    expect(headers.vary).toMatch(/origin/i);
  });

  test("what isn't rewritten keeps its grant", async () => {
    const { headers, ran } = await send(make, "GET /team/1", friend);
    expect([headers["access-control-allow-origin"], ran.routes]).toEqual(["https://app.example", ["team"]]);
  });

  test("credentials that an anonymous route must not see", async () => {
    const { status, ran, body } = await send(make, "GET /en/rates", hostile);
    // Before anything of the application has run they are removed; behind it the request is refused.
    const removed = /before|Fastify|Hono/.test(name);
    expect([status, ran.routes]).toEqual(removed ? [200, ["rates"]] : [403, []]);
    if (removed) expect(body).toBe("no cookie");
  });
});

describe.each(overrides)("%s: a method in the query", (name, make) => {
  const read = name.startsWith("Hono") ? "HEAD" : "GET";

  test("turns a read into a change, which is refused", async () => {
    const { status, ran } = await send(make, `${read} /settings/1?_method=DELETE`, hostile);
    expect([status, ran.routes]).toEqual([403, []]);
  });

  test("a user's own page may", async () => {
    const { status, ran } = await send(
      make,
      `${name.startsWith("Hono") ? "POST" : "GET"} /settings/1?_method=DELETE`,
      own,
    );
    expect([status, ran.routes]).toEqual([200, ["settings"]]);
  });
});

describe("Fastify's inject", () => {
  test.each([
    ["hostile", hostile, 403, []],
    ["own", own, 200, ["vault"]],
  ])("%s", async (_, headers, status, routes) => {
    const ran: Ran = { routes: [], decisions: [], loaded: [] };
    const app = await fastifyApp(ran);
    const response = await app.inject({ url: "/en/vault/1", headers: { host: "api.example", ...headers } });
    expect([response.statusCode, ran.routes]).toEqual([status, routes]);
  });
});

test("Express: a mounted router's shortened URL is the one that was sent", async () => {
  for (const make of [express4, express5]) {
    const listener: Make = (ran) => {
      const app = make();
      app.use(guardExpress(policy, { onDecision: (decision) => void ran.decisions.push(decision) }));
      const inner = make.Router().get("/", (_, response) => void (ran.routes.push("root"), response.send("root")));
      app.use("/app/:name", inner);
      app.use("/app", make.Router().use("/a", inner));
      return app;
    };
    for (const path of ["/app/a", "/app/a?x=1", "http://api.example/app/a"]) {
      const { status, headers, ran } = await send(listener, `GET ${path}`, friend);
      expect([path, status, headers["access-control-allow-origin"], ran.decisions.length]).toEqual([
        path,
        200,
        "https://app.example",
        1,
      ]);
    }
  }
});

test("Koa: a mounted application's shortened path is the one that was sent", async () => {
  const listener: Make = (ran) => {
    const app = new Koa();
    app.use(guardKoa(policy, { onDecision: (decision) => void ran.decisions.push(decision) }));
    // As koa-mount does it.
    const mount =
      (prefix: string, inner: Koa.Middleware): Koa.Middleware =>
      async (context, next) => {
        const whole = context.path;
        if (!whole.startsWith(prefix)) {
          await next();
          return;
        }
        const left = whole.replace(prefix, "") || "/";
        (context as { mountPath?: string }).mountPath = prefix;
        context.path = left;
        await inner(context, async () => {
          context.path = whole;
          await next();
          context.path = left;
        });
        context.path = whole;
      };
    app.use(
      mount(
        "/app",
        mount("/in", (context, next) => {
          if (context.path === "/away") return next();
          ran.routes.push(context.path);
          context.body = "ok";
          return undefined;
        }),
      ),
    );
    // Behind the mount somebody rewrites to what was left there.
    app.use((context, next) => {
      context.path = context.path.replace("/app/in/away", "/away");
      return next();
    });
    app.use((context) => void (ran.routes.push(`behind ${context.path}`), (context.body = "ok")));
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  };
  for (const [path, route] of [
    ["/app/in/1", "/1"],
    ["/app/in", "/"],
  ] as const) {
    const { status, headers, ran } = await send(listener, `GET ${path}`, friend);
    expect([path, status, headers["access-control-allow-origin"], ran.routes]).toEqual([
      path,
      200,
      "https://app.example",
      [route],
    ]);
  }
  const behind = await send(listener, "GET /app/in/away", friend);
  expect([behind.headers["access-control-allow-origin"], behind.ran.routes]).toEqual([undefined, ["behind /away"]]);
});
