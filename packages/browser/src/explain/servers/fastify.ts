import { corsOptions } from "./node-cors.ts";
import { pathText } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { lines } from "./write.ts";

const share = (change: ServerChange): string =>
  lines(['import cors from "@fastify/cors";', `await app.register(cors, ${corsOptions(change)});`]);

/** A hook of the plugin, which its routes alone have: after that of Passport's session, which is a `preValidation` too. */
const unauthorized = (change: ServerChange): string =>
  lines([
    change.unauthorized === "cross-origin" && share(change),
    'app.addHook("preValidation", async (request, reply) => {',
    "  if (!request.isAuthenticated()) return reply.code(401).send();",
    "});",
  ]);

export const fastify: Server = {
  title: "Fastify",
  where: (change) => `in the plugin that has the route of ${pathText(change)}, before authentication and the route`,
  snippet: share,
  unauthorized: {
    where: (change) =>
      `in the plugin that has the route of ${pathText(change)}, before what redirects, with \`@fastify/passport\``,
    snippet: unauthorized,
    page: "https://github.com/fastify/fastify-passport",
    tried: "Fastify 5 and @fastify/passport 4",
  },
  page: "https://github.com/fastify/fastify-cors",
};
