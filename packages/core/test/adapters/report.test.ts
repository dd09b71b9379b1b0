import http, { type IncomingMessage, type RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { bodyParser } from "@koa/bodyparser";
import express5 from "express";
import express4 from "express4";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import { describe, expect, test } from "vitest";
import { definePolicy, type Decision, type GuardOptions } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { listen } from "@sallyport/testing/http";

const secrets = ["a secret that only the tests of this project know"];

/** A source that never decides: whoever waits for it waits for two seconds. */
const policy = definePolicy(
  {
    sallyport: 1,
    self: ["https://api.example"],
    origins: { partners: { source: "partners" } },
    resources: [
      { path: "/pay", forgery: { token: true } },
      { path: "/trial", forgery: { token: true }, enforce: "report" },
      { path: "/partner", share: { with: ["partners"], methods: ["POST"] } },
      { path: "/rates", share: { with: "anyone", methods: ["POST"], because: "public" } },
    ],
  },
  { sources: { partners: { decide: () => new Promise<boolean>(() => undefined), timeout: 500 } } },
);

type Options = GuardOptions;
type Make = (options: Options) => RequestListener | Promise<RequestListener>;

const shown = (cookie: string | undefined, body: string): string => `${cookie ?? "no cookie"} ${body}`;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const web = async (request: Request): Promise<Response> =>
  new Response(shown(request.headers.get("cookie") ?? undefined, await request.text()), {
    headers: { "access-control-allow-origin": "https://mine.example", "set-cookie": "a=1" },
  });

const express =
  (make: typeof express5): Make =>
  (options) => {
    const app = make();
    app.use(guardExpress(policy, options));
    app.use(async (request, response) => {
      response.set("access-control-allow-origin", "https://mine.example").append("set-cookie", "a=1");
      response.send(shown(request.headers.cookie, await textOf(request)));
    });
    return app;
  };

const frameworks: Readonly<Record<string, Make>> = {
  "node:http": (options) =>
    guardNode(
      policy,
      async (request, response) => {
        response.setHeader("access-control-allow-origin", "https://mine.example").setHeader("set-cookie", "a=1");
        response.end(shown(request.headers.cookie, await textOf(request)));
      },
      options,
    ),
  "Express 4": express(express4),
  "Express 5": express(express5),
  "Fastify 5": async (options) => {
    const app = Fastify();
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
    await app.register(guardFastify, { policy, ...options });
    app.post("/*", (request, reply) => {
      reply.headers({ "access-control-allow-origin": "https://mine.example", "set-cookie": "a=1" });
      return shown(request.headers.cookie, request.body as string);
    });
    await app.ready();
    return (request, response) => void app.server.emit("request", request, response);
  },
  "Koa 3": (options) => {
    const app = new Koa();
    app.use(guardKoa(policy, options));
    app.use(bodyParser({ enableTypes: ["text", "form", "json"] }));
    app.use((context) => {
      context.set("access-control-allow-origin", "https://mine.example");
      context.set("set-cookie", "a=1");
      context.body = shown(context.get("cookie"), context.request.rawBody);
    });
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  },
  "Hono 4": (options) => {
    const app = new Hono();
    app.use(guardHono(policy, options));
    app.post("*", (context) => web(context.req.raw));
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
  Web: (options) => {
    const listener = getRequestListener(guardWeb(policy, web, options), { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
};

const hostile = { origin: "https://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
const form = { "content-type": "application/x-www-form-urlencoded", cookie: "session=1" };

async function post(make: Make, path: string, headers: Record<string, string>, options: Options): Promise<unknown[]> {
  const port = await listen(http.createServer(await make(options)));
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        port,
        host: "127.0.0.1",
        path,
        method: "POST",
        headers: { host: "api.example", connection: "close", ...headers },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () =>
          resolve([
            response.statusCode,
            response.headers["access-control-allow-origin"],
            response.headers["set-cookie"],
            text,
          ]),
        );
      },
    );
    request.on("error", reject).end("amount=5&_csrf=x");
  });
}

const untouched = [200, "https://mine.example", ["a=1"], "session=1 amount=5&_csrf=x"];

describe.each(Object.entries(frameworks))("report mode on %s changes no byte and reads none", (name, make) => {
  const run = async (
    path: string,
    headers: Record<string, string>,
    enforce: "refuse" | "report" = "report",
  ): Promise<{ readonly response: unknown[]; readonly decisions: Decision[]; readonly called: string[] }> => {
    const decisions: Decision[] = [];
    const called: string[] = [];
    const options: Options = {
      enforce,
      token: {
        secrets,
        session: () => "s1",
        form: () => called.push("the parser of forms"),
      },
      onDecision: (decision) => void decisions.push(decision),
    };
    const response = await post(make, path, headers, options);
    return { response, decisions, called };
  };

  test.each([
    ["a form without a token", "/pay", form, "token-absent"],
    ["a hostile change", "/pay", { ...form, ...hostile }, "origin-unknown"],
    ["credentials that would be removed", "/rates", { ...form, ...hostile }, "shared-with-anyone"],
    ["a host that isn't ours", "/pay", { ...form, host: "evil.example" }, "host-unknown"],
  ])("%s", async (_desc, path, headers, reason) => {
    const { response, decisions, called } = await run(path, headers);
    expect([response, called]).toEqual([untouched, []]);
    expect(decisions.map((one) => [one.reason, one.enforce])).toEqual([[reason, "report"]]);
  });

  test("a resource in report mode", async () => {
    const { response, decisions } = await run("/trial", form, "refuse");
    expect(response).toEqual(untouched);
    expect(decisions.map((one) => [one.reason, one.enforce])).toEqual([["token-absent", "report"]]);
  });

  test("a source that doesn't decide holds nobody up, and is reported when it has failed", async () => {
    const headers = { ...form, ...hostile, origin: `https://${name.toLowerCase().replace(/[^a-z0-9]/g, "-")}.example` };
    const { response, decisions } = await run("/partner", headers);
    // The handler has responded before the source could fail.
    expect([response, decisions.length]).toEqual([untouched, 0]);
    await expect.poll(() => decisions.map(({ reason }) => reason), { timeout: 3_000 }).toEqual(["source-failed"]);
  });
});
