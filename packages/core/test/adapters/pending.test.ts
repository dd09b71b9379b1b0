import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import net from "node:net";
import express5 from "express";
import express4 from "express4";
import Fastify from "fastify";
import Koa from "koa";
import { describe, expect, test } from "vitest";
import { definePolicy, type GuardOptions, type Policy } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { listen } from "@sallyport/testing/http";
import { expectNothingUnheard } from "../unheard.ts";

expectNothingUnheard();

/** A policy whose source decides when it is let. */
function waiting(): {
  readonly policy: Policy;
  readonly decide: (member: boolean) => void;
  readonly asked: Promise<void>;
} {
  let decide: (member: boolean) => void = () => undefined;
  let ask: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const policy = definePolicy(
    {
      sallyport: 1,
      self: ["https://api.example"],
      origins: { partners: { source: "partners" } },
      resources: [{ path: "/a", share: { with: ["partners"], methods: ["POST"] } }],
    },
    {
      sources: {
        partners: () =>
          new Promise<boolean>((resolve) => {
            decide = resolve;
            ask();
          }),
      },
    },
  );
  return { policy, decide: (member) => decide(member), asked };
}

type Options = GuardOptions<IncomingMessage>;
type Make = (
  policy: Policy,
  ran: string[],
  outside: (response: ServerResponse) => void,
  options: Options,
) => RequestListener | Promise<RequestListener>;

const express =
  (make: typeof express5): Make =>
  (policy, ran, outside, options) => {
    const app = make();
    app.use((_request, response, next) => {
      outside(response);
      next();
    });
    app.use(guardExpress(policy, options));
    app.use((_request, response) => {
      ran.push("handler");
      response.end("ok");
    });
    return app;
  };

const frameworks: Readonly<Record<string, Make>> = {
  "node:http": (policy, ran, outside, options) => {
    const guarded = guardNode(policy, (_, response) => (ran.push("handler"), response.end("ok")), options);
    return (request, response) => {
      outside(response);
      guarded(request, response);
    };
  },
  "Express 4": express(express4),
  "Express 5": express(express5),
  "Fastify 5": async (policy, ran, outside, options) => {
    const app = Fastify();
    await app.register(guardFastify, { policy, ...options });
    app.post("/a", () => (ran.push("handler"), "ok"));
    await app.ready();
    return (request, response) => {
      outside(response);
      app.server.emit("request", request, response);
    };
  },
  "Koa 3": (policy, ran, outside, options) => {
    const app = new Koa();
    app.silent = true;
    app.use((context, next) => {
      outside(context.res);
      return next();
    });
    app.use(guardKoa(policy, options));
    app.use((context) => {
      ran.push("handler");
      context.body = "ok";
    });
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  },
};

const head = "POST /a HTTP/1.1\r\nHost: api.example\r\nOrigin: https://partner.example\r\nContent-Length: 3\r\n\r\na=1";

const connect = (port: number): Promise<net.Socket> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => resolve(socket)).on("error", reject);
  });

const received = (socket: net.Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once("data", (chunk) => resolve(String(chunk)));
  });

describe.each(Object.entries(frameworks))("refusing doesn't fail on %s", (_, make) => {
  test.each([
    ["refuses", false],
    ["admits", true],
  ])("a response that was sent while a source is asked, which then %s", async (_desc, member) => {
    const { policy, decide, asked } = waiting();
    const ran: string[] = [];
    const decisions: string[] = [];
    const outside = (response: ServerResponse): void => void asked.then(() => response.writeHead(503).end("timed out"));
    const port = await listen(
      http.createServer(await make(policy, ran, outside, { onDecision: ({ reason }) => void decisions.push(reason) })),
    );
    const socket = await connect(port);
    socket.write(head);
    expect(await received(socket)).toMatch(/^HTTP\/1.1 503 /);
    decide(member);
    await expect.poll(() => decisions).toEqual([member ? "shared" : "origin-unknown"]);
    expect(ran).toEqual([]);
    socket.destroy();
  });

  test.each([
    ["refuses", false],
    ["admits", true],
  ])("a client that leaves while a source is asked, which then %s", async (_desc, member) => {
    const { policy, decide, asked } = waiting();
    const ran: string[] = [];
    let closed: Promise<void> = Promise.resolve();
    const outside = (response: ServerResponse): void => {
      closed = new Promise((resolve) => response.once("close", resolve));
    };
    const port = await listen(http.createServer(await make(policy, ran, outside, {})));
    const socket = await connect(port);
    socket.write(head);
    await asked;
    socket.destroy();
    await closed;
    decide(member);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ran).toEqual([]);
  });

  test.each([
    ["a status message that can't be sent", "bad\r\nX: 1"],
    ["a status message that says too much", "secret"],
  ])("%s is reset", async (_desc, message) => {
    const { policy, decide, asked } = waiting();
    const outside = (response: ServerResponse): void => {
      response.statusMessage = message;
    };
    const port = await listen(http.createServer(await make(policy, [], outside, {})));
    const socket = await connect(port);
    socket.write(head);
    await asked;
    decide(false);
    expect((await received(socket)).split("\r\n")[0]).toBe("HTTP/1.1 403 Forbidden");
    socket.destroy();
  });

  test("fields that would belie the body are removed", async () => {
    const { policy, decide, asked } = waiting();
    const outside = (response: ServerResponse): void =>
      void response.setHeader("content-encoding", "gzip").setHeader("content-length", "3").setHeader("etag", '"a"');
    const port = await listen(http.createServer(await make(policy, [], outside, {})));
    const socket = await connect(port);
    socket.write(head);
    await asked;
    decide(false);
    const text = await received(socket);
    expect(text).not.toMatch(/content-encoding|etag/i);
    expect(text).toMatch(/"reason":"origin-unknown"\}$/);
    socket.destroy();
  });
});

describe("a handler of node:http that fails", () => {
  const failing = (prepare: (response: ServerResponse) => void): RequestListener =>
    guardNode(
      definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] }),
      (_, response) => {
        prepare(response);
        throw new Error("mine");
      },
      { onError: () => undefined },
    );

  test.each<[string, (response: ServerResponse) => void]>([
    ["after a status message that can't be sent", (response) => void (response.statusMessage = "bad\n")],
    ["after one that says too much", (response) => void (response.statusMessage = "the stack")],
    ["after headers of its own", (response) => void response.setHeader("content-encoding", "gzip")],
  ])("%s: 500 and nothing of it", async (_, prepare) => {
    const port = await listen(http.createServer(failing(prepare)));
    const socket = await connect(port);
    socket.write("GET / HTTP/1.1\r\nHost: api.example\r\n\r\n");
    const text = await received(socket);
    expect(text.split("\r\n")[0]).toBe("HTTP/1.1 500 Internal Server Error");
    expect(text).not.toMatch(/content-encoding|the stack/i);
    socket.destroy();
  });
});

test("a Web response that all requests share is sealed in a copy", async () => {
  const shared = new Response(null, { status: 204 });
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [
      {
        path: "/a",
        share: { with: ["https://one.example", "https://two.example"], methods: ["GET"], credentials: true },
      },
    ],
  });
  const handler = guardWeb(policy, () => shared);
  const ask = async (origin: string): Promise<string | null> =>
    (await handler(new Request("https://api.example/a", { headers: { origin } }))).headers.get(
      "access-control-allow-origin",
    );
  expect([
    await ask("https://one.example"),
    await ask("https://evil.example"),
    await ask("https://two.example"),
  ]).toEqual(["https://one.example", null, "https://two.example"]);
  expect([...shared.headers]).toEqual([]);
});
