import { corsOptions } from "./node-cors.ts";
import { pathText } from "./path-spellings.ts";
import type { Server } from "./server.ts";
import { lines } from "./write.ts";

export const fastify: Server = {
  title: "Fastify",
  where: (change) => `in the plugin that has the route ${pathText(change)}, before authentication and the route`,
  snippet: (change) =>
    lines(['import cors from "@fastify/cors";', `await app.register(cors, ${corsOptions(change)});`]),
  page: "https://github.com/fastify/fastify-cors",
};
