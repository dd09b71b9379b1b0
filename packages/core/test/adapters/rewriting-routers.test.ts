import express5 from "express";
import express4 from "express4";
import { describe, expect, test, vi } from "vitest";
import { Gate } from "../../src/server/gate.ts";
import { definePolicy, type Policy } from "../../src/index.ts";
import { guard, type GuardOptions } from "../../src/adapters/express.ts";
import { send } from "./rewriting.ts";

/** Applications that write `req.baseUrl`, which routers write too, and which no router reads. */
const app = "https://app.example";
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/vault/:id", forgery: { reads: "refuse" } },
    { path: "/api/vault/:id", forgery: { reads: "refuse" } },
    { path: "/shared/**", share: { with: [app], methods: ["GET"], credentials: true } },
    { path: "/open/**", share: { with: "anyone", methods: ["GET"], because: "public" } },
  ],
});

type Express = typeof express5;
type Router = express5.Router;

const headers = (origin: string): Record<string, string> => ({
  origin,
  cookie: "s=1",
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "cors",
});

const guarded = (express: Express, used: Policy = policy, options: GuardOptions = {}): express5.Application =>
  express().use(guard(used, { onError: () => undefined, ...options }));

/** Takes a prefix off by hand, and writes `baseUrl` as a router does. */
function strip(router: Router, prefix: string): void {
  router.use((request, _, next) => {
    if (request.url.startsWith(`${prefix}/`)) {
      request.baseUrl += prefix;
      request.url = request.url.slice(prefix.length).replace(/^\/+/, "/");
    }
    next();
  });
}

