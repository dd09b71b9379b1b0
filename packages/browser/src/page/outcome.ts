import type { Failure } from "../fetch/failure.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { isNetworkError } from "../fetch/response.ts";
import type { CredentialsMode, RequestMode } from "../fetch/request.ts";
import type { TraceEvent } from "../trace/event.ts";
import type { EngineCodes } from "../engines/index.ts";
import type { EngineName } from "../engines/engine.ts";
import type { PageResponse } from "./page-response.ts";

/** Who asked for what, and in which browser. */
export interface Attempt {
  readonly engine: EngineName;
  /** What it was measured on. */
  readonly version: string;
  /** The page's URL and its origin, which is `null` where it is opaque. */
  readonly page: { readonly url: string; readonly origin: string };
  /** What the script asked for; `undefined` where that is no request at all, and the script got a TypeError. */
  readonly request: PageRequest | undefined;
}

/** The request as the script made it, before any redirect. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly mode: RequestMode;
  readonly credentials: CredentialsMode;
}

/** What came of an attempt: what the server saw, and what the page did. */
export interface Outcome extends Attempt {
  /** A request, beside the preflight, has left the browser. */
  readonly sent: boolean;
  /** The server has answered one, so it has done what it does. */
  readonly executed: boolean;
  /** The page can read the answer's status and body. */
  readonly readable: boolean;
  /** What the page got; `undefined` where it got an error. */
  readonly response: PageResponse | undefined;
  /** What the page's script caught, as opaque as in the browser. */
  readonly error: Error | undefined;
  /** Why, which the page is not told. */
  readonly failure: (Failure & EngineCodes) | undefined;
  readonly trace: readonly TraceEvent[];
}

const isActual = (event: TraceEvent, kind: "request" | "response"): boolean => event.kind === kind && !event.preflight;

/** A request that found no connection has not left. */
function leftBrowser(trace: readonly TraceEvent[]): boolean {
  const requests = trace.filter((event) => isActual(event, "request")).length;
  const lost = trace.some(
    (event) => event.kind === "network-error" && event.failure.connected === false && event.failure.preflight !== true,
  );
  return requests > (lost ? 1 : 0);
}

/** Sums up a trace. A body that breaks off later is the response's to tell. */
export const summarize = (
  trace: readonly TraceEvent[],
  response: FetchResponse | undefined,
): Pick<Outcome, "sent" | "executed" | "readable"> => ({
  sent: leftBrowser(trace),
  executed: trace.some((event) => isActual(event, "response")),
  readable:
    response !== undefined &&
    !isNetworkError(response) &&
    response.type !== "opaque" &&
    response.type !== "opaqueredirect",
});
