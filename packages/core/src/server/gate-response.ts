import { describeRefusal } from "./refusal-messages.ts";
import type { Decision } from "./decision.ts";
import { bodyHeaders, failureHeaders, noHeaders, problemHeaders, type HeaderRecord } from "./headers.ts";
import { problemTypeOf, type ReasonCode } from "./reason.ts";
import { headerValue, type RequestHead } from "../policy/request/request.ts";

/** The gate's own response: for a refusal a page where a person reads it, else an RFC 9457 problem document. */
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
  503: "Service Unavailable",
};

const titleOf = (status: number): string => titles[status] ?? "Refused";

const document = (status: number, reason: string, detail: string): string =>
  JSON.stringify({
    type: problemTypeOf(reason),
    title: titleOf(status),
    status,
    detail,
    reason,
  });

const documents = new Map<string, string>();

/** Each is the same for every request, so it is written once. */
function documentOf(status: number, reason: ReasonCode): string {
  const known = documents.get(reason) ?? document(status, reason, describeRefusal(reason));
  documents.set(reason, known);
  return known;
}

/** What `onRefusal` returns: a body, and what it is. */
export interface RefusalBody {
  readonly body: string;
  readonly type: "html" | "json" | "text";
}

const mediaTypes: Readonly<Record<RefusalBody["type"], string>> = {
  html: "text/html; charset=utf-8",
  json: "application/json",
  text: "text/plain; charset=utf-8",
};

/** Browsers show a page of their own, or offer a download, where a problem document comes instead of a page. */
function isForUser({ headers }: RequestHead): boolean {
  const destination = headerValue(headers, "sec-fetch-dest");
  if (destination !== undefined) return destination === "document";
  return headerValue(headers, "accept")?.includes("text/html") === true;
}

const page = (status: number, reason: ReasonCode): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${titleOf(status)}</title>` +
  `<h1>${titleOf(status)}</h1><p>${describeRefusal(reason)}</p><p>Reason: <code>${reason}</code></p></html>`;

/**
 * The response that the gate makes itself.
 * @param made what `onRefusal` returned; `undefined` gives the default, which quotes nothing of the request
 * @throws TypeError where that isn't a body and its type
 */
export function gateResponse(
  { status = 403, outcome, reason }: Decision,
  request: RequestHead,
  made?: RefusalBody,
): GateResponse {
  if (outcome === "answer" || status === 204) return { status, headers: noHeaders, body: undefined };
  if (made !== undefined) {
    const type = Object.hasOwn(mediaTypes, made.type) ? mediaTypes[made.type] : undefined;
    if (typeof made.body !== "string" || type === undefined)
      throw new TypeError(
        'onRefusal must return { body, type }, not a promise: a string, and "html", "json" or "text".',
      );
    return { status, headers: bodyHeaders(type), body: made.body };
  }
  return isForUser(request)
    ? { status, headers: bodyHeaders(mediaTypes.html), body: page(status, reason) }
    : { status, headers: problemHeaders, body: documentOf(status, reason) };
}

/** The response for a handler that failed: it says nothing of the failure. */
export const failureResponse: GateResponse = {
  status: 500,
  headers: failureHeaders,
  body: document(500, "handler-failed", "The server failed to respond."),
};