describe.each<[name: string, express: Express]>([
  ["Express 4", express4],
  ["Express 5", express5],
])("%s", (_, express) => {
  function stripping(): express5.Application {
    const application = guarded(express);
    const api = express.Router();
    strip(api, "/v1");
    api.get("/vault/:id", (__, response) => void response.end("ran"));
    application.use("/api", api);
    for (const prefix of ["/v1", "/shared", "/open"]) strip(application, prefix);
    application.get("/vault/:id", (__, response) => void response.end("ran"));
    application.get("/private", (__, response) => void response.end("ran"));
    return application;
  }

  test.each([
    "/v1/vault/1",
    "/v1//vault/1",
    "/open/vault/1",
    "/open//vault/1",
    "/shared//vault/1",
    "/api/v1/vault/1",
    "/api/v1//vault/1",
  ])("%s: a prefix taken off by hand shows the path that is routed, and it is refused", async (target) => {
    const { status, body } = await send(stripping(), `GET ${target}`, headers(app));
    expect([status, body]).toEqual([403, expect.not.stringMatching(/^ran$/)]);
  });

  test.each(["/shared/private", "/shared//private", "/open//private"])(
    "%s gets no grant of the prefix",
    async (target) => {
      const response = await send(stripping(), `GET ${target}`, headers(app));
      expect(response.headers["access-control-allow-origin"]).toBeUndefined();
    },
  );

  test("a prefix that is taken off where a parameter is loaded for a route", async () => {
    const application = guarded(express);
    application.param("version", (request, __, next) => {
      request.baseUrl += "/v1";
      request.url = request.url.slice(3);
      next();
    });
    application.get("/:version/vault/:id", (__, ___, next) => next("route"));
    application.get("/vault/:id", (__, response) => void response.end("ran"));
    const { status, body } = await send(application, "GET /v1/vault/1", headers(app));
    expect([status, body]).toEqual([403, expect.not.stringMatching(/^ran$/)]);
  });

  /** Routers in routers, each of which has one line of its own. */
  function nested(depth: number, write: (request: express5.Request) => void, used = policy): express5.Application {
    const application = guarded(express, used);
    let outer: Router = application;
    for (let level = 0; level < depth; level++) {
      const inner = express.Router();
      inner.use((request, __, next) => {
        write(request);
        next();
      });
      outer.use(`/s${String(level)}`, inner);
      outer = inner;
    }
    outer.get("/x", (__, response) => void response.end("ran"));
    return application;
  }

  test.each<[desc: string, write: (request: express5.Request) => void]>([
    ["puts a prefix before it", (request) => (request.baseUrl = `/p${request.baseUrl}`)],
    ["sets it", (request) => (request.baseUrl = "/p")],
    ["empties it", (request) => (request.baseUrl = "")],
  ])("ten routers deep, each %s: nothing is rewritten", async (__, write) => {
    const path = Array.from({ length: 10 }, (___, level) => `/s${String(level)}`).join("");
    const { status, body } = await send(nested(10, write), `GET ${path}/x`, headers(app));
    expect([status, body]).toEqual([200, "ran"]);
  });

  type Build = (application: express5.Application) => void;
  const pass: express5.RequestHandler = (_request, __, next) => {
    next();
  };
  const vault: express5.RequestHandler = (__, response) => void response.end("ran");
  const byHand =
    (target: (request: express5.Request, response: express5.Response, next: express5.NextFunction) => void) =>
    (request: express5.Request, response: express5.Response, next: express5.NextFunction): void => {
      if (!request.url.startsWith("/shared/")) {
        next();
        return;
      }
      request.baseUrl += "/shared";
      request.url = request.url.slice("/shared".length);
      target(request, response, next);
    };
  const routerOf = (...handlers: express5.RequestHandler[]): Router => {
    const router = express.Router();
    if (handlers.length > 0) router.use(...handlers);
    return router.get("/vault/:id", vault);
  };
  /** Loads a parameter, and takes it off the URL. */
  const takeOff: express5.RequestParamHandler = (request, __, next, value: string) => {
    request.url = request.url.slice(value.length + 1);
    next();
  };

  test.each<[desc: string, build: Build]>([
    [
      "middleware with a path before a parameter that is taken off",
      (application) => {
        application.use("/shared", pass);
        application.param("name", takeOff);
        application.get("/:name/vault/:id", (__, ___, next) => next("route"));
        application.get("/vault/:id", vault);
      },
    ],
    [
      "routers that a function composes",
      (application) => {
        const first = express.Router().use("/shared", pass);
        const second = routerOf();
        application.use((request, response, next) => {
          first(request, response, () => {
            request.url = request.url.replace("/shared", "");
            second(request, response, next);
          });
        });
      },
    ],
    ["a router that is called by hand", (application) => application.use(byHand(routerOf(pass)))],
    ["a sub-application that is called by hand", (application) => application.use(byHand(express().use(routerOf())))],
    [
      "an application that calls itself",
      (application) => {
        application.use(byHand((request, response) => void application(request, response)));
        application.get("/vault/:id", vault);
      },
    ],
    [
      "an application that calls itself in a mount",
      (application) => {
        application.use("/shared", (request, response) => void application(request, response));
        application.get("/vault/:id", vault);
      },
    ],
    [
      "request.next",
      (application) => {
        application.use(byHand((request) => request.next?.()));
        application.use(pass);
        application.use("/vault", express.Router().get("/:id", vault));
      },
    ],
    [
      "a proxy of the response",
      (application) => {
        const inner = express().use(byHand((_request, __, next) => next()));
        inner.get("/vault/:id", vault);
        application.use((request, response) => void inner(request, new Proxy(response, {})));
      },
    ],
    [
      "a URL that is written after next",
      (application) => {
        application.use((request, __, next) => {
          next();
          request.url = "/vault/1";
        });
        // Express goes on by a timer after a hundred.
        for (let count = 0; count < 130; count++) application.use(pass);
        application.get("/vault/:id", vault);
      },
    ],
  ])("%s: /shared/vault/1 is routed as /vault/1, and refused", async (__, build) => {
    const application = guarded(express);
    build(application);
    const { status, body } = await send(application, "GET /shared/vault/1", headers(app));
    expect([status, body]).toEqual([403, expect.not.stringMatching(/^ran$/)]);
  });

  test("a router that is called by hand loads no parameter of a path that is refused", async () => {
    const loaded: string[] = [];
    const router = express.Router();
    router.param("id", (_request, ___, next, value: string) => {
      loaded.push(value);
      next();
    });
    router.get("/vault/:id", vault);
    const application = guarded(express);
    application.use(byHand(router));
    const { status } = await send(application, "GET /shared/vault/1", headers(app));
    expect([status, loaded]).toEqual([403, []]);
  });

  test.each<[desc: string, late: (next: (error: Error) => void) => void]>([
    ["an error of a timer", (next) => setTimeout(next, 20, new Error("late"))],
    ["an error of an event", (next) => setImmediate(next, new Error("late"))],
  ])("%s, while a mounted handler waits, is handled as ever", async (__, late) => {
    const application = guarded(express);
    application.use((_request, ___, next) => {
      late(next);
      next();
    });
    const waiting = express.Router();
    waiting.get("/vault/1", () => undefined);
    // What the routers have left of the URL while it waits would be refused.
    application.use(express.Router().use("/shared", waiting));
    const handleError = (...parameters: [unknown, unknown, express5.Response, unknown]): void =>
      void parameters[2].status(503).end("late");
    // Express tells handlers of errors by their four parameters.
    Object.defineProperty(handleError, "length", { value: 4 });
    application.use(handleError as express5.ErrorRequestHandler);
    const { status, body, headers: sent } = await send(application, "GET /shared/vault/1", headers(app));
    expect([status, body, sent["access-control-allow-origin"]]).toEqual([503, "late", app]);
  });

  test.each<[desc: string, url: unknown]>([
    ["a list", ["/a", "/b"]],
    ["a number", 5],
    ["nothing", undefined],
    ["an empty text", ""],
  ])("a URL that is %s is no target: 400", async (__, url) => {
    const application = guarded(express);
    application.use((request, ___, next) => {
      request.url = url as string;
      next();
    });
    application.use(vault);
    expect((await send(application, "GET /shared/x", headers(app))).status).toBe(400);
  });

  test("a router that is mounted at the whole path: another method is judged for that path", async () => {
    const items = definePolicy({
      sallyport: 1,
      self: ["https://api.example"],
      resources: [{ path: "/items", share: { with: [app], methods: ["POST", "PUT"], credentials: true } }],
    });
    const application = guarded(express, items);
    const router = express.Router();
    router.use((request, __, next) => {
      request.method = "PUT";
      next();
    });
    router.all("/", vault);
    application.use("/items", router);
    const { status, body } = await send(application, "POST /items?_method=PUT", headers(app));
    expect([status, body]).toEqual([200, "ran"]);
  });

  test("a guard in a mount: what follows it there is judged by its whole path", async () => {
    const application = express();
    application.use("/shared", guard(policy), routerOf(pass));
    const { status, body, headers: sent } = await send(application, "GET /shared/vault/1", headers(app));
    expect([status, body, sent["access-control-allow-origin"]]).toEqual([200, "ran", app]);
  });

  test("a slash that a mount takes off with its path is not judged again", async () => {
    const application = guarded(express);
    const judged = vi.spyOn(Gate.prototype, "decide");
    application.use("/other", express.Router().use(vault));
    await send(application, "GET /other//vault/1", headers(app));
    expect(judged).toHaveBeenCalledOnce();
    judged.mockRestore();
  });

  test("a router in itself is a mount like others", async () => {
    const application = guarded(express);
    const router = express.Router();
    router.use("/shared", router);
    router.get("/vault/:id", vault);
    application.use("/shared", router);
    const { status, body } = await send(application, "GET /shared/shared/vault/1", headers(app));
    expect([status, body]).toEqual([200, "ran"]);
  });
});
