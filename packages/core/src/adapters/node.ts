import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { enforceThen, type Passage } from "./enforce.ts";
import { NodeTransport } from "./node-transport.ts";
import { socketCheck } from "./socket-check.ts";
import { upgrade } from "./upgrade.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What `createServer` of node:http, https and http2 takes. */
export type NodeListener = (
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
) => void;

/** A handler's failure is a response under the same head, so that a page can tell it from a refusal. */
function fail(error: unknown, passage: Passage<IncomingMessage>, response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else for (const name of response.getHeaderNames()) response.removeHeader(name);
  passage.fail(error);
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" && value !== null && "then" in value;

function run(
  handler: NodeHandler,
  passage: Passage<IncomingMessage>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  try {
    const result = handler(request, response);
    if (isThenable(result))
      Promise.resolve(result).catch((error: unknown) => {
        fail(error, passage, response);
      });
  } catch (error) {
    fail(error, passage, response);
  }
}

export interface NodeGuard {
  /**
   * Guards a node:http, https or http2 (compatibility API) listener.
   * @param policy what `definePolicy` or `loadPolicy` returned
   * @param handler called for what passes; what it throws or rejects with is passed to `onError`, and the response is 500
   * @returns a listener for `createServer`
   * @throws TypeError when an option is wrong
   */
  (policy: Policy, handler: NodeHandler, options?: GuardOptions<IncomingMessage>): NodeListener;
  readonly upgrade: typeof upgrade;
}

function listener(policy: Policy, handler: NodeHandler, options: GuardOptions<IncomingMessage> = {}): NodeListener {
  const gate = new Gate(policy, options);
  const checkSockets = socketCheck(gate);
  const pass = (passage: Passage<IncomingMessage>, { original, response }: NodeTransport): void => {
    // Not a byte is changed in report mode, a failure's neither.
    if (passage.decision.enforce === "report") handler(original, response);
    else run(handler, passage, original, response);
  };
  return (given, made) => {
    // http2's compatibility API has the shape of node:http's.
    const request = given as IncomingMessage;
    const response = made as ServerResponse;
    checkSockets(request);
    enforceThen(gate, new NodeTransport(request, response, request.url), pass);
  };
}

export const guard: NodeGuard = Object.assign(listener, { upgrade });
