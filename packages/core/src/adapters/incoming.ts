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

/**
 * Lets one request through the gate.
 * @param target the request target as sent
 * @param next called where the request passes, in report mode always
 */
export function enter(
  gate: Gate<IncomingMessage>,
  request: IncomingMessage,
  response: ServerResponse,
  target: string | undefined,
  next: (decision: Decision) => void,
): void {
  const head = headOf(request, target);
  const proceed = (decision: Decision): void => {
    if (decision.enforce === "refuse") {
      if (decision.outcome !== "pass") {
        answer(response, decision, head.method);
        return;
      }
      if (decision.strip.length > 0) stripFields(request, decision.strip);
      sealResponse(response, decision, (sent) => gate.inspect(decision, head, sent));
    }
    next(decision);
  };
  const decision = gate.judge(head, request);
  if (decision instanceof Promise) void decision.then(proceed);
  else proceed(decision);
}
