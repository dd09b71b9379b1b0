import type { Engine } from "../engines/engine.ts";
import type { StoredResponse } from "../cache/stored-response.ts";
import { allowsCredentials } from "./embedder-policy.ts";
import { isConditional } from "./conditional.ts";
import { CacheAccess, type CacheUse } from "./http-cache-access.ts";
import { writeAuthoredHeaders } from "./authored-headers.ts";
import { answerChallenge, appendAuthorization } from "./authorization.ts";
import { appendRequestCookieHeader } from "./cookie-header.ts";
import { appendFetchMetadataHeaders } from "./fetch-metadata.ts";
import { appendStorageAccessHeader, isRetried } from "../storage-access/headers.ts";
import { appendRequestOriginHeader } from "./append-origin.ts";
import { offeredCodings } from "./content-coding.ts";
import { exceedsKeepalive } from "./keepalive.ts";
import { httpNetworkFetch } from "./http-network-fetch.ts";
import { beginRemembering } from "./memory-of-responses.ts";
import { isSameOrigin } from "./origin.ts";
import { sentReferrer } from "./referrer.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import { isNetworkError, networkError, type FetchResponse } from "./response.ts";
import { isRedirectStatus } from "./status.ts";
import { knownHostRedirect } from "./transport-security.ts";
import type { FetchParams } from "./user-agent.ts";

/** Step 8.3. */
const includesCredentials = ({ credentialsMode, responseTainting }: FetchRequest): boolean =>
  credentialsMode === "include" || (credentialsMode === "same-origin" && responseTainting === "basic");

/** The cache mode as the headers for caches on the way show it. */
export const shownCacheMode = (request: FetchRequest, { requestHeaders }: Engine): FetchRequest["cacheMode"] =>
  request.cacheMode === "default" && isConditional(request) ? requestHeaders.conditionalCacheMode : request.cacheMode;

/** Whether a cache may serve it by a range of what it has. */
const isServedByCache = (request: FetchRequest): boolean =>
  request.method === "GET" && request.cacheMode !== "no-store" && !isConditional(request);

function setUnlessThere(request: FetchRequest, name: string, value: string): void {
  if (!request.headerList.contains(name)) request.headerList.append(name, value);
}

/** Steps 8.16 to 8.18: the cache mode, for caches between browser and server. */
function appendCacheHeaders(request: FetchRequest, engine: Engine): void {
  request.cacheMode = shownCacheMode(request, engine);
  const { origin } = currentURL(request);
  const isElsewhere = (request.urlList.at(-2)?.origin ?? origin) !== origin;
  const isKept =
    engine.requestHeaders.cacheControlAfterCrossOriginRedirect === "all" ||
    request.initiatorType === "beacon" ||
    request.mode === "no-cors" ||
    request.mode === "websocket";
  if (isElsewhere && !isKept) return;
  if (request.cacheMode === "no-cache") setUnlessThere(request, "Cache-Control", "max-age=0");
  if (request.cacheMode === "no-store" || request.cacheMode === "reload") {
    setUnlessThere(request, "Pragma", "no-cache");
    setUnlessThere(request, "Cache-Control", "no-cache");
  }
}

/** Whether an engine has forgotten the User-Agent of the script. */
const isUserAgentReset = ({ urlList, origin }: FetchRequest, { redirect }: Engine): boolean =>
  redirect.ownOriginResetsUserAgent && urlList.length > 1 && urlList.every((url) => isSameOrigin(url.origin, origin));

