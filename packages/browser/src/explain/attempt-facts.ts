import { reasonOfProblemType, type ReasonCode } from "sallyport";
import { isSafeMethod } from "sallyport/standard";
import type { ResponsePart } from "../fetch/network-failure.ts";
import type { Failure } from "../fetch/failure.ts";
import type { Outcome, PageRequest } from "../page/outcome.ts";
import type { TraceEvent } from "../trace/event.ts";
import { lastEventOf } from "../trace/trace.ts";
import { redirectsIn, type Redirect } from "./evidence/redirect.ts";
import { usefulHeaderNames } from "./useful-header-names.ts";
import type { ExplanationCode } from "./explanation.ts";
import { evidenceIn, noEvidence, type ServerEvidence } from "./servers/evidence.ts";
import { withHost } from "./servers/host-evidence.ts";

/** What is known of an attempt from a trace, a console message or response headers. */
export interface Facts {
  readonly code: ExplanationCode | undefined;
  /** The page's origin, `null` where it is opaque. */
  readonly page: string | undefined;
  /** What stands in advice for the page's origin, where that isn't known. */
  readonly standIn: string;
  /** The Origin that was to be allowed, which a redirect makes `null`. */
  readonly origin: string | undefined;
  /** Where it ended: after redirects, another URL than the page requested. */
  readonly url: string | undefined;
  /** What loads it, where an element does or a message says it: `font`. */
  readonly kind: string | undefined;
  /** What requests it, where no script gets the response. */
  readonly initiator: "beacon" | "element" | undefined;
  readonly method: string | undefined;
  /** Names of request headers that need a preflight. */
  readonly headers: readonly string[];
  readonly credentials: boolean;
  /** Names of the cookies that were sent, where that is known. */
  readonly cookies: readonly string[];
  /** The cookie that it is about, where it is about one. */
  readonly cookie: string | undefined;
  /** Sec-Fetch-Storage-Access, where it was sent. */
  readonly storageAccess: string | undefined;
  readonly preflight: boolean;
  /** What the failure is about: a header's value, a method, a name, a URL. */
  readonly value: string | undefined;
  /** What of the response the browser does not understand. */
  readonly part: ResponsePart | undefined;
  readonly status: number | undefined;
  /** Where a redirect leads that was not followed. */
  readonly location: string | undefined;
  /** Every redirect, followed or not. */
  readonly redirects: readonly Redirect[];
  readonly executed: boolean;
  /** The reason in the server's response, where that is Sallyport's own. */
  readonly reason: ReasonCode | undefined;
  /** Names, in lower case, of the response headers that the page does not see and might want to. */
  readonly hidden: readonly string[];
  /** Whether the preflight's response allows `*`, where its lists are known. */
  readonly wildcard: boolean | undefined;
  /** Which server the response that matters is from, and what else it shows. */
  readonly shown: ServerEvidence;
}

export const nothingKnown: Facts = {
  code: undefined,
  page: undefined,
  standIn: "https://app.example",
  origin: undefined,
  url: undefined,
  kind: undefined,
  initiator: undefined,
  method: undefined,
  headers: [],
  credentials: false,
  cookies: [],
  cookie: undefined,
  storageAccess: undefined,
  preflight: false,
  value: undefined,
  part: undefined,
  status: undefined,
  location: undefined,
  redirects: [],
  executed: false,
  reason: undefined,
  hidden: [],
  wildcard: undefined,
  shown: noEvidence,
};

function requesterOf(request: PageRequest | undefined): Pick<Facts, "kind" | "initiator"> {
  const { initiatorType, destination } = request ?? {};
  const initiator = initiatorType === "beacon" || initiatorType === "element" ? initiatorType : undefined;
  return { kind: destination, initiator };
}

/** The result as a code. */
export function codeOf({ failure, response, request, readable }: Outcome): ExplanationCode {
  if (failure !== undefined) return failure.code;
  if (request === undefined || response === undefined) return "not-a-request";
  if (request.mode === "navigate" && !readable) return "navigated";
  if (request.mode === "websocket") return "websocket-open";
  if (response.type === "opaque" || request.initiatorType === "beacon") return "opaque";
  return response.type === "opaqueredirect" ? "opaque-redirect" : "readable";
}

