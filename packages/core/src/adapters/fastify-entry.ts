import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { enforce, type Enforced, type Passage } from "./enforce.ts";
import { NodeTransport } from "./node-transport.ts";
import { reenter, reroute } from "./reroute.ts";
import { guardServer, Passages } from "./server-entry.ts";

export type Done = (error?: Error) => void;
type Hook = (
  request: { readonly raw: IncomingMessage },
  reply: { raw: ServerResponse; hijack(): unknown },
  done: Done,
) => void;

/** What the guard uses of a Fastify instance. */
export interface Instance {
  readonly server: unknown;
  readonly log?: { warn(text: string): void };
  addHook(name: "onListen", hook: (done: Done) => void): unknown;
}

export type Options = GuardOptions<IncomingMessage> & { readonly policy: Policy };

type Incoming = IncomingMessage & { readonly originalUrl?: string };

/** What Fastify keeps under a symbol that it does not export. */
function internal(instance: object, name: string): unknown {
  for (let one: object | null = instance; one !== null; one = Object.getPrototypeOf(one) as object | null) {
    const symbol = Object.getOwnPropertySymbols(one).find(({ description }) => description === `fastify.${name}`);
    if (symbol !== undefined) return (one as Record<symbol, unknown>)[symbol];
  }
  return undefined;
}

/** The application: a plugin's instance inherits from that of the plugin around it. */
function rootOf<T extends object>(instance: T): T {
  const outer = Object.getPrototypeOf(instance) as T | null;
  return outer === null || !("addHook" in outer) ? instance : rootOf(outer);
}

/**
 * Puts a hook before all others, in every plugin there is; those to come inherit it. `addHook` would put it behind the
 * hooks of plugins that were registered before, which can respond.
 */
function hookFirst(instance: object, hook: Hook): void {
  const hooks = internal(instance, "hooks") as { readonly onRequest?: Hook[] } | undefined;
  const children = internal(instance, "children");
  if (hooks?.onRequest === undefined || !Array.isArray(children))
    throw new TypeError("sallyport/fastify doesn't support this version of Fastify: it needs Fastify 5.");
  if (!hooks.onRequest.includes(hook)) hooks.onRequest.unshift(hook);
  for (const child of children as object[]) if (child !== instance) hookFirst(child, hook);
}

/** Ends the listener of a request whose rewritten URL is refused: the response is the gate's already. */
const refused: unique symbol = Symbol("refused");

/** `rewriteUrl` assigns the URL right before it is routed, once; no hook runs between the two. */
function watchUrl(request: IncomingMessage, passage: Passage<IncomingMessage>): void {
  const { url, method } = request;
  const shared = { configurable: true, enumerable: true };
  Object.defineProperty(request, "url", {
    ...shared,
    get: () => url,
    set: (value: string) => {
      Object.defineProperty(request, "url", { ...shared, writable: true, value });
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- no error: nobody but `enterWatched` catches it
      if ((value !== url || request.method !== method) && !rerouted(passage, request, value)) throw refused;
    },
  });
}

const rerouted = (
  passage: Passage<IncomingMessage>,
  { method = "", rawHeaders }: IncomingMessage,
  target: string,
): boolean => reroute(passage, { method, target, headers: rawHeaders }, true);

function enterWatched(request: IncomingMessage, passage: Passage<IncomingMessage>, proceed: () => void): void {
  watchUrl(request, passage);
  try {
    proceed();
  } catch (error) {
    if (error !== refused) throw error;
  }
}

/** The further servers that `listen({ host: "localhost" })` starts, one an address. */
function furtherServers(instance: Instance): readonly Server[] {
  const bindings = internal(instance, "serverBindings");
  return Array.isArray(bindings) ? (bindings as Server[]) : [];
}

/** Before every route: judges what did not come through a server (`inject`, `app.routing`), and what was rewritten. */
function entryHook(gate: Gate<IncomingMessage>, passages: Passages): Hook {
  const settle = (enforced: Enforced<IncomingMessage>, raw: Incoming, target: string): boolean =>
    enforced !== undefined && (raw.url === target || rerouted(enforced, raw, raw.url ?? ""));
  return (request, reply, next) => {
    const raw: Incoming = request.raw;
    const passage = passages.get(raw, reply.raw);
    if (passage !== undefined) {
      if (reenter(passage, raw.method ?? "", raw.url ?? "")) next();
      else reply.hijack();
      return;
    }
    const target = raw.originalUrl ?? raw.url ?? "";
    const proceed = (enforced: Enforced<IncomingMessage>): void => {
      if (enforced !== undefined) passages.add(raw, enforced, reply.raw);
      if (settle(enforced, raw, target)) next();
      else reply.hijack();
    };
    const enforced = enforce(gate, new NodeTransport(raw, reply.raw, target));
    if (enforced instanceof Promise) void enforced.then(proceed);
    else proceed(enforced);
  };
}

/**
 * Guards an application and its servers.
 * @throws TypeError when an option is wrong, or the version of Fastify isn't known
 */
export function guardFastify(instance: Instance, { policy, ...options }: Options): void {
  const root = rootOf(instance);
  const gate = new Gate(policy, options, (text) => root.log?.warn(text));
  const passages = new Passages(gate);
  const rewrites = (internal(root, "options") as { rewriteUrl?: unknown } | undefined)?.rewriteUrl !== undefined;
  const around = rewrites ? enterWatched : undefined;
  guardServer(root.server as Server, gate, passages, around);
  root.addHook("onListen", (listened) => {
    for (const server of furtherServers(root)) guardServer(server, gate, passages, around);
    listened();
  });
  hookFirst(root, entryHook(gate, passages));
}
