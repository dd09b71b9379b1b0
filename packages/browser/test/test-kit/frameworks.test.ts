import fastifyCors from "@fastify/cors";
import cors from "cors";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { cors as honoCors } from "hono/cors";
import Koa from "koa";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { assertExecutesNothing, assertReads, assertRefused, browserFor, type App } from "../../src/test-kit/index.ts";

interface KoaCorsOptions {
  readonly origin: (context: Koa.Context) => string;
  readonly credentials: boolean;
}

/** It has no types of its own. */
const koaCors = createRequire(import.meta.url)("@koa/cors") as (options: KoaCorsOptions) => Koa.Middleware;

const APP = "https://app.example";
const API = "https://api.example";
const URL_OF_ACCOUNT = `${API}/accounts/1`;

const shared = { "access-control-allow-origin": APP, "access-control-allow-credentials": "true", vary: "origin" };

/** Each shares /accounts/1 with the app, by the package that its users take. */
const apps: readonly [string, () => App | Promise<App>][] = [
  [
    "Express and cors",
    () => {
      const app = express();
      app.use(cors({ origin: [APP], credentials: true }));
      app.get("/accounts/:id", (_request, response) => void response.json({ id: 1 }));
      return app as App;
    },
  ],
  [
    "Fastify and @fastify/cors",
    async () => {
      const app = fastify();
      await app.register(fastifyCors, { origin: [APP], credentials: true });
      app.get("/accounts/:id", () => ({ id: 1 }));
      return app;
    },
  ],
  [
    "Koa and @koa/cors",
    () => {
      const app = new Koa();
      app.use(koaCors({ origin: (context) => (context.get("origin") === APP ? APP : ""), credentials: true }));
      app.use((context) => void (context.body = { id: 1 }));
      return app;
    },
  ],
  [
    "Hono and hono/cors",
    () => {
      const app = new Hono();
      app.use(honoCors({ origin: [APP], credentials: true }));
      return app.get("/accounts/:id", (context) => context.json({ id: 1 }));
    },
  ],
  [
    "a node:http server by hand",
    () => createServer((_request, response) => void response.writeHead(200, shared).end("{}")),
  ],
  ["a Web handler by hand", () => () => Response.json({ id: 1 }, { headers: shared })],
];

describe.each(apps)("%s", (_name, make) => {
  test("its page reads, another is refused, and changes nothing", async () => {
    const browser = browserFor({ [API]: await make() });
    await assertReads(await browser.pageAt(APP), URL_OF_ACCOUNT, { credentials: "include" });
    const evil = await browser.pageAt("https://evil.example");
    await assertRefused(evil, URL_OF_ACCOUNT, { credentials: "include" });
    await assertExecutesNothing(evil, URL_OF_ACCOUNT, { method: "DELETE" });
    await expect(assertReads(evil, URL_OF_ACCOUNT)).rejects.toThrow("the browser blocks the page from reading it");
  });
});

describe("an Express application with cors that reflects, and lets cookies through", () => {
  const app = express();
  app.use(cors({ origin: true, credentials: true }));
  app.get("/accounts/:id", (_request, response) => void response.json({ id: 1 }));

  test("fails the test, whose message says why and how to mend it", async () => {
    const page = await browserFor({ [API]: app as App }).pageAt("https://evil.example");
    const error = await assertRefused(page, URL_OF_ACCOUNT, { credentials: "include" }).then(
      () => undefined,
      (reason: unknown) => reason as Error,
    );
    expect(error?.name).toBe("AssertionError");
    await expect(`${error?.message ?? ""}\n`).toMatchFileSnapshot("fixtures/reflecting.txt");
    for (const words of [
      "Expected a page at https://evil.example to be refused GET https://api.example/accounts/1.",
      "In chromium, firefox and webkit the page can read the response, status 200.",
      "`Access-Control-Allow-Origin: https://evil.example` and `Access-Control-Allow-Credentials: true`",
      "echoes every Origin",
      'cors({ origin: ["https://app.example"], credentials: true })',
      "share: { with:",
    ])
      expect(error?.message).toContain(words);
  });
});
