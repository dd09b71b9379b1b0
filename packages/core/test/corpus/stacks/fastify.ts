import { Readable } from "node:stream";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { guard } from "../../../src/adapters/fastify.ts";
import { failWhere, type Answer } from "../answers.ts";
import { askedBy } from "../node-behaviours.ts";
import { note, type Adapter, type Traces } from "../server.ts";
import { flush, threshold } from "./compression.ts";

/** What a Fastify application uses between the guard and its handlers. */
export async function usePlugins(app: FastifyInstance): Promise<void> {
  await app.register(compress, { threshold, zlibOptions: { flush }, customTypes: /^text\// });
  await app.register(cookie);
}

function send(reply: FastifyReply, { status, headers, cookies, body }: Answer): FastifyReply {
  reply.code(status);
  for (const [name, value] of headers) reply.header(name, value);
  for (const [name, value] of cookies) reply.setCookie(name, value);
  return reply.send(typeof body === "object" ? Readable.from(body) : body);
}

/** The corpus's handler. */
export async function handle(traces: Traces, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  note(traces, request.raw, request.cookies as Record<string, string>);
  const { name, special, answer } = askedBy(request.raw, request.originalUrl, traces.pace);
  await failWhere(name);
  if (special === undefined) return send(reply, answer());
  reply.hijack();
  special(reply.raw);
  return reply;
}

export const fastify: Adapter = {
  name: "Fastify 5",
  cannot: ["console-log"],
  listener: async (policy, options, traces) => {
    const app = Fastify({ routerOptions: { ignoreTrailingSlash: true, caseSensitive: false } });
    for (const method of ["PROPFIND", "PURGE"]) app.addHttpMethod(method, { hasBody: true });
    await app.register(guard, { policy, ...options });
    await usePlugins(app);
    app.addContentTypeParser("*", (_request, _payload, done) => done(null));
    app.all("/*", (request, reply) => handle(traces, request, reply));
    await app.ready();
    const server = app.server;
    return (request, response) => {
      server.emit("request", request, response);
    };
  },
};
