import { describeReason } from "../messages.ts";
import type { Decision } from "./decision.ts";
import { noHeaders, type HeaderRecord } from "./headers.ts";
import type { ReasonCode } from "./reason.ts";

/** The gate's own response: an RFC 9457 problem document for a refusal, nothing for a preflight. */
export interface GateResponse {
  readonly status: number;
  /** Of the body; the seal adds the fields of the decision. */
  readonly headers: HeaderRecord;
  readonly body: string | undefined;
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  403: "Forbidden",
  421: "Misdirected Request",
  500: "Internal Server Error",
};

const document = (status: number, reason: string, detail: string): string =>
  JSON.stringify({
    type: `urn:sallyport:reason:${reason}`,
    title: titles[status] ?? "Refused",
    status,
    detail,
    reason,
  });

const documents = new Map<string, string>();

/** Each is the same for every request, so it is written once. */
function documentOf(status: number, reason: ReasonCode): string {
  const known = documents.get(reason) ?? document(status, reason, describeReason(reason));
  documents.set(reason, known);
  return known;
}

const problemHeaders: HeaderRecord = { "content-type": "application/problem+json" };

/** The response that the gate makes itself. */
export function gateResponse({ status = 403, outcome, reason }: Decision): GateResponse {
  if (outcome === "answer" || status === 204) return { status, headers: noHeaders, body: undefined };
  return { status, headers: problemHeaders, body: documentOf(status, reason) };
}

/** The response for a handler that failed: it says nothing of the failure. */
export const failureResponse: GateResponse = {
  status: 500,
  headers: { ...problemHeaders, "cache-control": "no-store" },
  body: document(500, "handler-failed", "The server failed to respond."),
};
