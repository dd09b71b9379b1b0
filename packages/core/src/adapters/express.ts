import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { enforceThen, type Passage } from "./enforce.ts";
import type { ExpressRequest } from "./express-request.ts";
import { watchRouting } from "./express-routing.ts";
import { ExpressTransport } from "./express-transport.ts";
import { socketCheck } from "./socket-check.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What Express 4 and 5, Connect and NestJS on Express call. */
export type Middleware = (
  request: IncomingMessage & { originalUrl?: string | undefined },
  response: ServerResponse,
  next: () => void,
) => void;

/** An exchange of which middleware has got hold, and what comes behind that. */
class MiddlewareTransport extends ExpressTransport {
  readonly next: () => void;

  constructor(request: ExpressRequest, response: ServerResponse, next: () => void) {
    super(request, response);
    this.next = next;
  }
}

function proceed(passage: Passage<IncomingMessage>, { original, response, next }: MiddlewareTransport): void {
  if (watchRouting(original, response, passage)) next();
}

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
    enforceThen(gate, new MiddlewareTransport(request, response, next), proceed);
  };
}
