import type { Policy } from "../policy/policy.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import type { ResponseHead } from "../server/finding.ts";
import { failureDocument } from "../server/problem-document.ts";
import type { RequestHead } from "../server/request.ts";
import { readWebForm } from "./form.ts";
import { answerWith, sealWebResponse, withoutFields } from "./web-head.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

const failure = (): Response =>
  new Response(failureDocument, {
    status: 500,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });

export type WebHandler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

/**
 * Guards a handler of Web requests (Bun, Deno, Workers, Next.js route handlers).
 * @param policy what `definePolicy` returned
 * @param handler called for what passes; what it throws or rejects with is answered with 500 and told to `onError`
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
    const head: RequestHead = { method: request.method, target: request.url, headers: request.headers };
    const decision = await gate.judge(head, request, () => readWebForm(request));
    if (decision.enforce === "report") return handler(request, ...rest);
    if (decision.outcome !== "pass") return answerWith(decision, request.method);
    const inspect = (sent: ResponseHead): void => gate.inspect(decision, head, sent);
    try {
      const response = await handler(withoutFields(request, decision.strip), ...rest);
      return sealWebResponse(response, decision, inspect);
    } catch (error) {
      gate.fail(error);
      return sealWebResponse(failure(), decision, inspect);
    }
  };
}
