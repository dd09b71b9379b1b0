import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { enforce } from "./enforce.ts";
import { WebTransport } from "./web-transport.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

export type WebHandler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

/**
 * Guards a handler of Web requests (Deno, Workers, Next.js route handlers; for Bun there is `sallyport/bun`).
 * @param policy what `definePolicy` returned
 * @param handler called for what passes; what it throws or rejects with is passed to `onError`, and the response is 500
 * @returns a handler; further arguments are passed on
 * @throws TypeError when an option is wrong
 */
export function guard<Rest extends unknown[]>(
  policy: Policy,
  handler: WebHandler<Rest>,
  options: GuardOptions<Request> = {},
): (request: Request, ...rest: Rest) => Promise<Response> {
  const gate = new Gate(policy, options);
  return async (request, ...rest) => {
    const transport = new WebTransport(request);
    const passage = await enforce(gate, transport);
    if (passage?.decision.enforce === "report") return handler(request, ...rest);
    if (passage !== undefined) {
      try {
        return transport.sealed(await handler(transport.request, ...rest));
      } catch (error) {
        passage.fail(error);
      }
    }
    return transport.response ?? Response.error();
  };
}
