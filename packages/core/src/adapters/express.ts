import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate, type GuardOptions } from "../server/gate.ts";
import { enter, whenPassed } from "./incoming.ts";

export type { Exchange, GuardOptions } from "../server/gate.ts";

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
export function guard(policy: Policy, options: GuardOptions<IncomingMessage> = {}): Middleware {
  const gate = new Gate(policy, options);
  // A mounted router sees a shortened url; the policy names whole paths.
  return (request, response, next) =>
    whenPassed(enter(gate, request, response, request.originalUrl ?? request.url), () => next());
}
