import type { Server } from "node:http";
import { Controller, Delete, Get, Module, Post, Put, Req, Res, type INestApplication, type Type } from "@nestjs/common";
import { NestFactory, type AbstractHttpAdapter } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import "reflect-metadata";
import { guard as guardExpress } from "../../../src/adapters/express.ts";
import { guard as guardFastify } from "../../../src/adapters/fastify.ts";
import { eachRoute, seenBy, type Setup, type Variant } from "../variant.ts";

interface Platform {
  readonly name: string;
  readonly make: () => AbstractHttpAdapter;
  readonly use: (app: INestApplication, setup: Setup) => unknown;
  /** How its router writes "everything below". */
  readonly rest: string;
}

const quiet: Readonly<Record<string, unknown>> = { logger: false };

const methods = { get: Get, post: Post, put: Put, delete: Delete };

/** Both platforms' responses have it, and on Fastify its request has Node's. */
type Sends = Parameters<typeof seenBy>[0] & { raw?: Parameters<typeof seenBy>[0] };

/** A module of one controller, with a method for each route. */
function moduleOf(setup: Setup, { rest }: Platform): Type {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest's controllers are classes
  class Everything {}
  const { prototype } = Everything;
  eachRoute(setup, (route, verb) => {
    const name = `${verb} ${route.pattern}`;
    const value = (request: Sends, response: { send(text: string): unknown }): void => {
      setup.ran(route, verb, seenBy(request.raw ?? request));
      response.send("ran");
    };
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
    Req()(prototype, name, 0);
    Res()(prototype, name, 1);
    const path = route.pattern.replace(/\*$/, rest);
    methods[verb](path)(prototype, name, Object.getOwnPropertyDescriptor(prototype, name) ?? {});
  });
  Controller()(Everything);
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest's modules are classes
  class Root {}
  Module({ controllers: [Everything] })(Root);
  return Root;
}

const platforms: readonly Platform[] = [
  {
    name: "NestJS on Express",
    make: () => new ExpressAdapter(),
    use: (app, setup) => app.use(guardExpress(setup.policy, setup.options)),
    rest: "*rest",
  },
  {
    name: "NestJS on Fastify",
    make: () => new FastifyAdapter(),
    use: (app, setup) =>
      (app as NestFastifyApplication).register(guardFastify, { policy: setup.policy, ...setup.options }),
    rest: "*",
  },
];

const variant = (platform: Platform): Variant => ({
  router: platform.name,
  options: "default",
  build: async (setup) => {
    const app = await NestFactory.create(moduleOf(setup, platform), platform.make(), quiet);
    await platform.use(app, setup);
    await app.init();
    await (app.getHttpAdapter().getInstance() as { ready?: () => Promise<unknown> }).ready?.();
    return app.getHttpServer() as Server;
  },
});

const prefixed = (platform: Platform): Variant => ({
  ...variant(platform),
  options: "setGlobalPrefix /v1",
  base: "/v1",
  build: async (setup) => {
    const routes = setup.routes.map((route) => ({ ...route, pattern: route.pattern.slice("/v1".length) }));
    const app = await NestFactory.create(moduleOf({ ...setup, routes }, platform), platform.make(), quiet);
    app.setGlobalPrefix("/v1");
    await platform.use(app, setup);
    await app.init();
    await (app.getHttpAdapter().getInstance() as { ready?: () => Promise<unknown> }).ready?.();
    return app.getHttpServer() as Server;
  },
});

export const nest: readonly Variant[] = platforms.flatMap((platform) => [variant(platform), prefixed(platform)]);
