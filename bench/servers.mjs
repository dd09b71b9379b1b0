// Every contestant by framework: bare, with the same headers written by hand, with Sallyport, with the framework's peers.
import http from "node:http";
import fastifyCors from "@fastify/cors";
import koaCors from "@koa/cors";
import { getRequestListener } from "@hono/node-server";
import corser from "corser";
import cors from "cors";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { cors as honoCors } from "hono/cors";
import Koa from "koa";
import { definePolicy } from "sallyport";
import { guard as expressGuard } from "sallyport/express";
import { guard as fastifyGuard } from "sallyport/fastify";
import { guard as honoGuard } from "sallyport/hono";
import { guard as koaGuard } from "sallyport/koa";
import { guard as nodeGuard } from "sallyport/node";
import { asking, byHand, document, origins } from "./policy.mjs";

const policy = (n) => definePolicy(document(n));
const peerOptions = (n) => ({
  origin: origins(n),
  methods: ["GET", "POST"],
  allowedHeaders: ["content-type"],
  credentials: true,
});

/** By hand: what the gate answers for this policy, with one comparison for the origin. */
function answerByHand(request, allowed) {
  const { method, headers } = request;
  const known = headers.origin === allowed;
  if (method === "OPTIONS" && headers["access-control-request-method"] !== undefined) {
    return known
      ? { status: 204, headers: { "access-control-allow-origin": allowed, ...byHand.preflight }, body: "" }
      : { status: 403, headers: byHand.refused, body: byHand.body };
  }
  if (method !== "GET" && !known) return { status: 403, headers: byHand.refused, body: byHand.body };
  return { headers: known ? { "access-control-allow-origin": allowed, ...byHand.pass } : byHand.pass };
}

const nodeHandler = (request, response) => {
  response.setHeader("content-type", "text/plain");
  response.end("ok");
};

const node = {
  bare: () => nodeHandler,
  "by hand": (n) => (request, response) => {
    const { status, headers, body } = answerByHand(request, asking(n));
    if (status !== undefined)
      return response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
    for (const name in headers) response.setHeader(name, headers[name]);
    return nodeHandler(request, response);
  },
  sallyport: (n) => nodeGuard(policy(n), nodeHandler),
  cors: (n) => {
    const handle = cors(peerOptions(n));
    return (request, response) => handle(request, response, () => nodeHandler(request, response));
  },
  corser: (n) => {
    const handle = corser.create({
      origins: origins(n),
      methods: ["GET", "POST"],
      requestHeaders: ["content-type"],
      supportsCredentials: true,
    });
    return (request, response) =>
      handle(request, response, () =>
        request.method === "OPTIONS" ? response.writeHead(204).end() : nodeHandler(request, response),
      );
  },
};

const expressApp = (middleware) => {
  const app = express();
  app.disable("etag");
  if (middleware !== undefined) app.use(middleware);
  app.all("/data", (request, response) => response.type("text/plain").end("ok"));
  return app;
};

const expressServers = {
  bare: () => expressApp(),
  "by hand": (n) =>
    expressApp((request, response, next) => {
      const { status, headers, body } = answerByHand(request, asking(n));
      if (status !== undefined)
        return void response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
      for (const name in headers) response.setHeader(name, headers[name]);
      next();
    }),
  sallyport: (n) => expressApp(expressGuard(policy(n))),
  cors: (n) => expressApp(cors(peerOptions(n))),
};

async function fastifyApp(set) {
  const app = Fastify();
  await set?.(app);
  app.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/data",
    handler: (request, reply) => void reply.type("text/plain").send("ok"),
  });
  await app.ready();
  return (request, response) => app.server.emit("request", request, response);
}

const fastifyServers = {
  bare: () => fastifyApp(),
  "by hand": (n) =>
    fastifyApp((app) =>
      app.addHook("onRequest", (request, reply, next) => {
        const { status, headers, body } = answerByHand(request.raw, asking(n));
        reply.headers(headers);
        if (status !== undefined) return void reply.code(status).send(body);
        next();
      }),
    ),
  sallyport: (n) => fastifyApp((app) => app.register(fastifyGuard, { policy: policy(n) })),
  "@fastify/cors": (n) => fastifyApp((app) => app.register(fastifyCors, { ...peerOptions(n), strictPreflight: true })),
};

function koaApp(middleware) {
  const app = new Koa();
  if (middleware !== undefined) app.use(middleware);
  app.use((context) => {
    context.type = "text/plain";
    context.body = "ok";
  });
  return app.callback();
}

const koaServers = {
  bare: () => koaApp(),
  "by hand": (n) =>
    koaApp((context, next) => {
      const { status, headers, body } = answerByHand(context.req, asking(n));
      context.set(headers);
      if (status === undefined) return next();
      context.status = status;
      if (status !== 204) context.body = body;
      return undefined;
    }),
  sallyport: (n) => koaApp(koaGuard(policy(n))),
  "@koa/cors": (n) => {
    const list = origins(n);
    return koaApp(
      koaCors({
        origin: (context) => (list.includes(context.get("origin")) ? context.get("origin") : ""),
        credentials: true,
        allowMethods: "GET,POST",
        allowHeaders: "content-type",
      }),
    );
  },
};

function honoApp(middleware) {
  const app = new Hono();
  if (middleware !== undefined) app.use(middleware);
  app.all("/data", (context) => context.text("ok"));
  return getRequestListener(app.fetch);
}

const honoServers = {
  bare: () => honoApp(),
  "by hand": (n) =>
    honoApp(async (context, next) => {
      const { status, headers, body } = answerByHand(context.env.incoming, asking(n));
      if (status !== undefined) return new Response(status === 204 ? null : body, { status, headers });
      await next();
      for (const name in headers) context.res.headers.set(name, headers[name]);
      return undefined;
    }),
  sallyport: (n) => honoApp(honoGuard(policy(n))),
  "hono/cors": (n) =>
    honoApp(
      honoCors({
        origin: origins(n),
        allowMethods: ["GET", "POST"],
        allowHeaders: ["content-type"],
        credentials: true,
      }),
    ),
};

export const frameworks = {
  "node:http": node,
  "Express 5": expressServers,
  "Fastify 5": fastifyServers,
  "Koa 3": koaServers,
  "Hono 4": honoServers,
};

// As a child process: one contestant, asked for its CPU time.
if (process.send !== undefined) {
  const [framework, contestant, n] = process.argv.slice(2);
  const listener = await frameworks[framework][contestant](Number(n));
  const server = http
    .createServer(listener)
    .listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system });
  });
  process.on("disconnect", () => process.exit(0));
}
