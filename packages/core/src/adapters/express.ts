import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { formReader, type BodyParser } from "./form.ts";
import { enter, whenPassed } from "./incoming.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What Express 4 and 5, Connect and NestJS on Express call. */
export type Middleware = (
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
  next: () => void,
) => void;

/**
 * Guards an Express application: `app.use(guard(policy))` before everything else.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @returns middleware for Express 4 and 5; in NestJS `app.use(guard(policy))` in main.ts
 * @throws TypeError when an option is wrong
 */
export function guard(policy: Policy, options: GuardOptions<IncomingMessage, BodyParser> = {}): Middleware {
  const gate = new Gate(policy, options);
  // A mounted router sees a shortened url; the policy names whole paths.
  return (request, response, next) => {
    const form = options.token && formReader(request, response, options.token.form);
    whenPassed(enter(gate, request, response, request.originalUrl ?? request.url, form), () => next());
  };
}
