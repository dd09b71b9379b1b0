import type { Variant } from "../variant.ts";
import { bun } from "./bun.ts";
import { connect } from "./connect.ts";
import { express } from "./express.ts";
import { fastify } from "./fastify.ts";
import { hono } from "./hono.ts";
import { koa } from "./koa.ts";
import { nest } from "./nest.ts";
import { node } from "./node.ts";
import { rewriting } from "./rewriting.ts";
import { web } from "./web.ts";

const all: readonly Variant[] = [
  ...node,
  ...connect,
  ...express,
  ...fastify,
  ...koa,
  ...hono,
  ...nest,
  ...web,
  ...bun,
  ...rewriting,
];

const onNode = ({ router }: Variant): boolean => router === "Hono 4 on Node";

/** Hono's server for Node replaces the global Request and Response when it starts: the others come first. */
export const variants: readonly Variant[] = [...all.filter((one) => !onNode(one)), ...all.filter(onNode)];

export const routerNames: readonly string[] = [...new Set(variants.map(({ router }) => router))];
