import type { Failure } from "../fetch/failure.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { isNetworkError } from "../fetch/response.ts";
import type { CredentialsMode, Destination, RequestMode } from "../fetch/request.ts";
import type { TraceEvent } from "../trace/event.ts";
import type { EngineCodes } from "../engines/index.ts";
import type { ThirdPartyCookies } from "../cookies/rules.ts";
import type { EngineName } from "../engines/engine.ts";
import type { PageResponse } from "./page-response.ts";

/** A page's request, and the browser that made it. */
export interface Attempt {
  readonly engine: EngineName;
  /** The version that was measured. */
  readonly version: string;
  /** What it did with third-party cookies, where it was told to do otherwise than the engine. */
  readonly thirdPartyCookies?: ThirdPartyCookies;
  /** The page's URL and its origin, which is `null` where it is opaque. */
  readonly page: { readonly url: string; readonly origin: string };
  /** What the script requested; `undefined` where its call makes no request, and the script got a TypeError. */
  readonly request: PageRequest | undefined;
}

/** The request as the script made it, before any redirect. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly mode: RequestMode;
  readonly credentials: CredentialsMode;
  /** Where no `fetch` made it: an XMLHttpRequest, an EventSource (`other`), a beacon, or an element. */
  readonly initiatorType?: "xmlhttprequest" | "other" | "beacon" | "element";
  /** Where an element made it, what it loads: `image`, `script`. */
  readonly destination?: Destination;
}

/** The result of an attempt: what the server received, and what the page can read. */
export interface Outcome extends Attempt {
  /** A request other than the preflight was sent. */
  readonly sent: boolean;
  /** The server has responded to one, so its handler has run. */
  readonly executed: boolean;
  /** The page can read the response's status and body. */
  readonly readable: boolean;
  /** What the page got; `undefined` where it got an error. */
  readonly response: PageResponse | undefined;
  /** What the page's script caught, as opaque as in the browser. */
  readonly error: Error | undefined;
  /** The reason, which the page does not learn. */
  readonly failure: (Failure & EngineCodes) | undefined;
  readonly trace: readonly TraceEvent[];
}

const isActual = (event: TraceEvent, kind: "request" | "response"): boolean => event.kind === kind && !event.preflight;

/** A request without a connection was not sent. */
function leftBrowser(trace: readonly TraceEvent[]): boolean {
  const requests = trace.filter((event) => isActual(event, "request")).length;
  const lost = trace.some(
    (event) => event.kind === "network-error" && event.failure.connected === false && event.failure.preflight !== true,
  );
  return requests > (lost ? 1 : 0);
}

/** Summarizes a trace. A body that breaks off later makes its reading fail. */
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
