import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Module, type INestApplication } from "@nestjs/common";
import { NestFactory, type AbstractHttpAdapter } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import express5 from "express";
import express4 from "express4";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import "reflect-metadata";
import type { GuardOptions, Policy } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { answerFor, behave, behaviourOf, credentialsIn, nodeBehaviourOf } from "./behaviours.ts";
import { note, type Adapter, type Traces } from "./server.ts";

const node: Adapter = {
  name: "node:http",
  cannot: [],
  listener: (policy, options, traces) =>
    guardNode(
      policy,
      (request, response) => {
        note(traces, request);
        return behave(request, response, request.url ?? "");
      },
      options,
    ),
};

/** Mounted, so that the framework shows a shortened url further in. */
const express = (name: string, framework: typeof express5): Adapter => ({
  name,
  cannot: [],
  listener: (policy, options, traces) => {
    const app = framework();
    app.set("env", "test");
    app.use(guardExpress(policy, options));
    app.use((request, response, next) => {
      note(traces, request);
      // Express 4 does not wait for a handler's promise.
      behave(request, response, request.originalUrl)?.catch(next);
    });
    return app;
  },
});

function toWebRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? "");
  }
  const method = request.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(request) as BodyInit, duplex: "half" } : {};
  return new Request(`http://${request.headers.host ?? ""}${request.url ?? ""}`, { method, headers, ...body });
}

async function sendWebResponse(web: Response, response: ServerResponse): Promise<void> {
  response.statusCode = web.status;
  for (const [name, value] of web.headers) response.appendHeader(name, value);
  if (web.body === null) response.end();
  else for await (const chunk of Readable.fromWeb(web.body as ReadableStream)) response.write(chunk);
  response.end();
}

/** A runtime of Web requests, as small as it can be. */
const toListener =
  (handler: (request: Request) => Promise<Response>): RequestListener =>
  (request, response) => {
    const answered = handler(toWebRequest(request)).then((web) => sendWebResponse(web, response));
    answered.catch(() => response.writeHead(500).end("the runtime failed"));
  };

/** The corpus's handler for Web requests. */
const webHandler =
  (traces: Traces) =>
  (request: Request): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    const { headers } = request;
    traces.runs.push({ cookie: headers.get("cookie"), authorization: headers.get("authorization") });
    const name = behaviourOf(pathname, headers.get("x-behave"));
    if (name === "throw") throw new Error("a handler that throws");
    if (name === "reject") return Promise.reject(new Error("a handler that rejects"));
    const left = [...headers.keys()].filter((field) => field === "cookie" || field === "authorization").join(" ");
    const answer = answerFor(name, headers.get("origin") ?? "*", left);
    if (name === "redirect") return Response.redirect(`http://${headers.get("host") ?? ""}/elsewhere`, 302);
    const body = answer.body.length === 0 ? null : new Blob([...answer.body]).stream();
    return new Response(body, { status: answer.status, headers: answer.headers as [string, string][] });
  };

const web: Adapter = {
  name: "Web",
  cannot: ["raw-head", "host-without-url", "target-as-sent", "node-response", "tls"],
  listener: (policy, options, traces) => toListener(guardWeb(policy, webHandler(traces), options)),
};

/** Hono on Node, by its own server adapter. */
const hono: Adapter = {
  name: "Hono 4",
  cannot: ["host-without-url", "target-as-sent", "node-response"],
  listener: (policy, options, traces) => {
    const app = new Hono();
    const handle = webHandler(traces);
    app.use(guardHono(policy, options));
    app.all("*", (context) => handle(context.req.raw));
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
};

const koa: Adapter = {
  name: "Koa 3",
  cannot: [],
  listener: (policy, options, traces) => {
    const app = new Koa();
    app.silent = true;
    app.use(guardKoa(policy, options));
    app.use(async (context) => {
      note(traces, context.req);
      const { name, special } = nodeBehaviourOf(context.req, context.originalUrl);
      if (name === "throw") throw new Error("a handler that throws");
      if (name === "reject") await Promise.reject(new Error("a handler that rejects"));
      if (special !== undefined) {
        context.respond = false;
        context.res.statusCode = 200;
        special(context.res);
        return;
      }
      const answer = answerFor(
        name,
        context.get("origin") || "*",
        name === "raw-headers" ? credentialsIn(context.req) : "",
      );
      context.status = answer.status;
      for (const [field, value] of answer.headers) context.append(field, value);
      context.body =
        answer.body.length === 0 ? null : answer.body.length === 1 ? answer.body[0] : Readable.from(answer.body);
      // Koa takes an empty body for 204.
      context.status = answer.status;
    });
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  },
};

const fastify: Adapter = {
  name: "Fastify 5",
  cannot: [],
  listener: async (policy, options, traces) => {
    const app = Fastify({ routerOptions: { ignoreTrailingSlash: true, caseSensitive: false } });
    for (const method of ["PROPFIND", "PURGE"]) app.addHttpMethod(method, { hasBody: true });
    await app.register(guardFastify, { policy, ...options });
    app.addContentTypeParser("*", (_request, _payload, done) => done(null));
    app.all("/*", async (request, reply) => {
      note(traces, request.raw);
      const { name, special } = nodeBehaviourOf(request.raw, request.originalUrl);
      if (name === "throw") throw new Error("a handler that throws");
      if (name === "reject") await Promise.reject(new Error("a handler that rejects"));
      if (special !== undefined) {
        reply.hijack();
        special(reply.raw);
        return reply;
      }
      const answer = answerFor(
        name,
        request.headers.origin ?? "*",
        name === "raw-headers" ? credentialsIn(request.raw) : "",
      );
      reply.code(answer.status);
      for (const [field, value] of answer.headers) reply.header(field, value);
      return reply.send(
        answer.body.length === 0 ? undefined : answer.body.length === 1 ? answer.body[0] : Readable.from(answer.body),
      );
    });
    await app.ready();
    const server = app.server;
    return (request, response) => {
      server.emit("request", request, response);
    };
  },
};

// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest's modules are classes
class NestModule {}
Module({})(NestModule);

const quiet: Readonly<Record<string, unknown>> = { logger: false, bodyParser: false };

/** `use` hands the guard to the application as its framework wants it. */
const nest = (
  name: string,
  make: () => AbstractHttpAdapter,
  use: (app: INestApplication, policy: Policy, options: GuardOptions) => unknown,
): Adapter => ({
  name,
  cannot: [],
  listener: async (policy, options, traces) => {
    const app = await NestFactory.create(NestModule, make(), quiet);
    await use(app, policy, options);
    app.use(
      (
        request: IncomingMessage & { originalUrl: string },
        response: ServerResponse,
        next: (error?: unknown) => void,
      ) => {
        note(traces, request);
        behave(request, response, request.originalUrl)?.catch(next);
      },
    );
    await app.init();
    await (app.getHttpAdapter().getInstance() as { ready?: () => Promise<unknown> }).ready?.();
    const server = app.getHttpServer() as Server;
    return (request, response) => {
      server.emit("request", request, response);
    };
  },
});

export const adapters: readonly Adapter[] = [
  node,
  express("Express 4", express4),
  express("Express 5", express5),
  fastify,
  koa,
  hono,
  nest(
    "NestJS 12 on Express",
    () => new ExpressAdapter(),
    (app, policy, options) => app.use(guardExpress(policy, options)),
  ),
  nest(
    "NestJS 12 on Fastify",
    () => new FastifyAdapter({ routerOptions: { ignoreTrailingSlash: true } }),
    (app, policy, options) => (app as NestFastifyApplication).register(guardFastify, { policy, ...options }),
  ),
  web,
];
