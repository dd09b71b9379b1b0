import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { failureDocument } from "../server/problem-document.ts";
import { formReader, type BodyParser } from "./form.ts";
import { enter, whenPassed } from "./incoming.ts";
import { upgrade } from "./upgrade.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A handler's failure is answered under the same head, so that a page can tell it from a refusal. */
function answerFailure(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(500, { "content-type": "application/problem+json", "cache-control": "no-store" });
  response.end(failureDocument);
}

export interface NodeGuard {
  /**
   * Guards a node:http, https or http2 (compatibility API) listener.
   * @param policy what `definePolicy` or `loadPolicy` returned
   * @param handler called for what passes; what it throws or rejects with is answered with 500 and told to `onError`
   * @returns a listener for `createServer`
   * @throws TypeError when an option is wrong
   */
  (
    policy: Policy,
    handler: NodeHandler,
    options?: GuardOptions<IncomingMessage, BodyParser>,
  ): (request: IncomingMessage, response: ServerResponse) => void;
  readonly upgrade: typeof upgrade;
}

function listener(
  policy: Policy,
  handler: NodeHandler,
  options: GuardOptions<IncomingMessage, BodyParser> = {},
): (request: IncomingMessage, response: ServerResponse) => void {
  const gate = new Gate(policy, options);
  return (request, response) => {
    const form = options.token && formReader(request, response, options.token.form);
    whenPassed(enter(gate, request, response, request.url, form), ({ enforce }) => {
      if (enforce === "report") {
        // Not a byte is changed, a failure's neither.
        handler(request, response);
        return;
      }
      const failed = (error: unknown): void => {
        gate.fail(error);
        answerFailure(response);
      };
      try {
        Promise.resolve(handler(request, response)).catch(failed);
      } catch (error) {
        failed(error);
      }
    });
  };
}

export const guard: NodeGuard = Object.assign(listener, { upgrade });
