import http, { type IncomingMessage, type RequestListener } from "node:http";
import middie from "@fastify/middie";
import express5 from "express";
import express4 from "express4";
import Fastify, { type FastifyInstance } from "fastify";
import KoaRouter from "@koa/router";
import Koa from "koa";
import mount from "koa-mount";
import { describe, expect, test } from "vitest";
import { definePolicy, type Decision } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { issueToken } from "../../src/token/index.ts";
import { listen } from "@sallyport/testing/http";
import { expectNothingUnheard } from "../unheard.ts";

const secrets = ["a secret that only the tests of this project know"];
const token = { secrets, session: (): string => "s1" };
const app = "https://app.example";
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/vault/:id", forgery: { reads: "refuse" } },
    { path: "/shared/**", share: { with: [app], methods: ["GET"], credentials: true } },
    { path: "/open/**", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/beta/:id", enforce: "report" },
    { path: "/pay", forgery: { token: true } },
  ],
});

expectNothingUnheard();

interface Sent {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

async function send(listener: RequestListener | http.Server, line: string, fields: object = {}): Promise<Sent> {
  const port = await listen(typeof listener === "function" ? http.createServer(listener) : listener);
  const [method, path] = line.split(" ");
  const headers = { host: "api.example", connection: "close", ...fields };
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", method, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("error", reject).end();
  });
}

const hostile = { origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie: "s=1" };
const friend = { ...hostile, origin: app };
const own = { origin: "https://api.example", "sec-fetch-site": "same-origin", cookie: "s=1" };

const rewrite = (request: { url?: string | undefined; method?: string | undefined }): void => {
  const override = /[?&]_method=([A-Z]+)/.exec(request.url ?? "")?.[1];
  if (override !== undefined) request.method = override;
  request.url = (request.url ?? "").replace(/^\/(?:en|shared|open)(?=\/(?:vault|beta|pay|settings))/, "");
};

/** Undefined where it throws. */
function safely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const routes = (router: express5.Router): void => {
  router.get("/vault/:id", (_, response) => void response.send("vault ran"));
  router.get("/beta/:id", (_, response) => void response.send("beta ran"));
  router.post("/pay", (_, response) => void response.send("paid"));
  router.delete("/settings/:id", (_, response) => void response.send("settings ran"));
};

const rewriting = (_request: IncomingMessage, _response: unknown, next: () => void): void => {
  rewrite(_request);
  next();
};

test.each([
  ["Express 4", express4],
  ["Express 5", express5],
] as const)("%s: what has been sent stays whole, where the rest is refused", async (_, make) => {
  const errors: unknown[] = [];
  const application = make();
  application.use(guardExpress(policy, { token, onError: (error) => void errors.push(error) }));
  application.use((request, response, next) => {
    response.write("a");
    response.end("b");
    rewrite(request);
    next();
  });
  application.use(routes as never);
  expect(await send(application, "GET /shared/vault/1", hostile)).toMatchObject({ status: 200, body: "ab" });
  expect(errors).toEqual([]);
});

describe.each([
  ["Express 4", express4],
  ["Express 5", express5],
] as const)("%s", (_, make) => {
  const application = (
    inner: (framework: typeof express5) => RequestListener,
    decisions: Decision[] = [],
  ): RequestListener => {
    const outer = make();
    outer.use(guardExpress(policy, { token, onDecision: (decision) => void decisions.push(decision) }));
    outer.use(inner(make) as never);
    return outer;
  };
  const plain = (framework: typeof express5): RequestListener => {
    const router = framework.Router();
    router.use(rewriting);
    routes(router);
    return router as unknown as RequestListener;
  };

  test.each([
    ["a named grant", "/shared/beta/1", friend],
    ["anyone", "/open/beta/1", hostile],
  ])("a resource in report mode takes over no CORS field: %s", async (_desc, path, fields) => {
    const decisions: Decision[] = [];
    const { body, headers } = await send(application(plain, decisions), `GET ${path}`, fields);
    expect([body, headers["access-control-allow-origin"], headers["access-control-allow-credentials"]]).toEqual([
      "beta ran",
      undefined,
      undefined,
    ]);
    expect(decisions.map(({ resource, enforce }) => [resource, enforce])).toEqual([
      [expect.stringMatching("/\\*\\*"), "refuse"],
      ["/beta/:id", "report"],
    ]);
  });

  test("a router of another version of Express", async () => {
    const other = make === express4 ? express5 : express4;
    const listener = application(() => plain(other));
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
    expect((await send(listener, "GET /en/settings/1?_method=DELETE", hostile)).status).toBe(403);
    expect((await send(listener, "GET /en/vault/1", own)).body).toBe("vault ran");
  });

  test("an error handler that rewrites", async () => {
    const listener = application((framework) => {
      const router = framework.Router();
      router.use(() => {
        throw new Error("first");
      });
      router.use(((_error: unknown, request: IncomingMessage, _response: unknown, next: (error?: unknown) => void) => {
        rewrite(request);
        next(new Error("second"));
      }) as never);
      const handleError = (...parameters: [unknown, unknown, http.ServerResponse, unknown]): unknown =>
        parameters[2].end("vault ran");
      // Express tells handlers of errors by their four parameters.
      Object.defineProperty(handleError, "length", { value: 4 });
      router.use("/vault", handleError as never);
      return router as unknown as RequestListener;
    });
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
  });

  test("a token in the header counts where the request is routed to", async () => {
    const valid = { ...own, "x-csrf-token": issueToken({ secrets, session: "s1" }) };
    expect((await send(application(plain), "POST /en/pay", valid)).body).toBe("paid");
    expect((await send(application(plain), "POST /en/pay", { ...own, "x-csrf-token": "v1.x.y" })).status).toBe(403);
    expect((await send(application(plain), "POST /en/pay", own)).status).toBe(403);
  });
});