/** Steps 8.5 to 8.20: the headers that the browser adds. */
function appendOwnHeaders(request: FetchRequest, { userAgent }: FetchParams): void {
  const { headerList, body, method } = request;
  if (body === null && (method === "POST" || method === "PUT")) headerList.append("Content-Length", "0");
  if (body?.source != null) headerList.append("Content-Length", String(body.source.length));
  const referrer = sentReferrer(request, userAgent.engine.referrer);
  if (referrer !== undefined) headerList.append("Referer", referrer.href);
  appendStorageAccessHeader(request, userAgent);
  appendRequestOriginHeader(request, userAgent.engine);
  appendFetchMetadataHeaders(request, userAgent.engine);
  if (isUserAgentReset(request, userAgent.engine)) headerList.delete("User-Agent");
  setUnlessThere(request, "User-Agent", userAgent.engine.userAgent);
  appendCacheHeaders(request, userAgent.engine);
  const offered = offeredCodings(userAgent.engine.contentCodings, currentURL(request));
  setUnlessThere(request, "Accept-Encoding", headerList.contains("Range") ? "identity" : offered);
}

const noCache: CacheUse = { kind: "network" };

/** Whether the mode without a cache fails in an engine, or uses the network. */
const failsUncached = ({ request, userAgent }: FetchParams): boolean =>
  request.cacheMode === "only-if-cached" && !userAgent.engine.onlyIfCachedIsIgnored;

/** Steps 9 to 10: the response of the network, or what is stored where the server says that it is unchanged. */
async function fetchFromNetwork(
  params: FetchParams,
  authored: FetchRequest,
  cache: CacheAccess | undefined,
  use: CacheUse,
  includeCredentials: boolean,
  preflight: boolean,
): Promise<FetchResponse> {
  if (use.kind === "validated")
    for (const header of cache?.validatorsOf(use.stored) ?? []) params.request.headerList.append(...header);
  if (includeCredentials) appendRequestCookieHeader(params);
  else params.trace.add({ kind: "cookies", included: false, sent: [], blocked: [] });
  const response = await httpNetworkFetch(params, includeCredentials, preflight);
  if (isNetworkError(response) || cache === undefined) return response;
  if (use.kind === "validated" && response.status === 304) return cache.validated(use.stored, response);
  const updated = CacheAccess.open(params, authored, includeCredentials);
  response.updateCache = (failure) => updated?.update(response, failure);
  return response;
}

/** The request as it began, which an engine sends again where a stored redirect led to what it validates. */
function restart(params: FetchParams, authored: FetchRequest, stored: StoredResponse): [FetchParams, FetchRequest] {
  if (authored.responseTainting !== "cors") authored.redirectState.validated = stored;
  authored.headerList = authored.redirectState.authoredRequest?.headerList.clone() ?? authored.headerList;
  const start: FetchRequest = { ...authored, urlList: authored.urlList.slice(0, 1) };
  const sent: FetchRequest = { ...start, headerList: start.headerList.clone() };
  appendOwnHeaders(sent, params);
  return [{ ...params, request: sent }, start];
}

/** Steps 8.22 to 10: what the cache has, or the network. */
async function fetchThroughCache(
  params: FetchParams,
  authored: FetchRequest,
  includeCredentials: boolean,
  preflight: boolean,
): Promise<FetchResponse> {
  const cache = preflight ? undefined : CacheAccess.open(params, authored, includeCredentials);
  if (cache !== undefined) beginRemembering(params, includeCredentials);
  const use = cache?.use() ?? (authored.cacheMode === "only-if-cached" ? { kind: "missing" } : noCache);
  if (use.kind === "missing" && failsUncached(params)) return networkError({ code: "not-cached" });
  if (use.kind === "served" && cache !== undefined) return cache.respond(use.stored, false);
  const isAtStart = authored.redirectState.isFromCache && params.userAgent.engine.httpCache.validatesAtStart;
  const [sent, began] =
    use.kind === "validated" && isAtStart ? restart(params, authored, use.stored) : [params, authored];
  const response = await fetchFromNetwork(sent, began, cache, use, includeCredentials, preflight);
  // The stored redirect stays.
  if (began !== authored && isRedirectStatus(response.status)) response.updateCache = undefined;
  return response;
}

/** The request once more, with its cookies: it has Origin, as before. */
const retryOf = (params: FetchParams): FetchParams => ({
  ...params,
  request: {
    ...params.request,
    ...(params.userAgent.engine.storageAccess.retryReloads && { cacheMode: "reload" }),
    redirectState: { ...params.request.redirectState, forcesOriginHeader: true },
  },
});

