import type { RequestMode } from "../fetch/request.ts";
import type { Outcome } from "../page/outcome.ts";
import { socketURL } from "../text/url.ts";
import type { Facts } from "./attempt-facts.ts";
import { sanitizeText } from "sallyport/standard";
import { summaryTexts as texts } from "./summary-texts.ts";
import { URL } from "../platform.ts";

/** The request line as a user knows it, without what stands behind the path. */
export function requestLine(method: string, url: string, mode: RequestMode): string {
  if (!/^https?:/.test(url)) return `${sanitizeText(method)} ${sanitizeText(url.slice(0, 80))}`;
  const { origin, pathname } = new URL(mode === "websocket" ? socketURL(url) : url);
  return `${sanitizeText(method)} ${origin}${pathname}`;
}

function ofPreflight(outcome: Outcome, facts: Facts, what: string): string {
  const hasResponse = outcome.trace.some((event) => event.kind === "response" && event.preflight);
  const text = hasResponse ? texts.preflight : texts.preflightWithoutResponse;
  return text(what, sanitizeText(facts.method ?? ""));
}

/** An attempt that ends on another hop than it began, with the last one not sent. */
function isStoppedAfterRedirect({ trace }: Outcome): boolean {
  const redirect = trace.findLastIndex(({ kind }) => kind === "redirect");
  const request = trace.findLastIndex((event) => event.kind === "request" && !event.preflight);
  return redirect !== -1 && request < redirect;
}

/** Whether the last request that was sent got a response; an earlier hop may have had one. */
function isAnswered({ trace }: Outcome): boolean {
  const last = trace.findLastIndex(({ kind }) => kind === "request");
  return trace.findLastIndex(({ kind }) => kind === "response") > last;
}

function ofFailure(outcome: Outcome, facts: Facts, first: string, what: string): string {
  const { sent, executed, failure } = outcome;
  const unconnected = failure?.connected === false;
  if (executed && (unconnected || isStoppedAfterRedirect(outcome))) return texts.redirected(first, what);
  if (unconnected) return texts.unconnected(what);
  // The browser's own redirect comes instead of a preflight.
  if (failure?.preflight === true && failure.code !== "hsts-redirect") return ofPreflight(outcome, facts, what);
  if (!sent) return texts.unsent(what);
  if (!executed || !isAnswered(outcome)) return texts.sent(what);
  return outcome.request?.mode === "websocket" ? texts.socketRefused(what) : texts.executed(what);
}

/** What was sent, executed and readable, in one line. */
export function summaryOf(outcome: Outcome, facts: Facts): string {
  const { request, error, sent, readable, failure } = outcome;
  if (request === undefined) return texts.notARequest(error?.message);
  const first = requestLine(request.method, request.url, request.mode);
  const what = requestLine(facts.method ?? request.method, facts.url ?? request.url, request.mode);
  if (readable && request.mode === "websocket") return texts.socketOpen(what);
  if (readable) return sent ? texts.readable(what) : texts.readableLocal(what);
  if (failure !== undefined) return ofFailure(outcome, facts, first, what);
  if (facts.code === "navigated" || facts.initiator === "beacon") return texts.navigated(what);
  if (facts.code === "opaque-redirect" && !sent) return texts.unsent(first);
  return facts.initiator === "element" ? texts.embedded(first) : texts.opaque(first);
}
