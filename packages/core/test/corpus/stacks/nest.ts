import { All, Controller, Module, Req, Res, type INestApplication, type Type } from "@nestjs/common";
import { NestFactory, type AbstractHttpAdapter } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import type { Server } from "node:http";
import type { FastifyInstance } from "fastify";
import "reflect-metadata";
import type { Policy } from "../../../src/index.ts";
import { guard as guardExpress } from "../../../src/adapters/express.ts";
import { guard as guardFastify } from "../../../src/adapters/fastify.ts";
import type { AnyOptions } from "../row.ts";
import type { Adapter, Traces } from "../server.ts";
import * as onExpress from "./express.ts";
import * as onFastify from "./fastify.ts";

type Handle = (traces: Traces, request: never, response: never) => unknown;

interface Platform {
  readonly make: () => AbstractHttpAdapter;
  /** Hands the guard, and what stands behind it, to the application as its framework wants it. */
  readonly use: (app: INestApplication, policy: Policy, options: AnyOptions) => unknown;
  /** As the platform's router writes it. */
  readonly everyPath: string;
  readonly handle: Handle;
}

/** A module of one controller, with one route. */
function moduleOf(traces: Traces, { everyPath, handle }: Platform): Type {
  class Everything {
    handle(request: never, response: never): unknown {
      return handle(traces, request, response);
    }
  }
  Req()(Everything.prototype, "handle", 0);
  Res()(Everything.prototype, "handle", 1);
  const descriptor = Object.getOwnPropertyDescriptor(Everything.prototype, "handle") ?? {};
  All(everyPath)(Everything.prototype, "handle", descriptor);
  Controller()(Everything);
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest's modules are classes
  class Root {}
  Module({ controllers: [Everything] })(Root);
  return Root;
}

const quiet: Readonly<Record<string, unknown>> = { logger: false, bodyParser: false };

const stack = (name: string, platform: Platform): Adapter => ({
  name,
  cannot: ["asterisk-form"],
  listener: async (policy, options, traces) => {
    const app = await NestFactory.create(moduleOf(traces, platform), platform.make(), quiet);
    await platform.use(app, policy, options);
    await app.init();
    await (app.getHttpAdapter().getInstance() as { ready?: () => Promise<unknown> }).ready?.();
    const server = app.getHttpServer() as Server;
    return (request, response) => {
      server.emit("request", request, response);
    };
  },
});

export const nest: readonly Adapter[] = [
  stack("NestJS 12 on Express", {
    make: () => new ExpressAdapter(),
    use: (app, policy, options) => {
      app.use(guardExpress(policy, options));
      app.use(...onExpress.middleware());
    },
    everyPath: "{*path}",
    handle: onExpress.handle,
  }),
  stack("NestJS 12 on Fastify", {
    make: () => new FastifyAdapter({ routerOptions: { ignoreTrailingSlash: true } }),
    use: async (app, policy, options) => {
      await (app as NestFastifyApplication).register(guardFastify, { policy, ...options });
      const instance = app.getHttpAdapter().getInstance() as FastifyInstance;
      await onFastify.usePlugins(instance);
      instance.addContentTypeParser("*", (_request, _payload, done) => done(null));
    },
    everyPath: "*",
    handle: onFastify.handle,
  }),
];
