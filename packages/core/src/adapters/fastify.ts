import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import type { Decision } from "../server/decision.ts";
import { enter, headOf, whenPassed, type Passed } from "./incoming.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

type Done = (error?: Error) => void;
type Hook = (
  request: { readonly raw: IncomingMessage; readonly body?: unknown },
  reply: { raw: ServerResponse; hijack(): unknown },
  done: Done,
) => void;

/** What the guard uses of a Fastify instance. */
export interface Instance {
  readonly server: unknown;
  addHook(name: "onRequest" | "preValidation", hook: Hook): unknown;
  addHook(name: "onListen", hook: (done: Done) => void): unknown;
}

export type Options = GuardOptions<IncomingMessage> & { readonly policy: Policy };

const entered = Symbol("entered");
type Marked = IncomingMessage & { [entered]?: Decision; originalUrl?: string };

/** Fastify rewrites `url` and keeps the target as sent. */
const targetOf = (request: Marked): string | undefined => request.originalUrl ?? request.url;

/** Stands before Fastify's own listener: it answers a bad URL, and what its router cannot take, before any hook runs. */
function guardServer(server: Server, gate: Gate<IncomingMessage>, form: "later" | undefined): void {
  const listeners = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners("request");
  server.on("request", (request: Marked, response) => {
    whenPassed(enter(gate, request, response, request.url, form), (decision) => {
      request[entered] = decision;
      for (const listener of listeners) listener.call(server, request, response);
    });
  });
}

function goOn(
  passed: Passed | Promise<Passed>,
  reply: { hijack(): unknown },
  next: (decision: Decision) => void,
): void {
  if (passed instanceof Promise) void passed.then((later) => goOn(later, reply, next));
  else if (passed === undefined) reply.hijack();
  else next(passed);
}

/** What Fastify keeps under a symbol that it does not export. */
function held(instance: Instance, description: string): unknown {
  const symbol = Object.getOwnPropertySymbols(instance).find((one) => one.description === description);
  return symbol === undefined ? undefined : (instance as unknown as Record<symbol, unknown>)[symbol];
}

/**
 * A form can wait for the parser only where each route has the guard's hook behind that. Plugins that were registered
 * before the guard have routes without it, so there forms are refused at once.
 */
function formsCanWait(instance: Instance): boolean {
  const before = held(instance, "fastify.children");
  return Array.isArray(before) && before.length === 0;
}

/** The further servers that `listen({ host: "localhost" })` starts, one an address. */
function furtherServers(instance: Instance): readonly Server[] {
  const bindings = held(instance, "fastify.serverBindings");
  return Array.isArray(bindings) ? (bindings as Server[]) : [];
}

/**
 * Guards a Fastify application: `app.register(guard, { policy })` before everything else.
 * @param instance the application; the guard is not encapsulated
 * @param options the policy, and the options of a guard
 * @throws TypeError when an option is wrong
 */
export function guard(instance: Instance, { policy, ...options }: Options, done: Done): void {
  const gate = new Gate(policy, options);
  const form = options.token !== undefined && formsCanWait(instance) ? "later" : undefined;
  guardServer(instance.server as Server, gate, form);
  instance.addHook("onListen", (listened) => {
    for (const server of furtherServers(instance)) guardServer(server, gate, form);
    listened();
  });
  // What did not come through a server: inject, and the handshakes that plugins route.
  instance.addHook("onRequest", (request, reply, next) => {
    const raw: Marked = request.raw;
    if (raw[entered] !== undefined) {
      next();
      return;
    }
    goOn(enter(gate, raw, reply.raw, targetOf(raw), form), reply, (decision) => {
      raw[entered] = decision;
      next();
    });
  });
  // Behind the parser: a form whose token was all that was missing.
  instance.addHook("preValidation", (request, reply, next) => {
    const raw: Marked = request.raw;
    const before = raw[entered];
    if (before?.reason !== "token-absent" || !gate.awaitsForm(before, headOf(raw, targetOf(raw)))) next();
    else
      goOn(
        enter(gate, raw, reply.raw, targetOf(raw), () => request.body),
        reply,
        () => next(),
      );
  });
  done();
}

(guard as unknown as Record<symbol, unknown>)[Symbol.for("skip-override")] = true;
(guard as unknown as Record<symbol, unknown>)[Symbol.for("fastify.display-name")] = "sallyport";
