import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fastifyCors, { type FastifyCorsOptions } from "@fastify/cors";
import { getRequestListener } from "@hono/node-server";
import koaCors from "@koa/cors";
import cors, { type CorsOptions } from "cors";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { cors as honoCors } from "hono/cors";
import Koa from "koa";
import { definePolicy, type PolicyDocument } from "sallyport";
import { guard as expressGuard } from "sallyport/express";
import { guard } from "sallyport/node";

/** How the origins are configured: as meant, or one of the common mistakes. */
export type Setup = "listed" | "reflected" | "by suffix" | "misspelt";

/** A server with one CORS package; `executions` counts the handlers and handshakes that ran. */
export interface Running {
  readonly port: number;
  readonly executions: () => number;
  readonly close: () => Promise<void>;
}

/** What the applications of all packages have: two routes, one of which fails, and a counter. */
interface Routes {
  readonly run: () => string;
  readonly fail: () => never;
}

interface Application {
  readonly listener: RequestListener;
  /** Wraps what listens for handshakes. */
  readonly guardUpgrade?: (upgrade: Upgrade) => Upgrade;
}

type Package = (setup: Setup, routes: Routes) => Application | Promise<Application>;
type Upgrade = Parameters<typeof guard.upgrade>[1];

const listed = ["https://app.bank.example"];
const endsAsOurs = (origin: string): boolean => origin.endsWith("bank.example");

/** The options that `cors` and `@fastify/cors` share. */
const patternOptions = {
  listed: { origin: listed, credentials: true },
  reflected: { origin: true, credentials: true },
  "by suffix": { origin: /bank\.example$/, credentials: true },
  misspelt: { origins: listed } as object,
};

const honoOptions = {
  listed: { origin: listed, credentials: true },
  reflected: { origin: (origin: string) => origin, credentials: true },
  "by suffix": { origin: (origin: string) => (endsAsOurs(origin) ? origin : null), credentials: true },
  misspelt: { origins: listed } as object,
};

const originOf = (context: Koa.Context): string => context.get("origin");
const koaOptions = {
  listed: {
    origin: (context: Koa.Context) => listed.find((one) => one === originOf(context)) ?? "",
    credentials: true,
  },
  reflected: { origin: originOf, credentials: true },
  "by suffix": {
    origin: (context: Koa.Context) => (endsAsOurs(originOf(context)) ? originOf(context) : ""),
    credentials: true,
  },
  misspelt: { origins: listed } as object,
};

const resources = (origin: string): object[] =>
  ["/data", "/failure"].map((path) => ({
    path,
    share: { with: [origin], methods: ["GET", "POST"], credentials: true, webSocket: true },
  }));

/** Objects without a type: two of the four do not compile. */
const policies: Readonly<Record<Setup, object>> = {
  listed: { resources: resources("https://app.bank.example") },
  reflected: { resources: resources("*") },
  "by suffix": { resources: resources("https://*.bank.example") },
  misspelt: { resources: [], origin: listed },
};

const policyOf = (setup: Setup): PolicyDocument =>
  ({ sallyport: 1, self: ["https://api.bank.example"], ...policies[setup] }) as unknown as PolicyDocument;

function expressApp(middleware: express.RequestHandler, { run, fail }: Routes): RequestListener {
  const app = express();
  app.set("env", "test"); // else Express prints the failure
  app.use(middleware);
  app.get("/data", (_, response) => void response.send(run()));
  app.post("/data", (_, response) => void response.send(run()));
  app.get("/failure", fail);
  return app as RequestListener;
}

async function fastifyApp(setup: Setup, { run, fail }: Routes): Promise<RequestListener> {
  const app = fastify();
  await app.register(fastifyCors, patternOptions[setup] as FastifyCorsOptions);
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  app.route({ method: ["GET", "POST"], url: "/data", handler: () => run() });
  app.get("/failure", fail);
  await app.ready();
  return (request, response) => app.server.emit("request", request, response);
}

function koaApp(setup: Setup, { run, fail }: Routes): RequestListener {
  const app = new Koa();
  app.silent = true;
  app.use(koaCors(koaOptions[setup]));
  app.use((context) => {
    if (context.path === "/failure") fail();
    if (context.path === "/data" && ["GET", "POST"].includes(context.method)) context.body = run();
  });
  const listener = app.callback();
  return (request, response) => void listener(request, response);
}

function honoApp(setup: Setup, { run, fail }: Routes): RequestListener {
  const app = new Hono();
  app.use(honoCors(honoOptions[setup] as Parameters<typeof honoCors>[0]));
  app.on(["GET", "POST"], "/data", (context) => context.text(run()));
  app.get("/failure", fail);
  app.onError((_, context) => context.text("failed", 500)); // as without it, and prints nothing
  const listener = getRequestListener(app.fetch);
  return (request, response) => void listener(request, response);
}

export const packages: Readonly<Record<string, Package>> = {
  cors: (setup, routes) => ({ listener: expressApp(cors(patternOptions[setup] as CorsOptions), routes) }),
  "@fastify/cors": async (setup, routes) => ({ listener: await fastifyApp(setup, routes) }),
  "@koa/cors": (setup, routes) => ({ listener: koaApp(setup, routes) }),
  "hono/cors": (setup, routes) => ({ listener: honoApp(setup, routes) }),
  Sallyport: (setup, routes) => {
    const policy = definePolicy(policyOf(setup));
    return {
      listener: expressApp(expressGuard(policy), routes),
      guardUpgrade: (upgrade) => guard.upgrade(policy, upgrade),
    };
  },
};

/** Starts a server with the package; rejects where the package refuses its configuration. */
export async function start(name: string, setup: Setup): Promise<Running> {
  let executions = 0;
  const run = (): string => {
    executions++;
    return "done";
  };
  const fail = (): never => {
    executions++;
    throw new Error("the handler fails");
  };
  const { listener, guardUpgrade } = await packages[name]!(setup, { run, fail });
  const onUpgrade: Upgrade = (_, socket) => {
    executions++;
    socket.end("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
  };
  const server = createServer(listener).on("upgrade", guardUpgrade?.(onUpgrade) ?? onUpgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> => closed(server);
  return { port: (server.address() as AddressInfo).port, executions: () => executions, close };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