describe("Fastify", () => {
  const withRoutes = async (instance: FastifyInstance): Promise<FastifyInstance> => {
    await instance.register(guardFastify, { policy, token });
    instance.get("/vault/:id", () => "vault ran");
    instance.get("/shared/*", () => "shared");
    instance.delete("/settings/:id", () => "settings ran");
    await instance.ready();
    return instance;
  };

  test.each(["GET /en/vault/1", "GET /settings/1?_method=DELETE"])(
    "a serverFactory that rewrites: %s",
    async (line) => {
      const instance = await withRoutes(
        Fastify({
          serverFactory: (handler) =>
            http.createServer((request, response) => {
              rewrite(request);
              handler(request, response);
            }),
        }),
      );
      const listener: RequestListener = (request, response) => void instance.server.emit("request", request, response);
      expect((await send(listener, line, hostile)).status).toBe(403);
      expect((await send(listener, line, own)).body).toMatch(/ran$/);
    },
  );

  test("middie's shortened URL is no other request, and nothing is thrown into it", async () => {
    const instance = Fastify({ rewriteUrl: ({ url = "" }) => url });
    await instance.register(middie);
    instance.use("/shared", (_request: unknown, _response: unknown, next: () => void) => void setTimeout(next, 2));
    await withRoutes(instance);
    const listener: RequestListener = (request, response) => void instance.server.emit("request", request, response);
    const granted = await send(listener, "GET /shared/a", friend);
    expect([granted.body, granted.headers["access-control-allow-origin"]]).toEqual(["shared", app]);
    expect((await send(listener, "GET /shared/vault/1", friend)).body).toBe("shared");
  });
});

test("Koa: a listener for errors that reads the path of a refused request", async () => {
  const koa = new Koa();
  const heard: string[] = [];
  koa.on(
    "error",
    (error: Error, context: Koa.Context) => void heard.push(`${context.method} ${context.path}: ${error.message}`),
  );
  koa.use(guardKoa(policy, { token }));
  koa.use((context, next) => {
    rewrite(context.req);
    return next();
  });
  koa.use((context) => void (context.body = `${context.path} ran`));
  const callback = koa.callback();
  const listener: RequestListener = (request, response) => void callback(request, response);
  expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
  // A refusal is no error of the application.
  expect(heard).toEqual([]);
});

