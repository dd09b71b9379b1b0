import express5 from "express";
import express4 from "express4";
import { describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
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

const guarded = (express: Express, used = policy, options: GuardOptions = {}): express5.Application =>
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

  /** What loads a parameter writes the URL, at each depth, while the router takes a prefix off it. */
  function lost(used = policy, options: GuardOptions = {}): express5.Application {
    const application = guarded(express, used, options);
    let outer: Router = application;
    for (let level = 0; level < 12; level++) {
      const inner = express.Router();
      outer.param(`p${String(level)}`, (request, __, next) => {
        request.url = `/loaded${String(level)}${request.url}`;
        next();
      });
      outer.use(`/:p${String(level)}`, inner);
      outer = inner;
    }
    outer.use((__, response) => void response.end("ran"));
    return application;
  }
  const deep = "/a".repeat(40);

  test("readings that cannot be told apart are not judged without end: 500, without a grant", async () => {
    let errors = 0;
    const application = lost(policy, { onError: () => errors++ });
    const { status, body, headers: sent } = await send(application, `GET /shared${deep}`, headers(app));
    expect([status, body, errors]).toEqual([500, expect.not.stringContaining("ran"), 1]);
    expect(sent["access-control-allow-origin"]).toBeUndefined();
  });

  test("in report mode they change nothing", async () => {
    let errors = 0;
    const { status, body } = await send(
      lost(policy, { enforce: "report", onError: () => errors++ }),
      `GET ${deep}`,
      headers(app),
    );
    expect([status, body, errors]).toEqual([200, "ran", 1]);
  });
});
