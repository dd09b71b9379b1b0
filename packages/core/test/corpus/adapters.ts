import type { Adapter } from "./server.ts";
import { bun } from "./stacks/bun.ts";
import { express } from "./stacks/express.ts";
import { fastify } from "./stacks/fastify.ts";
import { hono } from "./stacks/hono.ts";
import { koa } from "./stacks/koa.ts";
import { nest } from "./stacks/nest.ts";
import { node } from "./stacks/node.ts";
import { web } from "./stacks/web.ts";

/** Each framework in the stack that people put it into. */
export const adapters: readonly Adapter[] = [node, ...express, fastify, koa, hono, ...nest, web, bun];
