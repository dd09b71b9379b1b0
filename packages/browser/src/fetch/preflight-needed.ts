import {
  corsUnsafeRequestHeaderNames,
  isCorsSafelistedMethod,
  isCorsSafelistedRequestHeader,
  isNoCorsSafelistedRequestHeader,
} from "sallyport/standard";
import type { Engine, RequestHeaderRules } from "../engines/engine.ts";
import type { PreflightRules } from "../engines/preflight-rules.ts";
import type { Body } from "./body.ts";
import { byteLowercase } from "./byte-lowercase.ts";
import type { Header, HeaderList } from "./header-list.ts";
import { isConditional } from "./conditional.ts";
import type { RedirectState } from "./redirect-state.ts";
import { serializeRequestOrigin, type FetchRequest } from "./request.ts";
import type { FetchParams } from "./user-agent.ts";

const aboveAscii = /[\x80-\xff]/;

/** A value that is never safelisted: `{` is an unsafe byte. */
const unsafeValue = "{";

/** A header with a value that the standard judges as the engine judges the given one. */
function asJudged([name, value]: Header, rules: RequestHeaderRules): Header {
  const { nonAsciiIsUnsafe, rangeUnitInAnyCase, safelistedContentType } = rules;
  const lower = byteLowercase(name);
  if (lower === "range") return [name, rangeUnitInAnyCase ? value.replace(/^bytes/i, "bytes") : value];
  const isType = lower === "content-type";
  if (nonAsciiIsUnsafe && (isType || lower === "accept") && aboveAscii.test(value)) return [name, unsafeValue];
  if (!isType || safelistedContentType === undefined) return [name, value];
  // Of Accept, the standard goes by the length and the bytes alone.
  const isSafelisted = safelistedContentType.test(value) && isCorsSafelistedRequestHeader("accept", value);
  return [name, isSafelisted ? "text/plain" : unsafeValue];
}

/**
 * Whether a script may set this header on a no-cors request of the engine's.
 *
 * https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
 */
export const isSafelistedWithoutCors = (header: Header, rules: RequestHeaderRules): boolean =>
  isNoCorsSafelistedRequestHeader(...asJudged(header, rules));

/** Whether an engine safelists a header that the standard does not know, by its value. */
const isWithoutPreflight = (name: string, list: HeaderList, rules: RequestHeaderRules): boolean =>
  rules.unsafelistedWithoutPreflight.some(
    (one) => one.name === name && list.values(name).every((value) => one.values.test(value)),
  );

/**
 * The header names that need permission from a preflight, in lower case and sorted, as the engine sees them.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeRequestHeaderNames(list: HeaderList, rules: RequestHeaderRules): readonly string[] {
  if (list.size === 0) return [];
  const written = list.toArray().map((header) => asJudged(header, rules));
  const names = rules.limitsSafelistedBytes
    ? corsUnsafeRequestHeaderNames(written)
    : [...new Set(written.flatMap((header) => corsUnsafeRequestHeaderNames([header])))].sort();
  return names.filter((name) => !isWithoutPreflight(name, list, rules));
}

/**
 * The names that the preflight of a request needs permission for, by the standard.
 * @returns `undefined` where no preflight is needed
 */
export function namesForPreflight(method: string, headers: readonly Header[]): readonly string[] | undefined {
  const names = corsUnsafeRequestHeaderNames(headers);
  return isCorsSafelistedMethod(method) && names.length === 0 ? undefined : names;
}

/** A simple request: one that a form could make too. */
export const isSimpleRequest = ({ method, headerList }: FetchRequest, engine: Engine): boolean =>
  isCorsSafelistedMethod(method) && unsafeRequestHeaderNames(headerList, engine.requestHeaders).length === 0;

/**
 * Whether a body or a listener of its upload forces a preflight.
 *
 * https://fetch.spec.whatwg.org/#use-cors-preflight-flag
 */
export const useCORSPreflightFlag = (body: Body | null, isUploadListenedTo: boolean, { upload }: Engine): boolean =>
  body?.source === null || (isUploadListenedTo && (body !== null || !upload.listenerNeedsBody));

/**
 * Whether a cross-origin request needs permission from a preflight, or from the cache of an earlier one.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch, step 12
 */
export function needsPreflight(request: FetchRequest, engine: Engine): boolean {
  if (request.useCORSPreflight) return true;
  const neededBefore = request.redirectState.unsafeBeforeRedirect !== undefined;
  if (neededBefore && engine.preflight.afterRedirect !== "when-needed") return true;
  return request.unsafeRequest && !isSimpleRequest(request, engine);
}

