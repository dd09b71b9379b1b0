import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import type { Decision } from "../server/decision.ts";
import type { Gate } from "../server/gate.ts";
import { answerOf } from "../server/problem-document.ts";
import type { RequestHead } from "../server/request.ts";
import { sealResponse } from "./response-head.ts";

function showsCertificate(request: IncomingMessage): boolean {
  const socket = request.socket as Partial<TLSSocket>;
  if (socket.encrypted !== true || socket.getPeerCertificate === undefined) return false;
  const certificate = socket.getPeerCertificate() as object | null;
  return certificate !== null && Object.keys(certificate).length > 0;
}

/** The head of a request of node:http or of http2's compatibility API. */
export function headOf(request: IncomingMessage, target: string | undefined): RequestHead {
  return {
    method: request.method ?? "",
    target: target ?? "",
    headers: request.rawHeaders,
    clientCertificate: showsCertificate(request),
  };
}

/** Takes fields from the request, in each of the places where a handler could find them. */
export function stripFields(request: IncomingMessage, names: readonly string[]): void {
  // Both are computed from the raw list when first read, and must be before it shrinks. http2 has no headersDistinct.
  const views = [request.headers, (request as Partial<IncomingMessage>).headersDistinct ?? {}];
  for (const view of views) for (const name of names) Reflect.deleteProperty(view, name);
  const raw = request.rawHeaders;
  for (let index = raw.length - 2; index >= 0; index -= 2) {
    if (names.includes((raw[index] ?? "").toLowerCase())) raw.splice(index, 2);
  }
}

/** Sends the gate's own answer. */
function answer(response: ServerResponse, decision: Decision, method: string): void {
  const { status, headers, body } = answerOf(decision);
  response.writeHead(
    status,
    body === undefined ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) },
  );
  response.end(method === "HEAD" ? undefined : body);
}

/** Carries a decision out: answers, or prepares request and response for the handler. */
function settle(
  gate: Gate<IncomingMessage>,
  head: RequestHead,
  request: IncomingMessage,
  response: ServerResponse,
  decision: Decision,
): boolean {
  if (decision.enforce === "report") return true;
  if (decision.outcome !== "pass") {
    answer(response, decision, head.method);
    return false;
  }
  if (decision.strip.length > 0) stripFields(request, decision.strip);
  sealResponse(response, decision, (sent) => gate.inspect(decision, head, sent));
  return true;
}

/**
 * Lets one request of node:http, or of what is built on it, through the gate.
 * @param target the request target as sent
 * @returns whether the handler is to run; if not, the gate has answered. A promise only where a source or a token is asked
 */
export function enter(
  gate: Gate<IncomingMessage>,
  request: IncomingMessage,
  response: ServerResponse,
  target: string | undefined,
): boolean | Promise<boolean> {
  const head = headOf(request, target);
  const decision = gate.judge(head, request);
  if (!(decision instanceof Promise)) return settle(gate, head, request, response, decision);
  return decision.then((settled) => settle(gate, head, request, response, settled));
}

/** Calls `next` where the request passes, at once where that is known at once. */
export function whenPassed(passed: boolean | Promise<boolean>, next: () => void): void {
  if (passed === true) next();
  else if (passed instanceof Promise) void passed.then((later) => whenPassed(later, next));
}
