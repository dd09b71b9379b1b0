import type { ServerResponse } from "node:http";
import type { RequestHead } from "../policy/request/request.ts";
import { fieldOf, type ExpressRequest } from "./express-request.ts";
import { headOf, NodeTransport } from "./node-transport.ts";

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
