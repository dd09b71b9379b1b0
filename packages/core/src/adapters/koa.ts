import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { tokenIn } from "../server/form.ts";
import { enter } from "./incoming.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What the guard uses of a Koa context. */
export interface Context {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly originalUrl: string;
  readonly request: { body?: unknown };
  respond?: boolean;
}

/** Middleware of Koa that parses forms, such as `bodyParser()` of `@koa/bodyparser`. */
export type BodyParser = (context: never, next: never) => unknown;

type Parse = (context: Context, next: () => Promise<void>) => unknown;

async function readForm(context: Context, parser: BodyParser | undefined): Promise<unknown> {
  if (tokenIn(context.request.body) === undefined)
    await (parser as Parse | undefined)?.(context, () => Promise.resolve());
  return context.request.body;
}

/**
 * Guards a Koa application: `app.use(guard(policy))` before everything else.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @returns middleware
 * @throws TypeError when an option is wrong
 */
export function guard(
  policy: Policy,
  options: GuardOptions<IncomingMessage, BodyParser> = {},
): (context: Context, next: () => Promise<unknown>) => Promise<void> {
  const gate = new Gate(policy, options);
  return async (context, next) => {
    const form = options.token && (() => readForm(context, options.token?.form));
    const passed = enter(gate, context.req, context.res, context.originalUrl, form);
    if ((passed instanceof Promise ? await passed : passed) !== undefined) await next();
    // The gate has answered by itself.
    else context.respond = false;
  };
}
