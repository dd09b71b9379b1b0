import type { ServerName } from "@sallyport/browser/explain";
import { apache } from "./apache.ts";
import { caddy } from "./caddy.ts";
import { go } from "./go.ts";
import { nginx } from "./nginx.ts";
import { express, fastify, nest } from "./node.ts";
import { django, fastapi, flask } from "./python.ts";
import type { RealServer } from "./real-server.ts";

/** The servers that are started, with the snippet in their configuration. */
export const realServers: Partial<Readonly<Record<ServerName, RealServer>>> = {
  nginx,
  apache,
  caddy,
  express,
  fastify,
  nest,
  django,
  flask,
  fastapi,
  go,
};
