import { AsyncLocalStorage } from "node:async_hooks";
import http, { type RequestListener } from "node:http";
import net from "node:net";
import makeConnect, { type NextHandleFunction } from "connect";
import express from "express";
import express4 from "express4";
import middie from "@fastify/middie";
import Fastify from "fastify";
import KoaRouter from "@koa/router";
import Koa from "koa";
import { describe, expect, onTestFinished, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard as guardExpress, type Middleware } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { freshExpress } from "./fresh-express.ts";
import { askServer, evil, self } from "./threats-fixture.ts";

const publicRates = definePolicy({
  sallyport: 1,
  self: [...self],
  resources: [{ path: "/rates", share: { with: "anyone", methods: ["GET"], because: "public" } }],
});

const vault = definePolicy({
  sallyport: 1,
  self: [...self],
  resources: [{ path: "/vault", forgery: { reads: "refuse" } }],
});

/** The first line of a response, and its body. */
async function ask(listener: RequestListener, lines: readonly string[]): Promise<string> {
  const server = http.createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return askServer(server, [...lines, "Host: api.example", `Origin: ${evil}`, "Connection: close", "", ""]);
}

describe("past the gate", () => {
  test("cookies() of next/headers: a store that was filled before the guard", async () => {
    const store = new AsyncLocalStorage<Headers>();
    const cookies = (): string | null => store.getStore()?.get("cookie") ?? null;
    const route = guardWeb(publicRates, (seen) => new Response(`${String(seen.headers.get("cookie"))} ${cookies()}`));
    const headers = { origin: evil, cookie: "session=1" };
    const sent = new Request("https://api.example/rates", { headers });
    const response = await store.run(new Headers(headers), () => route(sent));
    expect(await response.text()).toBe("null session=1");
  });

  test("a session that middleware loaded before the guard", async () => {
    const guarded = guardNode(publicRates, (seen, response) =>
      response.end(`${String(seen.headers.cookie)} ${String((seen as { session?: string }).session)}`),
    );
    const withSession: RequestListener = (seen, response) => {
      guarded(Object.assign(seen, { session: seen.headers.cookie }), response);
    };
    expect(await ask(withSession, ["GET /rates HTTP/1.1", "Cookie: session=1"])).toMatch(/undefined session=1$/);
  });

  const connect = (...stack: readonly Middleware[]): RequestListener => {
    const app = makeConnect();
    for (const middleware of stack) app.use(middleware as NextHandleFunction);
    return app;
  };
  const rewrite: Middleware = (seen, _, next) => {
    seen.url = (seen.url ?? "").replace(/^\/en/, "");
    next();
  };
  const run: Middleware = (seen, response) => void response.end(`ran ${String(seen.url)}`);

  const expressRoutes = (app: express.Application): express.Application =>
    app.use(rewrite as never).get("/vault", (_, response) => void response.send("ran /vault"));

  test("an Express application inside the guard of sallyport/node", async () => {
    const app = expressRoutes(express());
    expect(await ask(guardNode(vault, app), ["GET /en/vault HTTP/1.1"])).toMatch(/ran \/vault$/);
  });

  test("an Express application in middleware of Fastify", async () => {
    const askFastify = async (...stack: readonly express.RequestHandler[]): Promise<string> => {
      const app = Fastify();
      onTestFinished(() => app.close());
      await app.register(guardFastify, { policy: vault });
      await app.register(middie);
      app.use(expressRoutes(express().use(...stack)) as never);
      await app.ready();
      return ask((seen, response) => void app.server.emit("request", seen, response), ["GET /en/vault HTTP/1.1"]);
    };
    expect(await askFastify((_request, _response, next) => next())).toMatch(/ran \/vault$/);
    expect(await askFastify(guardExpress(vault))).toMatch(/^HTTP\/1\.1 403/);
  });

  test("a sub-application of another copy of Express", async () => {
    const app = express();
    app.use(guardExpress(vault));
    app.use(expressRoutes(express4() as express.Application));
    expect(await ask(app, ["GET /en/vault HTTP/1.1"])).toMatch(/ran \/vault$/);
  });

  test("a router of another copy of Express that a function calls", async () => {
    const router = express4.Router() as express.Router;
    router.use(rewrite as never);
    router.get("/vault", (_, response) => void response.send("ran /vault"));
    const appWith = (handler: express.RequestHandler): express.Application =>
      express().use(guardExpress(vault)).use(handler);
    const wrapped = appWith((seen, response, next) => void router(seen, response, next));
    expect(await ask(wrapped, ["GET /en/vault HTTP/1.1"])).toMatch(/ran \/vault$/);
    expect(await ask(appWith(router), ["GET /en/vault HTTP/1.1"])).toMatch(/^HTTP\/1.1 403/);
  });

  test("middleware of Koa that routes by ctx.req.url", async () => {
    const app = new Koa();
    app.silent = true;
    const ran: unknown[] = [];
    app.use(guardKoa(vault));
    app.use(({ req }) => {
      req.url = req.url?.replace(/^\/en/, "") ?? "";
      ran.push(req.url);
    });
    const callback = app.callback();
    await ask((seen, response) => void callback(seen, response), ["GET /en/vault HTTP/1.1"]);
    expect(ran).toEqual(["/vault"]);
  });

  test("a router of Koa with the option routerPath", async () => {
    const app = new Koa();
    app.silent = true;
    const ran: string[] = [];
    app.use(guardKoa(vault));
    app.use(new KoaRouter({ routerPath: "/vault" }).get("/vault", () => void ran.push("vault")).routes());
    const callback = app.callback();
    await ask((seen, response) => void callback(seen, response), ["GET /en HTTP/1.1"]);
    expect(ran).toEqual(["vault"]);
  });

  const koaVault = (...middleware: readonly Koa.Middleware[]): Promise<string[]> => {
    const app = new Koa();
    app.silent = true;
    const ran: string[] = [];
    app.use(guardKoa(vault));
    for (const one of middleware) app.use(one);
    app.use(({ path }) => void ran.push(path));
    const callback = app.callback();
    return ask((seen, response) => void callback(seen, response), ["GET /en/vault HTTP/1.1"]).then(() => ran);
  };
  const short = (path: string): string => path.replace(/^\/en/, "");

  test("what a Koa application puts in the place of Koa's own accessors", async () => {
    const ran: string[] = [];
    await koaVault((context) => {
      const derived = Object.create(context, { path: { value: short(context.path) } }) as Koa.Context;
      ran.push(derived.path);
    });
    await koaVault((context) => void ran.push(new URL(short(context.originalUrl), "https://api.example").pathname));
    expect(ran).toEqual(["/vault", "/vault"]);
  });

  test("a prefix that a Koa application writes into ctx.mountPath and takes off itself", async () => {
    const ran = await koaVault((context, next) => {
      Object.assign(context, { mountPath: "/en" });
      context.path = short(context.path);
      return next();
    });
    expect(ran).toEqual(["/vault"]);
  });

  test("a header field that middleware changes behind the guard", async () => {
    const app = express();
    app.use(guardExpress(publicRates));
    app.use((seen, _, next) => {
      seen.headers.cookie = "session=2";
      next();
    });
    app.use((seen, response) => void response.send(`cookie ${String(seen.headers.cookie)}`));
    expect(await ask(app, ["GET /rates HTTP/1.1", "Cookie: session=1"])).toMatch(/cookie session=2$/);
  });

  test("a mount of Connect for a path with a dot", async () => {
    const app = makeConnect();
    app.use(guardExpress(vault) as NextHandleFunction);
    app.use("/vault", run as NextHandleFunction);
    expect(await ask(app, ["GET /vault.x HTTP/1.1"])).toMatch(/ran \/\.x$/);
    expect(await ask(app, ["GET /vault HTTP/1.1"])).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("a URL that middleware of Connect rewrites behind the guard", async () => {
    const get = ["GET /en/vault HTTP/1.1"];
    expect(await ask(connect(guardExpress(vault), rewrite, run), get)).toMatch(/ran \/vault$/);
    expect(await ask(connect(rewrite, guardExpress(vault), run), get)).toMatch(/^HTTP\/1\.1 403 /);
    const app = connect(guardExpress(vault), run);
    const rewritten: RequestListener = (seen, response) => rewrite(seen, response, () => app(seen, response));
    expect(await ask(rewritten, get)).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("a router of Express without an application", async () => {
    const make = freshExpress();
    const router = make
      .Router()
      .use(guardExpress(vault), rewrite as never)
      .get("/vault", (_, response) => void response.end("ran /vault"));
    const get = ["GET /en/vault HTTP/1.1"];
    const alone: RequestListener = (seen, response) => router(seen as never, response as never, () => undefined);
    expect(await ask(alone, get)).toMatch(/ran \/vault$/);
    expect(await ask(make().use(router), get)).toMatch(/^HTTP\/1\.1 403/);
  });

  test.each(["checkContinue", "connect", "upgrade"])('server.on("%s") beside a guarded listener', async (event) => {
    const server = http.createServer(guardNode(vault, (_, response) => response.end("ok")));
    server.on(event, (_: http.IncomingMessage, output: http.ServerResponse | net.Socket) =>
      output instanceof http.ServerResponse ? output.end("ran") : output.end("HTTP/1.1 200 OK\r\n\r\nran"),
    );
    const heads: Readonly<Record<string, readonly string[]>> = {
      checkContinue: ["GET /vault HTTP/1.1", "Expect: 100-continue", "Connection: close"],
      connect: ["CONNECT /vault HTTP/1.1", "Connection: close"],
      upgrade: ["GET /vault HTTP/1.1", "Connection: Upgrade", "Upgrade: websocket"],
    };
    const lines = [...(heads[event] ?? []), "Host: api.example", `Origin: ${evil}`, "", ""];
    expect(await askServer(server, lines)).toMatch(/ran$/m);
  });
});
