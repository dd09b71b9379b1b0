import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate, type GuardOptions } from "../server/gate.ts";
import { enter, whenPassed } from "./incoming.ts";

export type { Exchange, GuardOptions } from "../server/gate.ts";

type Done = (error?: Error) => void;
type OnRequest = (
  request: { raw: IncomingMessage },
  reply: { raw: ServerResponse; hijack(): unknown },
  done: Done,
) => void;

/** What the guard uses of a Fastify instance. */
export interface Instance {
  readonly server: unknown;
  addHook(name: "onRequest", hook: OnRequest): unknown;
  addHook(name: "onListen", hook: (done: Done) => void): unknown;
}

export type Options = GuardOptions<IncomingMessage> & { readonly policy: Policy };

const entered = Symbol("entered");
type Marked = IncomingMessage & { [entered]?: true; originalUrl?: string };

/** Fastify rewrites `url` and keeps the target as sent. */
const targetOf = (request: Marked): string | undefined => request.originalUrl ?? request.url;

/** Stands before Fastify's own listener: it answers a bad URL, and what its router cannot take, before any hook runs. */
function guardServer(server: Server, gate: Gate<IncomingMessage>): void {
  const listeners = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners("request");
  server.on("request", (request: Marked, response) => {
    request[entered] = true;
    whenPassed(enter(gate, request, response, request.url), () => {
      for (const listener of listeners) listener.call(server, request, response);
    });
  });
}

/** The further servers that `listen({ host: "localhost" })` starts, one an address. */
function furtherServers(instance: Instance): readonly Server[] {
  const bindings = Object.getOwnPropertySymbols(instance).find(
    (symbol) => symbol.description === "fastify.serverBindings",
  );
  const held = bindings === undefined ? undefined : (instance as unknown as Record<symbol, unknown>)[bindings];
  return Array.isArray(held) ? (held as Server[]) : [];
}

/**
 * Guards a Fastify application: `app.register(guard, { policy })` before everything else.
 * @param instance the application; the guard is not encapsulated
 * @param options the policy, and the options of a guard
 * @throws TypeError when an option is wrong
 */
export function guard(instance: Instance, { policy, ...options }: Options, done: Done): void {
  const gate = new Gate(policy, options);
  guardServer(instance.server as Server, gate);
  instance.addHook("onListen", (listened) => {
    for (const server of furtherServers(instance)) guardServer(server, gate);
    listened();
  });
  // What did not come through a server: inject, and the handshakes that plugins route.
  instance.addHook("onRequest", (request, reply, next) => {
    const raw: Marked = request.raw;
    if (raw[entered] === true) {
      next();
      return;
    }
    const passed = enter(gate, raw, reply.raw, targetOf(raw));
    if (passed === undefined) reply.hijack();
    else whenPassed(passed, () => next());
  });
  done();
}

(guard as unknown as Record<symbol, unknown>)[Symbol.for("skip-override")] = true;
(guard as unknown as Record<symbol, unknown>)[Symbol.for("fastify.display-name")] = "sallyport";