/** The headers without the Content-Type that is the body's. */
export const scriptHeaders = (list: HeaderList, { hasTypeOfBody }: RedirectState): HeaderList =>
  hasTypeOfBody ? list.filter((name) => byteLowercase(name) !== "content-type") : list;

/** Before a redirect: engines may preflight every later hop of a request that was not simple, by the names it had. */
export function rememberUnsafe(request: FetchRequest, engine: Engine): void {
  const { redirectState: state } = request;
  if (!request.unsafeRequest || state.unsafeBeforeRedirect !== undefined) return;
  const { headerList, responseTainting } = request;
  const isAtHome = responseTainting !== "cors";
  // At its own origin, where there was no preflight, the script's headers alone count.
  const counted = isAtHome ? scriptHeaders(headerList, state) : headerList;
  const names = unsafeRequestHeaderNames(counted, engine.requestHeaders);
  const byMethod = !isAtHome && !isCorsSafelistedMethod(request.method);
  if (names.length > 0 || byMethod) state.unsafeBeforeRedirect = names;
}

/** The unsafe names of the request's own headers; in some engines a name as often as it was appended. */
function ownNames({ headerList }: FetchRequest, { requestHeaders, preflight }: Engine): readonly string[] {
  const names = unsafeRequestHeaderNames(headerList, requestHeaders);
  if (!preflight.repeatsNames) return names;
  const unsafe = headerList
    .toArray()
    .filter((header) => corsUnsafeRequestHeaderNames([asJudged(header, requestHeaders)]).length > 0);
  const repeated = unsafe.map(([name]) => byteLowercase(name)).filter((name) => names.includes(name));
  return [...repeated, ...names.filter((name) => !repeated.includes(name))].sort();
}

/** What Access-Control-Request-Headers lists: unsafe names, and in some engines those that a redirect removed. */
export function requestedHeaderNames(request: FetchRequest, engine: Engine): readonly string[] {
  const { removedUnsafeNames, unsafeBeforeRedirect = [] } = request.redirectState;
  const names = ownNames(request, engine);
  const byName = engine.preflight.afterRedirect === "when-it-was-needed-by-name";
  const removed = [...removedUnsafeNames, ...(byName ? unsafeBeforeRedirect : [])];
  if (removed.length === 0) return names;
  return [...names, ...new Set(removed.filter((name) => !names.includes(name)))].sort();
}

/** Whether an engine sends a preflight whatever its cache has. */
function isCacheIgnored(request: FetchRequest, rules: PreflightRules): boolean {
  if (rules.cacheIgnoredFor.includes(request.cacheMode)) return true;
  if (rules.conditionsIgnoreCache === "always" && request.cacheMode === "default" && isConditional(request))
    return true;
  const isOpaque = rules.cachesOpaqueOrigins !== "all" && serializeRequestOrigin(request) === "null";
  return isOpaque && (rules.cachesOpaqueOrigins === "none" || request.origin !== "null");
}

/** What a request needs permission for. */
interface NeededPermission {
  /** The method, where it is not safelisted. */
  readonly method: string | undefined;
  readonly headers: readonly string[];
  /** Whether a stream for a body or an upload listener forces the preflight. */
  readonly listener: boolean;
  /** Whether the cache has the permission, from an earlier preflight. */
  readonly cached: boolean;
}

/**
 * What a request that needs permission needs it for, and whether the cache has it already.
 *
 * https://fetch.spec.whatwg.org/#concept-http-fetch, step 4.1
 */
export function neededPermission({ request, userAgent }: FetchParams): NeededPermission {
  const { preflightCache: cache, engine } = userAgent;
  const now = userAgent.now();
  const { method, useCORSPreflight: listener } = request;
  const headers = [...new Set(requestedHeaderNames(request, engine))];
  const isUnsafeMethod = !isCorsSafelistedMethod(method);
  const ignored = isCacheIgnored(request, engine.preflight);
  const anyEntryAllows = engine.preflight.methodsAnyEntryAllows.includes(method);
  const isMethodCached = !ignored && (anyEntryAllows ? cache.has(request, now) : cache.allowsMethod(request, now));
  const areHeadersCached = headers.every((name) => !ignored && cache.allowsHeader(request, name, now));
  const needsNothing = !isUnsafeMethod && headers.length === 0 && !listener;
  const cached =
    (isMethodCached || !(isUnsafeMethod || listener)) &&
    areHeadersCached &&
    // An engine that preflights by what the request was before a redirect: any entry is enough.
    (!needsNothing || (!ignored && cache.has(request, now)));
  return { method: isUnsafeMethod ? method : undefined, headers, listener, cached };
}
