import http, { type IncomingMessage, type RequestListener } from "node:http";
import http2 from "node:http2";
import fastifyCookie from "@fastify/cookie";
import { getRequestListener } from "@hono/node-server";
import cookieParser from "cookie-parser";
import express5 from "express";
import express4 from "express4";
import Fastify from "fastify";
import { Hono, type Context } from "hono";
import { getCookie } from "hono/cookie";
import Koa from "koa";
import { describe, expect, onTestFinished, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { listen } from "@sallyport/testing/http";

const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  identityHeaders: ["X-Forwarded-User"],
  resources: [
    { path: "/rates", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/named", share: { with: ["https://evil.example"], methods: ["GET"] } },
  ],
});

const credentials = {
  cookie: "session=secret",
  authorization: "Basic secret",
  "proxy-authorization": "Basic secret",
  "x-forwarded-user": "secret",
};

const views = ({ headers, rawHeaders, ...rest }: IncomingMessage): unknown => ({
  headers,
  rawHeaders,
  distinct: (rest as Partial<IncomingMessage>).headersDistinct,
});

/** Everything of a request in which a handler could find credentials; and a response that signs somebody in or out. */
const nodeViews = (request: IncomingMessage): string =>
  JSON.stringify([views(request), { ...request.headersDistinct }, { ...request.headers }]);

const signsOut = {
  "set-cookie": "session=other",
  "clear-site-data": '"cookies"',
  "www-authenticate": "Basic",
  "x-kept": "1",
};

const express =
  (make: typeof express5, parser: "before" | "behind"): (() => RequestListener) =>
  () => {
    const app = make();
    if (parser === "before") app.use(cookieParser("secret of the parser"));
    app.use(guardExpress(policy));
    if (parser === "behind") app.use(cookieParser());
    app.use((request, response) => {
      response
        .set(signsOut)
        .send(JSON.stringify([nodeViews(request), request.cookies, request.signedCookies, request.get("cookie")]));
    });
    return app;
  };

const webViews = (request: Request, ...more: unknown[]): Response =>
  new Response(JSON.stringify([[...request.headers], [...request.clone().headers], ...more]), { headers: signsOut });

