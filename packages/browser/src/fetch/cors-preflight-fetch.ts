import { isCorsNonWildcardRequestHeaderName, isCorsSafelistedMethod } from "sallyport/standard";
import type { PreflightRules } from "../engines/preflight-rules.ts";
import { byteLowercase } from "./byte-lowercase.ts";
import { corsCheck } from "./cors-check.ts";
import { extractDeltaSeconds, extractTokens } from "./extract-header-list-values.ts";
import type { Failure } from "./failure.ts";
import { defaultAcceptLanguage } from "./accept-language.ts";
import { HeaderList } from "./header-list.ts";
import { httpNetworkOrCacheFetch, shownCacheMode } from "./http-network-or-cache-fetch.ts";
import { requestedHeaderNames } from "./preflight-needed.ts";
import { makeRequest, serializeRequestOrigin, currentURL, type FetchRequest } from "./request.ts";
import { isSameOrigin, isSchemelesslySame } from "./origin.ts";
import { isNetworkError, networkError, type FetchResponse } from "./response.ts";
import { isOkStatus, isRedirectStatus } from "./status.ts";
import type { FetchParams } from "./user-agent.ts";
import { URL } from "../platform.ts";

interface PreflightGrant {
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

/** The preflight's Origin, which the response must allow. */
const originOf = ({ request, userAgent }: FetchParams): string =>
  userAgent.engine.preflight.redirectedOrigin === "original" ? request.origin : serializeRequestOrigin(request);

/** The page's URL as the preflight's Referer has it. */
function preflightReferrer({ request, userAgent }: FetchParams): FetchRequest["referrer"] {
  const { referrer, urlList, client, redirectState } = request;
  const { firstReferrer: first } = redirectState;
  const ofFirst = userAgent.engine.referrer.redirectedPreflight === "of-first-hop" && urlList.length > 1;
  if (!ofFirst || !(first instanceof URL)) return referrer;
  return isSchemelesslySame(client.origin, currentURL(request).origin) ? first : new URL("/", first);
}

/** Steps 1 to 5: the preflight request. */
function makePreflight(params: FetchParams): FetchRequest {
  const { request, userAgent } = params;
  const headers = requestedHeaderNames(request, userAgent.engine);
  const headerList = new HeaderList([
    ["Accept", "*/*"],
    ["Accept-Language", defaultAcceptLanguage],
    ["Access-Control-Request-Method", request.method],
  ]);
  if (headers.length > 0) headerList.append("Access-Control-Request-Headers", headers.join(","));
  const userAgentName = request.headerList.get("User-Agent");
  if (userAgentName !== null && userAgent.engine.preflight.sendsUserAgent)
    headerList.append("User-Agent", userAgentName);
  const preflight = makeRequest(currentURL(request), request.client, {
    method: "OPTIONS",
    destination: request.destination,
    origin: request.origin,
    referrer: preflightReferrer(params),
    referrerPolicy: request.referrerPolicy,
    mode: "cors",
    headerList,
    ...(userAgent.engine.preflight.sendsCacheControl && { cacheMode: shownCacheMode(request, userAgent.engine) }),
  });
  if (userAgent.engine.metadata.preflightSite === "all-hops") preflight.urlList.splice(0, 1, ...request.urlList);
  preflight.responseTainting = "cors";
  preflight.redirectState.preflightOrigin = originOf(params);
  preflight.redirectState.preflightStart = request.urlList[0];
  preflight.redirectState.isPreflightOfCredentials = request.credentialsMode === "include";
  return preflight;
}

const isRedirect = ({ status, headerList }: FetchResponse): boolean =>
  isRedirectStatus(status) && headerList.contains("Location");

/** Why a preflight without an ok status fails; `undefined` for one that has it. */
function statusFailure(response: FetchResponse): Failure | undefined {
  if (isOkStatus(response.status)) return undefined;
  return { code: isRedirect(response) ? "preflight-redirect" : "preflight-status", value: String(response.status) };
}

/** Step 7: the CORS check and an ok status. */
function checkPreflightResponse(params: FetchParams, response: FetchResponse): Failure | undefined {
  // The check is the request's own: the preflight has another credentials mode.
  const origin = originOf(params);
  const { request, userAgent } = params;
  const { failsBeforeCorsCheck, sameOriginSkipsCorsCheck } = userAgent.engine.preflight;
  const isFirst = failsBeforeCorsCheck === "status" || (failsBeforeCorsCheck === "redirect" && isRedirect(response));
  const early = isFirst ? statusFailure(response) : undefined;
  if (early !== undefined) return early;
  const isHome = isSameOrigin(request.origin, currentURL(request).origin);
  const isChecked = !isHome || !sameOriginSkipsCorsCheck;
  const failure = isChecked ? corsCheck(request, response, origin) : undefined;
  params.trace.add({ kind: "cors-check", preflight: true, origin, failure });
  return failure ?? statusFailure(response);
}

/** Steps 7.1 to 7.4: the methods and headers that the response allows. */
function parseGrant({ request, userAgent }: FetchParams, { headerList }: FetchResponse): PreflightGrant | Failure {
  const methods = extractTokens("Access-Control-Allow-Methods", headerList);
  const headers = extractTokens("Access-Control-Allow-Headers", headerList);
  if (methods === "failure")
    return { code: "preflight-methods-malformed", value: headerList.get("Access-Control-Allow-Methods") ?? "" };
  const { uploadListenerImpliesMethod, checksMethodFirst } = userAgent.engine.preflight;
  const unnamed = request.useCORSPreflight && uploadListenerImpliesMethod ? [request.method] : [];
  const allowed = methods ?? unnamed;
  if (headers !== "failure") return { methods: allowed, headers: headers ?? [] };
  const malformed: Failure = {
    code: "preflight-headers-malformed",
    value: headerList.get("Access-Control-Allow-Headers") ?? "",
  };
  return (checksMethodFirst ? checkMethod(request, allowed) : undefined) ?? malformed;
}

function checkMethod({ method, credentialsMode }: FetchRequest, methods: readonly string[]): Failure | undefined {
  const wildcard = credentialsMode !== "include" && methods.includes("*");
  if (methods.includes(method) || isCorsSafelistedMethod(method) || wildcard) return undefined;
  return { code: "preflight-method", value: method };
}

/** Steps 7.5 to 7.7: whether the request's method and headers are allowed. */
function checkGrant(params: FetchParams, { methods, headers }: PreflightGrant): Failure | undefined {
  const { request, userAgent } = params;
  const failure = checkMethod(request, methods);
  if (failure !== undefined) return failure;
  const names = new Set(headers.map(byteLowercase));
  const all = request.credentialsMode !== "include" && names.has("*");
  const refused = requestedHeaderNames(request, userAgent.engine).find((name) => {
    const byWildcard =
      userAgent.engine.preflight.wildcardCoversAuthorization !== "never" || !isCorsNonWildcardRequestHeaderName(name);
    return !names.has(name) && !(all && byWildcard);
  });
  return refused === undefined ? undefined : { code: "preflight-header", value: refused };
}

/** Steps 7.8 to 7.10: how long the permission lasts, in seconds. */
function maxAge({ headerList }: FetchResponse, rules: PreflightRules): number {
  const name = "Access-Control-Max-Age";
  const seconds = extractDeltaSeconds(name, headerList);
  if (seconds === null) return 5;
  if (seconds !== "failure") return Math.min(seconds, rules.maxAgeLimit);
  const value = headerList.get(name) ?? "";
  if (value === "") return rules.maxAgeEmpty;
  return /^-[0-9]+$/.test(value) ? rules.maxAgeNegative : rules.maxAgeMalformed;
}

/** Steps 7.11 to 7.15: cache entries for the methods and headers. */
function cacheGrant(params: FetchParams, response: FetchResponse, grant: PreflightGrant): number {
  const { request, userAgent } = params;
  const { preflight: rules } = userAgent.engine;
  const seconds = maxAge(response, rules);
  if (rules.cacheIgnoredFor.includes(request.cacheMode) && !rules.ignoredCacheIsFilled) return seconds;
  userAgent.preflightCache.add(request, seconds, grant.methods, grant.headers, userAgent.now());
  return seconds;
}

/**
 * Sends a preflight: whether the server allows the request's method and headers to its origin.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 *
 * @returns the preflight's response, or a network error
 */
export async function corsPreflightFetch(params: FetchParams): Promise<FetchResponse> {
  const { userAgent, trace } = params;
  const fail = (failure: Failure): FetchResponse => networkError({ ...failure, preflight: true });
  // 6. Sent without credentials; redirects are not followed.
  const response = await httpNetworkOrCacheFetch({ ...params, request: makePreflight(params) }, true);
  if (isNetworkError(response)) return fail(response.failure);
  const failure = checkPreflightResponse(params, response);
  if (failure !== undefined) return fail(failure);
  const grant = parseGrant(params, response);
  if ("code" in grant) return fail(grant);
  const refused = checkGrant(params, grant);
  if (refused !== undefined) {
    if (userAgent.engine.preflight.refusedIsCached) cacheGrant(params, response, grant);
    return fail(refused);
  }
  trace.add({ kind: "preflight-passed", ...grant, maxAge: cacheGrant(params, response, grant) });
  return response;
}
