import { getRequestListener, type HttpBindings } from "@hono/node-server";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import http, { type RequestListener } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import { definePolicy, type GuardOptions } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { guard } from "../../src/adapters/node.ts";
import { listen, send } from "@sallyport/testing/http";

const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] });

const listeners: Readonly<Record<string, (options: GuardOptions) => RequestListener>> = {
  "node:http": (options) => guard(policy, (_request, response) => response.end(), options),
  Express: (options) => express().use(guardExpress(policy, options)),
  Koa: (options) => {
    const listener = new Koa().use(guardKoa(policy, options)).callback();
    return (request, response) => void listener(request, response);
  },
  Hono: (options) => {
    const app = new Hono<{ Bindings: HttpBindings }>().use(guardHono(policy, options));
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
};

/** What is reported of a server in two requests. */
async function reported(server: http.Server, onError: ReturnType<typeof vi.fn>): Promise<string[]> {
  const port = await listen(server);
  await send(port, "GET /");
  await send(port, "GET /");
  return onError.mock.calls.map(([error]) => (error as Error).message);
}

describe.each(Object.entries(listeners))("on %s", (_, make) => {
  const onError = vi.fn();
  const started = (): http.Server => {
    onError.mockClear();
    return http.createServer(make({ onError }));
  };

  test("a socket server that no guard stands before is reported, once", async () => {
    const server = started();
    new WebSocketServer({ server });
    expect(await reported(server, onError)).toEqual([expect.stringContaining("any page can open its WebSockets")]);
  });

  test("one behind guard.upgrade isn't", async () => {
    const server = started();
    server.on(
      "upgrade",
      guard.upgrade(policy, (_request, socket) => void socket.destroy()),
    );
    expect(await reported(server, onError)).toEqual([]);
  });

  test("no socket server is none", async () => {
    expect(await reported(started(), onError)).toEqual([]);
  });
});

test("on Fastify, which is guarded at its server, nothing is reported", async () => {
  const onError = vi.fn();
  const app = Fastify();
  await app.register(guardFastify, { policy, onError });
  app.server.on(
    "request",
    guard(policy, () => undefined, { onError }),
  );
  new WebSocketServer({ server: app.server });
  await app.ready();
  expect(await reported(app.server, onError)).toEqual([]);
});
