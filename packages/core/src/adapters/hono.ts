import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import type { RequestHead } from "../policy/request/request.ts";
import { enforce, type Passage, type Seal } from "./enforce.ts";
import { headOf, NodeTransport, stripFields } from "./node-transport.ts";
import { reroute } from "./reroute.ts";
import { socketCheck } from "./socket-check.ts";
import { WebTransport } from "./web-transport.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What the guard uses of a Hono context. */
export interface Context {
  readonly req: { raw: Request; readonly path?: string };
  readonly env: unknown;
  res: Response;
}

interface NodeBindings {
  readonly incoming: IncomingMessage;
  /** None of a handshake. */
  readonly outgoing: ServerResponse | undefined;
}

/** On Node the exchange as it came over the wire: two Hosts, the target as sent, a certificate. */
function bindingsOf({ env }: Context): NodeBindings | undefined {
  const { incoming, outgoing } = (env ?? {}) as {
    incoming?: Partial<IncomingMessage>;
    outgoing?: Partial<ServerResponse>;
  };
  if (incoming?.rawHeaders === undefined || (outgoing !== undefined && outgoing.writeHead === undefined))
    return undefined;
  return { incoming, outgoing } as NodeBindings;
}

/** On Node a handler can write its response there, past the one that Hono sees: that is where it is sealed. */
class NodeHonoTransport extends WebTransport {
  readonly #incoming: IncomingMessage;
  readonly #node: NodeTransport | undefined;

  constructor(request: Request, { incoming, outgoing }: NodeBindings) {
    super(request);
    this.#incoming = incoming;
    this.#node = outgoing && new NodeTransport(incoming, outgoing, incoming.url);
  }

  override get responded(): boolean {
    return super.responded || this.#node?.responded === true;
  }

  override head(): RequestHead {
    return headOf(this.#incoming, this.#incoming.url);
  }

  override strip(names: readonly string[]): void {
    stripFields(this.#incoming, names);
    super.strip(names);
  }

  override seal(seal: Seal): void {
    if (this.#node === undefined) super.seal(seal);
    else this.#node.seal(seal);
  }
}

/** Where @hono/node-server keeps the request that it made another from. */
let madeFrom: symbol | undefined;

/** What @hono/node-server takes for a response that was sent past it: somebody has, while the gate waited. */
const alreadySent = (): Response => new Response(null, { headers: { "x-hono-already-sent": "true" } });

/** Whether @hono/node-server made the request from what came over the wire: then both have the same fields. */
function isMadeFrom(raw: Request, incoming: IncomingMessage): boolean {
  const fields = raw as unknown as Record<symbol, unknown>;
  if (madeFrom !== undefined && fields[madeFrom] === incoming) return true;
  const found = Object.getOwnPropertySymbols(raw).find((symbol) => fields[symbol] === incoming);
  madeFrom ??= found;
  return found !== undefined;
}

const pathOf = (target: string): string =>
  target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").split(/[?#]/, 1)[0] ?? "";

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** Hono routes by the path without escapes, but for those of `%` and of signs that mean something in a URL. */
function routesAs(path: string, routed: string): boolean {
  if (routed === path) return true;
  if (!path.includes("%")) return false;
  const kept = path.replaceAll("%25", "%2525");
  return routed === decoded(kept) || routed === kept.replaceAll(/(?:%[0-9a-f]{2})+/gi, decoded);
}

/** What is routed, where it differs from what was sent: another request (method override), another path (`getPath`). */
function mayContinue(
  { req: { raw, path } }: Context,
  passage: Passage<Request>,
  node: NodeBindings | undefined,
): boolean {
  const { method, url } = raw;
  // What is made of a handshake can have a name of nobody's in its URL.
  if (node?.outgoing !== undefined && !isMadeFrom(raw, node.incoming)) {
    // Something of the application has sent it here.
    if (!reroute(passage, { method, target: url, headers: raw.headers })) return false;
  } else if (node !== undefined && method !== node.incoming.method) {
    if (!reroute(passage, { ...passage.head, method }, true)) return false;
  }
  const { head } = passage;
  if (path === undefined || routesAs(pathOf(head.target), path)) return true;
  return reroute(passage, { ...head, target: path }, true);
}

/**
 * Guards a Hono application: `app.use(guard(policy))` before everything else.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @returns middleware, for every runtime that Hono runs on
 * @throws TypeError when an option is wrong
 */
export function guard(
  policy: Policy,
  options: GuardOptions<Request> = {},
): (context: Context, next: () => Promise<void>) => Promise<Response | undefined> {
  const gate = new Gate(policy, options);
  const checkSockets = socketCheck(gate);
  return async (context, next) => {
    const node = bindingsOf(context);
    if (node !== undefined) checkSockets(node.incoming);
    const { raw } = context.req;
    const transport = node === undefined ? new WebTransport(raw) : new NodeHonoTransport(raw, node);
    const enforced = enforce(gate, transport);
    const passage = enforced instanceof Promise ? await enforced : enforced;
    if (passage === undefined || !mayContinue(context, passage, node)) return transport.response ?? alreadySent();
    if (transport.request !== raw) context.req.raw = transport.request;
    await next();
    if (passage.decision.enforce === "report" || node?.outgoing !== undefined) return undefined;
    const sealed = transport.sealed(context.res);
    if (sealed === context.res) return undefined;
    // Emptied first: Hono otherwise lays the old headers over the new ones.
    (context as { res: Response | undefined }).res = undefined;
    context.res = sealed;
    return undefined;
  };
}