const runtimes: Readonly<Record<string, () => RequestListener | Promise<RequestListener>>> = {
  "node:http": () =>
    guardNode(policy, (request, response) => void response.writeHead(200, signsOut).end(nodeViews(request))),
  "Express 4": express(express4, "behind"),
  "Express 5": express(express5, "behind"),
  "Express 4, cookies parsed before": express(express4, "before"),
  "Express 5, cookies parsed before": express(express5, "before"),
  "Fastify 5": async () => {
    const app = Fastify();
    await app.register(guardFastify, { policy });
    await app.register(fastifyCookie);
    app.get("/*", (request, reply) => {
      reply.headers(signsOut);
      return JSON.stringify([nodeViews(request.raw), request.headers, request.cookies]);
    });
    await app.ready();
    return (request, response) => void app.server.emit("request", request, response);
  },
  "Koa 3": () => {
    const app = new Koa();
    app.use(guardKoa(policy));
    app.use((context) => {
      context.set(signsOut);
      context.body = JSON.stringify([nodeViews(context.req), context.headers, context.cookies.get("session")]);
    });
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  },
  "Hono 4": () => {
    const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
    app.use(guardHono(policy));
    app.get("*", (context) =>
      webViews(context.req.raw, context.req.header(), getCookie(context as Context), nodeViews(context.env.incoming)),
    );
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
  Web: () => {
    const listener = getRequestListener(
      guardWeb(policy, (request) => webViews(request)),
      { overrideGlobalObjects: false },
    );
    return (request, response) => void listener(request, response);
  },
};

const hostile = { origin: "https://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };

async function get(
  listener: RequestListener,
  headers: Record<string, string>,
  path = "/rates",
): Promise<{ readonly status: number | undefined; readonly headers: http.IncomingHttpHeaders; readonly text: string }> {
  const port = await listen(http.createServer(listener));
  return new Promise((resolve, reject) => {
    http
      .get(
        { port, host: "127.0.0.1", path, headers: { host: "api.example", connection: "close", ...headers } },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
          response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
        },
      )
      .on("error", reject);
  });
}

const signing = ["set-cookie", "clear-site-data", "www-authenticate"];

describe.each(Object.entries(runtimes))("anonymity goes both ways on %s", (_, make) => {
  test.each(Object.entries(credentials))("%s", async (name, value) => {
    const { status, headers, text } = await get(await make(), { ...hostile, [name]: value });
    expect([status, text.includes("secret")]).toEqual([200, false]);
    expect([signing.map((one) => headers[one]), headers["x-kept"]]).toEqual([[undefined, undefined, undefined], "1"]);
  });

  test("where nothing was removed, nothing is taken from the response", async () => {
    const { headers } = await get(await make(), { ...hostile, authorization: "Bearer mine" });
    expect(signing.map((name) => headers[name] === undefined)).toEqual([false, false, false]);
  });

  test("the user's own page keeps everything", async () => {
    const own = { origin: "https://api.example", "sec-fetch-site": "same-origin" };
    const { headers, text } = await get(await make(), { ...own, ...credentials });
    expect([text.includes("session=secret"), signing.map((name) => headers[name] === undefined)]).toEqual([
      true,
      [false, false, false],
    ]);
  });

  test.each(Object.entries(credentials))("a named grant without credentials refuses %s", async (name, value) => {
    expect((await get(await make(), { ...hostile, [name]: value }, "/named")).status).toBe(403);
  });
});

test("http/2: the compatibility API and the stream", async () => {
  const listener = guardNode(policy, (request, response) => {
    response.writeHead(200, signsOut).end(JSON.stringify([request.headers, request.rawHeaders]));
  });
  const server = http2.createServer(listener as never);
  const client = http2.connect(`http://127.0.0.1:${String(await listen(server))}`);
  onTestFinished(() => {
    client.close();
  });
  const stream = client.request({ ":path": "/rates", ":authority": "api.example", ...hostile, ...credentials });
  const head = await new Promise<http2.IncomingHttpHeaders>((resolve) => stream.once("response", resolve));
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).not.toContain("secret");
  expect(signing.map((name) => head[name])).toEqual([undefined, undefined, undefined]);
});

describe("a Web request's jar of cookies", () => {
  /** As Bun has it: filled from the headers when it is first read; what is set in it becomes Set-Cookie. */
  class LateJar {
    readonly map: Map<string, string>;
    constructor(headers: Headers) {
      this.map = new Map(
        (headers.get("cookie") ?? "")
          .split("; ")
          .filter(Boolean)
          .map((pair) => pair.split("=") as [string, string]),
      );
    }
  }
  const withJar = (early: boolean): { readonly request: Request; readonly jar: () => LateJar } => {
    const request = new Request("https://api.example/rates", { headers: { ...hostile, cookie: "session=secret" } });
    let jar = early ? new LateJar(request.headers) : undefined;
    const own = (): LateJar => (jar ??= new LateJar(request.headers));
    Object.defineProperty(request, "cookies", { configurable: true, get: own });
    return { request, jar: own };
  };

  test.each([
    ["filled when it is read (Bun)", false],
    ["filled with the request (Next.js)", true],
  ])("%s", async (_, early) => {
    const { request, jar } = withJar(early);
    let seen: LateJar | undefined;
    const handler = guardWeb(policy, (given) => {
      seen = (given as Request & { cookies: LateJar }).cookies;
      seen.map.set("session", "other");
      return new Response("ok");
    });
    await handler(request);
    // What the handler sets isn't in the jar from which the runtime makes Set-Cookie.
    expect([seen?.map.get("session"), jar().map.get("session") === "other"]).toEqual(["other", false]);
  });
});
