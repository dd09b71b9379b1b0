import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate, type GuardOptions } from "../server/gate.ts";
import { enter } from "./incoming.ts";

export type { Exchange, GuardOptions } from "../server/gate.ts";

/** What the guard uses of a Koa context. */
export interface Context {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly originalUrl: string;
  respond?: boolean;
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
): (context: Context, next: () => Promise<unknown>) => Promise<void> {
  const gate = new Gate(policy, options);
  return async (context, next) => {
    const passed = enter(gate, context.req, context.res, context.originalUrl);
    if ((passed instanceof Promise ? await passed : passed) !== undefined) await next();
    // The gate has answered by itself.
    else context.respond = false;
  };
}
