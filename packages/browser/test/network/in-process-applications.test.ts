import express from "express";
import express4 from "express4";
import fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import type { Header } from "../../src/fetch/header-list.ts";
import { inProcess, type App } from "../../src/network/in-process.ts";
import { listener, network, origin, webSays, type Said } from "./applications.ts";
import { attempt, verdict, type Answer } from "./attempt.ts";

const expressApp = (make: typeof express): App => {
  const app = make();
  app.use((request, response) => listener(request, response));
  return app as App;
};

const fastifyApp = (): App => {
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  app.addHttpMethod("PROPFIND", { hasBody: true });
  app.all("/*", (request, reply) => {
    reply.hijack();
    listener(request.raw, reply.raw);
  });
  return app;
};

const koaApp = (): App => {
  const app = new Koa();
  app.use((context) => {
    context.respond = false;
    context.status = 200;
    listener(context.req, context.res);
  });
  return app.callback();
};

const honoApp = (): App => new Hono().all("*", (context) => webSays(context.req.raw));

const apps: readonly [string, () => App][] = [
  ["a Web handler", () => webSays],
  ["an object with fetch", () => ({ fetch: webSays })],
  ["Hono", honoApp],
  ["a node:http listener", () => listener],
  ["a node:http server", () => createServer(listener)],
  ["Express 5", () => expressApp(express)],
  ["Express 4", () => expressApp(express4)],
  ["Fastify", fastifyApp],
  ["Koa", koaApp],
];

describe.each(apps)("%s in this process", (name, make) => {
  test("gets the request as it is, and its answer comes as it is", async () => {
    const made = network(make());
    const headers: Header[] = [
      ["X-Own", "e"],
      ["Content-Length", "2"],
      ["Content-Type", "text/plain"],
    ];
    const body = new TextEncoder().encode("hi");
    const answer = (await attempt(made, { url: `${origin}/a%20b?q=1&&`, method: "POST", headers, body })) as Answer;
    expect(answer).toMatchObject({ status: 200, broken: undefined });
    expect(JSON.parse(answer.body)).toEqual({
      method: "POST",
      url: "/a%20b?q=1&&",
      host: "api.example",
      own: "e",
      body: "hi",
    });
    const own = answer.headers.filter(([one]) => one.toLowerCase() === "x-answer").map(([, value]) => value);
    expect(own.join(", ")).toBe("1, 2");
  });

  test.each(["GET", "HEAD", "DELETE", "OPTIONS", "PATCH", "PUT", "PROPFIND"])("%s", async (method) => {
    const answer = (await attempt(network(make()), { url: `${origin}/`, method })) as Answer;
    expect(verdict(answer)).toBe("200 whole");
    if (method === "HEAD") expect(answer.body).toBe("");
    else expect(JSON.parse(answer.body)).toMatchObject({ method });
  });

  test("a method in lower case stays so: node:http refuses it, as it does over a socket", async () => {
    const answer = (await attempt(network(make()), { url: `${origin}/`, method: "patch" })) as Answer;
    if (name.startsWith("a Web") || name.startsWith("an object") || name === "Hono")
      expect(JSON.parse(answer.body)).toMatchObject({ method: "patch" });
    else expect(verdict(answer)).toBe("400 whole");
  });

  test("one after the other, and many at once", async () => {
    const made = network(make());
    const ask = async (index: number): Promise<string> => {
      const answer = (await attempt(made, { url: `${origin}/${String(index)}` })) as Answer;
      return (JSON.parse(answer.body) as Said).url;
    };
    expect(await ask(0)).toBe("/0");
    expect(await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)))).toEqual(
      Array.from({ length: 20 }, (_, index) => `/${String(index)}`),
    );
  });
});

describe("what an application sees of its connection", () => {
  test("an application behind https sees a secure connection", async () => {
    const secure = async (at: string): Promise<string> => {
      const app = express();
      app.get("/", (request, response) => void response.send(`${request.protocol} ${String(request.secure)}`));
      return ((await attempt(inProcess({ [at]: app as App }), { url: `${at}/` })) as Answer).body;
    };
    expect(await secure("https://a.example")).toBe("https true");
    expect(await secure("http://a.example")).toBe("http false");
  });
});
