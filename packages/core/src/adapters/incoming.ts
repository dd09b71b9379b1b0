import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import type { Decision } from "../server/decision.ts";
import type { FormReader } from "../server/form.ts";
import type { Gate } from "../server/gate.ts";
import { answerOf } from "../server/problem-document.ts";
import type { RequestHead } from "../server/request.ts";
import { sealResponse, type Seal } from "./response-head.ts";

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

/** Plain forms whose bodies are not parsed yet: they have gone on to the framework's parser, under a refusal's seal. */
const waiting = new WeakMap<IncomingMessage, Seal>();

/** Sends the gate's own answer, under a sealed head: what was set further out stays out of it too. */
function answer(
  request: IncomingMessage,
  response: ServerResponse,
  decision: Decision,
  sealed: Seal | undefined,
): void {
  const { status, headers, body } = answerOf(decision);
  if (sealed === undefined) sealResponse(response, decision, () => undefined);
  else sealed.decision = decision;
  if (body !== undefined) response.setHeader("content-length", Buffer.byteLength(body));
  const type = headers["content-type"];
  if (type !== undefined) response.setHeader("content-type", type);
  // Nobody else reads from the socket of a handshake that was handed over: it would stay open for ever.
  if (request.headers.upgrade !== undefined && "once" in response)
    response.once("finish", () => {
      request.socket.destroySoon();
    });
  response.writeHead(status);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Carries a decision out: answers, or prepares request and response for the handler. */
function settle(
  gate: Gate<IncomingMessage>,
  head: RequestHead,
  request: IncomingMessage,
  response: ServerResponse,
  decision: Decision,
  form: FormReader | "later" | undefined,
): Passed {
  if (decision.enforce === "report") return decision;
  const waits = form === "later" && gate.awaitsForm(decision, head);
  const sealed = form === undefined ? undefined : waiting.get(request);
  if (decision.outcome !== "pass" && !waits) {
    answer(request, response, decision, sealed);
    return undefined;
  }
  if (decision.strip.length > 0) stripFields(request, decision.strip);
  if (sealed !== undefined) {
    sealed.decision = decision;
    return decision;
  }
  const seal = sealResponse(response, decision, (sent, by) => gate.inspect(by, head, sent));
  if (waits) waiting.set(request, seal);
  return decision;
}

/**
 * The decision by which a request goes on to the handler, or, where its form is asked for later, to the parser;
 * `undefined` where the gate has answered.
 */
export type Passed = Decision | undefined;

/**
 * Lets one request of node:http, or of what is built on it, through the gate.
 * @param target the request target as sent
 * @param form where the fields of a plain form come from; `later`: `enter` is called again when it is parsed
 * @returns a promise only where a source or a token is asked
 */
export function enter(
  gate: Gate<IncomingMessage>,
  request: IncomingMessage,
  response: ServerResponse,
  target: string | undefined,
  form?: FormReader | "later",
): Passed | Promise<Passed> {
  const head = headOf(request, target);
  const decision = gate.judge(head, request, form);
  if (!(decision instanceof Promise)) return settle(gate, head, request, response, decision, form);
  return decision.then((settled) => settle(gate, head, request, response, settled, form));
}

/** Calls `next` where the request passes, at once where that is known at once. */
export function whenPassed(passed: Passed | Promise<Passed>, next: (decision: Decision) => void): void {
  if (passed instanceof Promise) void passed.then((later) => whenPassed(later, next));
  else if (passed !== undefined) next(passed);
}
