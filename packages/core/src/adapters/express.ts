import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { enforceThen } from "./enforce.ts";
import { ExpressTransport } from "./express-request.ts";
import { watchRouting } from "./express-routing.ts";
import { socketCheck } from "./socket-check.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What Express 4 and 5, Connect and NestJS on Express call. */
export type Middleware = (
  request: IncomingMessage & { originalUrl?: string | undefined },
  response: ServerResponse,
  next: () => void,
) => void;

/**
 * Guards an Express application: `app.use(guard(policy))` before everything else.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @returns middleware for Express 4 and 5
 * @throws TypeError when an option is wrong
 */
export function guard<Request extends IncomingMessage = IncomingMessage>(
  policy: Policy,
  options: GuardOptions<Request> = {},
): Middleware {
  const gate = new Gate<IncomingMessage>(policy, options as GuardOptions<IncomingMessage>);
  const checkSockets = socketCheck(gate);
  return (request, response, next) => {
    checkSockets(request);
    enforceThen(gate, new ExpressTransport(request, response), (passage) => {
      if (watchRouting(request, response, passage)) next();
    });
  };
}