function statusOf(trace: readonly TraceEvent[], failure: Failure | undefined): number | undefined {
  const response = trace.findLast(
    (event): event is Extract<TraceEvent, { kind: "response" }> =>
      event.kind === "response" && (failure === undefined || event.preflight === (failure.preflight === true)),
  );
  // A response before the last redirect is not the one that failed.
  const since = trace.findLastIndex(({ kind }) => kind === "main-fetch");
  return response !== undefined && trace.indexOf(response) > since ? response.status : undefined;
}

/** The URL that the last response redirects to. */
function locationOf(trace: readonly TraceEvent[], url: string | undefined): string | undefined {
  const { headers = [], status = 0 } = lastEventOf(trace, "response") ?? {};
  if (status < 300 || status > 399) return undefined;
  const location = headers.find(([name]) => name.toLowerCase() === "location")?.[1];
  return location !== undefined && URL.canParse(location, url) ? new URL(location, url).href : undefined;
}

/** Only a code of the closed list: a server can send anything. */
function reasonIn(trace: readonly TraceEvent[]): ReasonCode | undefined {
  const { problem } = lastEventOf(trace, "response") ?? {};
  return problem === undefined ? undefined : reasonOfProblemType(problem);
}

const isAsterisk = (name: string): boolean => name.trim() === "*";

const sentCookies = (trace: readonly TraceEvent[]): readonly string[] =>
  (lastEventOf(trace, "cookies")?.sent ?? []).map(({ name }) => name);

const storageAccessOf = (trace: readonly TraceEvent[]): string | undefined =>
  lastEventOf(trace, "request")?.headers.find(([name]) => name === "Sec-Fetch-Storage-Access")?.[1];

/** Whether a list of the last response has `*`. */
const hasWildcard = (trace: readonly TraceEvent[]): boolean | undefined =>
  lastEventOf(trace, "response")?.headers.some(
    ([name, value]) => /^access-control-allow-(?:methods|headers)$/i.test(name) && value.split(",").some(isAsterisk),
  );

/** What the last response shows of its server. */
function shownIn(trace: readonly TraceEvent[], url: string | undefined, body: string | undefined): ServerEvidence {
  const response = lastEventOf(trace, "response");
  if (response === undefined) return noEvidence;
  return withHost(evidenceIn({ ...response, ...(body === undefined ? {} : { body }) }), url);
}

/**
 * The facts of an outcome.
 * @param body the beginning of an error's body
 */
export function factsOf(outcome: Outcome, body?: string): Facts {
  const { trace, page, request, failure, executed } = outcome;
  const needed = lastEventOf(trace, "preflight-needed");
  const { value, part, preflight = false } = failure ?? {};
  const { url = request?.url } = lastEventOf(trace, "main-fetch") ?? {};
  const { method = request?.method } = lastEventOf(trace, "redirect") ?? {};
  return {
    code: codeOf(outcome),
    page: page.origin,
    standIn: nothingKnown.standIn,
    origin: lastEventOf(trace, "cors-check")?.origin ?? page.origin,
    url,
    ...requesterOf(request),
    method,
    headers: needed?.headers ?? [],
    credentials: request?.credentials === "include",
    cookies: sentCookies(trace),
    cookie: undefined,
    storageAccess: storageAccessOf(trace),
    preflight,
    value,
    part,
    status: statusOf(trace, failure),
    location: locationOf(trace, url),
    redirects: redirectsIn(trace),
    executed,
    reason: reasonIn(trace),
    hidden: usefulHeaderNames(lastEventOf(trace, "filtered")?.hidden ?? []),
    wildcard: hasWildcard(trace),
    shown: shownIn(trace, url, body),
  };
}

/** Whether a redirect from one other origin to another made the Origin `null`. */
export const isRedirectedAway = ({ origin, page, redirects }: Facts): boolean =>
  origin === "null" && page !== "null" && (page !== undefined || redirects.length > 0);

/** Whether the method may change something (RFC 9110, 9.2.1). */
export const changesSomething = ({ method }: Facts): boolean => method !== undefined && !isSafeMethod(method);

/** Whether an element loads it with CORS for its attribute `crossorigin` alone, as far as its kind says that. */
export const mayLackCors = ({ initiator, kind }: Facts): boolean => initiator === "element" && kind !== "font";
