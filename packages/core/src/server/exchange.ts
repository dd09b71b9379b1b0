import { RequestFields, type RequestHead } from "../policy/request/request.ts";
import { parseTarget } from "../policy/request/target.ts";
import type { Exchange } from "./guard-options.ts";

/** What a callback gets to know about a request, besides the decision. */
export function exchangeOf(request: RequestHead, rewritten: boolean): Exchange {
  const { origin, site, mode } = new RequestFields(request.headers);
  return { method: request.method, path: parseTarget(request.target)?.path ?? "*", origin, site, mode, rewritten };
}