interface Sent {
  readonly includeCredentials: boolean;
  readonly preflight: boolean;
  readonly isNewConnectionFetch: boolean;
  readonly answer: string | undefined;
}

interface Repetition extends Pick<Sent, "isNewConnectionFetch" | "answer"> {
  readonly params: FetchParams;
}

/** How the request is sent once more, if a response makes the browser do so. */
function repetitionOf(
  params: FetchParams,
  { request: httpRequest, ...rest }: FetchParams,
  response: FetchResponse,
  { includeCredentials, preflight, isNewConnectionFetch, answer }: Sent,
): Repetition | undefined {
  const { request, trace } = params;
  const isRepeatable = request.body?.source !== null;
  // https://privacycg.github.io/storage-access-headers/#http-fetch, before CORS is checked
  if (isRetried(httpRequest, response) && isRepeatable) {
    trace.add({ kind: "storage-access-retry", url: currentURL(request).href });
    request.eligibleForStorageAccess = true;
    request.redirectState.isStorageAccessRetry = true;
    return { params: retryOf(params), isNewConnectionFetch, answer };
  }
  // 14. 401: once more with a password, if the server asked for one and the browser has it.
  if (response.status === 401 && !preflight && answer === undefined) {
    const sent = httpRequest.headerList.get("Authorization");
    const found = answerChallenge({ request: httpRequest, ...rest }, response, includeCredentials, sent);
    if (found !== undefined) return { params, isNewConnectionFetch, answer: found };
  }
  // 17. 421: once more over another connection, if the body can be sent again.
  const isMisdirected = response.status === 421 && !isNewConnectionFetch && isRepeatable;
  return isMisdirected ? { params, isNewConnectionFetch: true, answer } : undefined;
}

/**
 * Sends the request with the headers that the browser adds, unless the HTTP cache has the response.
 *
 * https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
 *
 * @param preflight whether the request is a preflight
 * @param isNewConnectionFetch whether it is sent again because the first connection led to the wrong server
 * @param answer the value of Authorization where it is sent again because the server asked for it
 */
export async function httpNetworkOrCacheFetch(
  params: FetchParams,
  preflight: boolean,
  isNewConnectionFetch = false,
  answer?: string,
): Promise<FetchResponse> {
  const { request } = params;
  if (exceedsKeepalive(request, params.userAgent.engine)) return networkError({ code: "keepalive-too-long" });
  const redirect = knownHostRedirect(params, preflight);
  if (redirect !== undefined) return redirect;
  // 8.2. A copy: a redirect continues from the request without the browser's headers.
  const httpRequest: FetchRequest = {
    ...request,
    headerList: writeAuthoredHeaders(request, params.userAgent.engine.requestHeaders, isServedByCache(request)).clone(),
  };
  const httpParams: FetchParams = { ...params, request: httpRequest };
  const mayInclude = allowsCredentials(httpRequest, params.userAgent.engine);
  const includeCredentials = mayInclude && includesCredentials(httpRequest);
  if (!mayInclude && params.userAgent.engine.embedder.credentiallessBypassesCache) httpRequest.cacheMode = "reload";
  appendOwnHeaders(httpRequest, params);
  request.storageAccessStatus = httpRequest.storageAccessStatus;
  appendAuthorization(httpParams, includeCredentials, preflight, answer);
  const response = await fetchThroughCache(httpParams, request, includeCredentials, preflight);
  if (isNetworkError(response)) return response;
  response.urlList = [...httpRequest.urlList];
  response.rangeRequested = httpRequest.headerList.contains("Range");
  response.requestIncludesCredentials = includeCredentials;
  const repeated = repetitionOf(params, httpParams, response, {
    includeCredentials,
    preflight,
    isNewConnectionFetch,
    answer,
  });
  if (repeated === undefined) return response;
  return httpNetworkOrCacheFetch(repeated.params, preflight, repeated.isNewConnectionFetch, repeated.answer);
}
