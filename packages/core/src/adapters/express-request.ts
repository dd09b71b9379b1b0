import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHead } from "../policy/request/request.ts";
import { headOf, NodeTransport } from "./node-transport.ts";
import type { RoutedRequest } from "./routed-target.ts";

/** A request as Express shows it. */
export type ExpressRequest = IncomingMessage & {
  readonly originalUrl?: string | undefined;
  readonly baseUrl?: string;
  readonly app?: unknown;
};

/**
 * A field of a request that Express has got. By a name in a variable: Express changes the prototypes of its requests, so each
 * has a shape of its own, in which V8 looks a constant name up anew, in four times the time.
 */
export const fieldOf = <Name extends keyof ExpressRequest>(request: ExpressRequest, name: Name): ExpressRequest[Name] =>
  Reflect.get(request, name);

/** What Express routes a request by, at this moment. */
export const routedBy = (request: ExpressRequest): RoutedRequest => ({
  method: fieldOf(request, "method"),
  url: fieldOf(request, "url"),
  baseUrl: fieldOf(request, "baseUrl"),
});

/** An exchange that Express has got. */
export class ExpressTransport extends NodeTransport {
  readonly #target: string;

  /** @param target the request target as sent: a mounted router sees a shortened url, and the policy names whole paths */
  constructor(
    request: ExpressRequest,
    response: ServerResponse,
    target: string = fieldOf(request, "originalUrl") ?? fieldOf(request, "url") ?? "",
  ) {
    super(request, response, target, fieldOf(request, "httpVersionMajor"));
    this.#target = target;
  }

  override head(): RequestHead {
    const { original: request } = this;
    const fields = {
      method: fieldOf(request, "method"),
      rawHeaders: fieldOf(request, "rawHeaders"),
      httpVersion: fieldOf(request, "httpVersion"),
      socket: fieldOf(request, "socket"),
    };
    return headOf(fields, this.#target);
  }
}
