import type { IncomingMessage, ServerResponse } from "node:http";
import express5 from "express";
import express4 from "express4";
import Koa from "koa";
import mount from "koa-mount";
import { afterEach, describe, expect, test, vi } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { Gate } from "../../src/server/gate.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { send } from "./rewriting.ts";

/** A request through many mounts costs a few decisions at each: whoever chooses the path must not choose the work. */
const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] });

type Application = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Routers two deep, one behind the other, that all match and hand on. */
function expressOf(express: typeof express5, mounts: number): Application {
  const app = express();
  app.use(guardExpress(policy));
  for (let count = 0; count < mounts; count++) {
    const [outer, inner] = [express.Router(), express.Router()];
    inner.use((_, __, next) => next());
    outer.use("/b", inner);
    app.use("/a", outer);
  }
  app.use((_, response) => void response.end("ran"));
  return app;
}

/** Middleware that writes both again and again, as no router does. */
function rewritingOf(express: typeof express5, times: number): Application {
  const app = express();
  app.use(guardExpress(policy, { onError: () => undefined }));
  for (let count = 0; count < times; count++)
    app.use((request, _, next) => {
      request.baseUrl += `/${String(count)}`;
      request.url = `/c/${String(count)}`;
      next();
    });
  app.use((_, response) => void response.end("ran"));
  return app;
}

function koaOf(mounts: number): Application {
  const app = new Koa();
  app.use(guardKoa(policy) as Koa.Middleware);
  const reads: Koa.Middleware = (context, next) => {
    context.state.path = context.path;
    return next();
  };
  for (let count = 0; count < mounts; count++) app.use(mount("/a", mount("/b", reads)));
  app.use((context) => void (context.body = context.path));
  return app.callback();
}

const targets = [
  "/a/b",
  "/A//B//",
  "/a//b",
  "/a///b",
  "/a/b//",
  "/A////b/../..//a//b",
  "/a/b/c",
  "//a//b",
  "/a/b//%2f//x",
];

afterEach(() => vi.restoreAllMocks());

async function rerouted(application: Application, target: string): Promise<{ times: number; status: number }> {
  const decisions = vi.spyOn(Gate.prototype, "decide");
  const { status } = await send((request, response) => void application(request, response), `GET ${target}`);
  return { times: decisions.mock.calls.length - 1, status };
}

describe.each([
  ["Express 4", (mounts: number) => expressOf(express4, mounts)],
  ["Express 5", (mounts: number) => expressOf(express5, mounts)],
  ["Koa", koaOf],
])("%s", (_, applicationOf) => {
  test.each(targets)("40 mounts: %s: at most four decisions at each", async (target) => {
    const { times, status } = await rerouted(applicationOf(40), target);
    expect(status).toBe(200);
    expect(times).toBeLessThanOrEqual(4 * 40);
  });
});

describe.each([
  ["Express 4", express4],
  ["Express 5", express5],
])("%s", (_, express) => {
  test("40 rewritings of baseUrl and url: at most two decisions for each", async () => {
    const { times, status } = await rerouted(rewritingOf(express, 40), "/a/b");
    expect(status).toBe(200);
    expect(times).toBeLessThanOrEqual(2 * 40);
  });
});