describe("Koa", () => {
  const ran: string[] = [];
  const start = (build: (koa: Koa) => void): RequestListener => {
    ran.length = 0;
    const koa = new Koa();
    koa.silent = true;
    koa.use(guardKoa(policy, { token }));
    build(koa);
    const callback = koa.callback();
    return (request, response) => void callback(request, response);
  };
  const routed = new KoaRouter()
    .get("/vault/:id", (context) => void (ran.push(`vault ${String(context.params.id)}`), (context.body = "vault")))
    .get("/shared/:id", (context) => void (ran.push(context.routerPath ?? ""), (context.body = "shared")))
    .delete("/settings/:id", (context) => void (ran.push("settings"), (context.body = "gone")));

  test.each<[string, Koa.Middleware]>([
    ["a log", (context, next) => (void safely(() => `${context.method} ${context.path}`), next())],
    [
      "a router that falls back on another",
      (context, next) => safely(() => routed.routes()(context as never, next) as Promise<void>) ?? next(),
    ],
  ])("a refusal that %s catches routes nothing", async (_, middleware) => {
    const listener = start((koa) => {
      koa.use((context, next) => (rewrite(context.req), next()));
      koa.use(middleware);
      koa.use(routed.routes());
    });
    for (const line of ["GET /en/vault/1", "GET /en/settings/1?_method=DELETE"])
      expect((await send(listener, line, hostile)).status).toBe(403);
    expect(ran).toEqual([]);
    expect((await send(listener, "GET /en/vault/1", own)).body).toBe("vault");
  });

  test("a listener that reads the path after the response ends no process", async () => {
    const listener = start((koa) => {
      koa.use((context, next) => {
        context.res.once("finish", () => {
          rewrite(context.req);
          ran.push(`${context.method} ${context.path}`);
        });
        return next();
      });
      koa.use((context) => {
        context.respond = false;
        context.res.end("ok");
      });
    });
    expect((await send(listener, "GET /en/vault/1", hostile)).body).toBe("ok");
    await expect.poll(() => ran).toEqual(["GET /en/vault/1"]);
  });

  test.each<[string, (context: Koa.Context, next: () => Promise<unknown>) => unknown]>([
    ["nothing but itself", () => undefined],
    ["the chain goes on in", (_, next) => next()],
  ])("a callback that %s reads of a refused rewriting ends no process", async (_, then) => {
    const listener = start((koa) => {
      koa.use(
        (context, next) =>
          new Promise((resolve) => {
            setTimeout(() => {
              rewrite(context.req);
              ran.push(`read ${context.path}`);
              resolve(then(context, next));
            }, 1);
          }),
      );
      koa.use(routed.routes());
      koa.use((context) => {
        ran.push(`behind ${context.path}`);
        context.respond = false;
        context.res.write("after the end");
      });
    });
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
    // The rewriting is taken back, and no router routes what is left.
    expect(ran).toEqual(then.length === 0 ? ["read *"] : ["read *", "behind *"]);
    expect((await send(listener, "GET /en/vault/1", own)).status).toBe(then.length === 0 ? 404 : 200);
  });

  test("a path that is rewritten inside a mount stands behind the mount's prefix", async () => {
    const inner = new Koa();
    inner.use((context, next) => {
      context.path = context.path.replace(/^\/v1/, "");
      return next();
    });
    inner.use(new KoaRouter().get("/1", (context) => void (ran.push("vault"), (context.body = "vault"))).routes());
    const listener = start((koa) => koa.use(mount("/vault", mount("/deep", inner))).use(mount("/vault", inner)));
    for (const path of ["/vault/1", "/vault/v1/1"])
      expect((await send(listener, `GET ${path}`, hostile)).status, path).toBe(403);
    expect(ran).toEqual([]);
    expect((await send(listener, "GET /vault/v1/1", own)).body).toBe("vault");
  });

  test("a second application that is handed the request", async () => {
    const second = new Koa();
    second.silent = true;
    second.use(routed.routes());
    const handle = second.callback();
    const listener = start((koa) =>
      koa.use((context) => {
        rewrite(context.req);
        context.respond = false;
        return handle(context.req, context.res);
      }),
    );
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
    expect(ran).toEqual([]);
    expect((await send(listener, "GET /en/vault/1", own)).body).toBe("vault");
  });

  test("the pattern that @koa/router leaves in routerPath isn't a path", async () => {
    const listener = start((koa) => koa.use(routed.routes()));
    expect(await send(listener, "GET /shared/1", friend)).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": app },
    });
    expect(ran).toEqual(["/shared/:id"]);
  });

  test("koa-mount whose application hands the request on", async () => {
    const inner = new Koa().use(async (context, next) => {
      await next();
      ran.push(`log ${context.path}`);
    });
    const listener = start((koa) => {
      koa.use(mount("/shared", inner));
      koa.use((context) => void (ran.push(context.path), (context.body = "ok")));
    });
    expect(await send(listener, "GET /shared/vault/1", friend)).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": app },
    });
    expect(ran).toEqual(["/shared/vault/1", "log /shared/vault/1"]);
  });
});

test("a guard in report mode reports what is rewritten to what it would refuse", async () => {
  const decisions: Decision[] = [];
  const application = express5();
  application.use(
    guardExpress(policy, { token, enforce: "report", onDecision: (decision) => void decisions.push(decision) }),
  );
  application.use(rewriting as never);
  routes(application as never);
  expect((await send(application, "GET /en/vault/1", hostile)).body).toBe("vault ran");
  expect(decisions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["pass", "not-shared"],
    ["refuse", "read-refused"],
  ]);
});
