import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/handle.ts";
import { tokenIn } from "../server/form.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { enforce, type Enforced } from "./enforce.ts";
import { watchRouting, type KoaContext } from "./koa-routing.ts";
import { NodeTransport } from "./node-transport.ts";
import { socketCheck } from "./socket-check.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What the guard uses of a Koa context. */
export interface Context extends KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly request: { body?: unknown };
  respond?: boolean;
}

/** In Koa a parser that stands before the guard puts the form on the context's request. */
class KoaTransport extends NodeTransport {
  readonly #context: Context;

  constructor(context: Context) {
    super(context.req, context.res, context.originalUrl);
    this.#context = context;
  }

  override readForm(limit: number): Promise<unknown> {
    const { body } = this.#context.request;
    return tokenIn(body) === undefined ? super.readForm(limit) : Promise.resolve(body);
  }
}

function proceed(context: Context, passage: Enforced<IncomingMessage>, next: () => Promise<unknown>): Promise<unknown> {
  if (passage !== undefined && watchRouting(context, context.originalUrl, passage)) return next();
  // The gate has responded by itself.
  context.respond = false;
  return Promise.resolve();
}

/**
 * Guards a Koa application: `app.use(guard(policy))` before everything else.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @returns middleware
 * @throws TypeError when an option is wrong
 */
export function guard(
  policy: Policy,
  options: GuardOptions<IncomingMessage> = {},
): (context: Context, next: () => Promise<unknown>) => Promise<unknown> {
  const gate = new Gate(policy, options);
  const checkSockets = socketCheck(gate);
  return (context, next) => {
    checkSockets(context.req);
    const enforced = enforce(gate, new KoaTransport(context));
    if (!(enforced instanceof Promise)) return proceed(context, enforced, next);
    return enforced.then((passage) => proceed(context, passage, next));
  };
}
