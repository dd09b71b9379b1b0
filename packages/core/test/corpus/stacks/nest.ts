import { All, Controller, Module, Req, Res, type INestApplication, type Type } from "@nestjs/common";
import { NestFactory, type AbstractHttpAdapter } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import * as nest11 from "@sallyport/nest-11";
import type { Server } from "node:http";
import type { FastifyInstance } from "fastify";
import "reflect-metadata";
import { guard } from "../../../src/adapters/nest.ts";
import type { Adapter, Traces } from "../server.ts";
import * as onExpress from "./express.ts";
import * as onFastify from "./fastify.ts";

/** What the stacks take from NestJS. */
const nest12 = { All, Controller, Module, Req, Res, NestFactory, ExpressAdapter, FastifyAdapter };

type Nest = typeof nest12;

type Handle = (traces: Traces, request: never, response: never) => unknown;

interface Platform {
  readonly make: () => AbstractHttpAdapter;
  /** Hands what stands behind the guard to the application as its framework wants it. */
  readonly use: (app: INestApplication) => unknown;
  /** As the platform's router writes it. */
  readonly everyPath: string;
  readonly handle: Handle;
}

/** A module of one controller, with one route. */
function moduleOf({ All, Controller, Module, Req, Res }: Nest, traces: Traces, platform: Platform): Type {
  const { everyPath, handle } = platform;
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

const stack = (nest: Nest, name: string, platform: Platform): Adapter => ({
  name,
  cannot: ["asterisk-form", ...(platform.everyPath === "*" ? (["console-log"] as const) : [])],
  listener: async (policy, options, traces) => {
    const app = await nest.NestFactory.create(moduleOf(nest, traces, platform), platform.make(), quiet);
    guard(policy, app, options);
    await platform.use(app);
    await app.init();
    await (app.getHttpAdapter().getInstance() as { ready?: () => Promise<unknown> }).ready?.();
    const server = app.getHttpServer() as Server;
    return (request, response) => {
      server.emit("request", request, response);
    };
  },
});

const stacks = (version: number, nest: Nest): readonly Adapter[] => [
  stack(nest, `NestJS ${String(version)} on Express`, {
    make: () => new nest.ExpressAdapter(),
    use: (app) => app.use(...onExpress.middleware()),
    everyPath: "{*path}",
    handle: onExpress.handle,
  }),
  stack(nest, `NestJS ${String(version)} on Fastify`, {
    make: () => new nest.FastifyAdapter({ routerOptions: { ignoreTrailingSlash: true } }),
    use: async (app) => {
      const instance = app.getHttpAdapter().getInstance() as FastifyInstance;
      await onFastify.usePlugins(instance);
      instance.addContentTypeParser("*", (_request, _payload, done) => done(null));
    },
    everyPath: "*",
    handle: onFastify.handle,
  }),
];

// The two have types of their own, though what is used of them has one shape.
export const nest: readonly Adapter[] = [...stacks(11, nest11 as unknown as Nest), ...stacks(12, nest12)];
