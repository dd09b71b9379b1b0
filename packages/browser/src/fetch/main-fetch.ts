import { exposedNames } from "./exposed-names.ts";
import type { Engine } from "../engines/engine.ts";
import type { Failure } from "./failure.ts";
import { basicFilteredResponse, corsFilteredResponse, opaqueFilteredResponse } from "./filtered-response.ts";
import { httpFetch } from "./http-fetch.ts";
import { hasHttpScheme } from "./http-scheme.ts";
import { verifyIntegrity } from "./integrity.ts";
import { modeFailure, pageFailure, upgrade } from "./blocked-by-page.ts";
import { isBadPort } from "./bad-port.ts";
import { localNetworkAccessCheck } from "./local-network-access.ts";
import { isSameOrigin } from "./origin.ts";
import { mimeTypeFailure } from "./mime-checks.ts";
import { opaqueResponseFailure } from "./opaque-response-blocking.ts";
import { needsPreflight } from "./preflight-needed.ts";
import { defaultReferrerPolicy, determineReferrer } from "./referrer.ts";
import { currentURL, isOfWorker, type FetchRequest, type ResponseTainting } from "./request.ts";
import { isNetworkError, networkError, type FetchResponse } from "./response.ts";
import { bodyOfBytes, type ReadableBody } from "./response-body.ts";
import { schemeFetch, schemeName } from "./scheme-fetch.ts";
import { isRangeStatus } from "./status.ts";
import { isReferredBefore, upgradeToKnownHost } from "./transport-security.ts";
import type { FetchParams } from "./user-agent.ts";
import { upgradePreventsCors } from "./upgrade-insecure-request.ts";
import type { UpgradeRules } from "../engines/upgrade-rules.ts";
import { Uint8Array } from "../platform.ts";

/** A URL without a server that the engine's EventSource does not open. */
function unopened({ initiatorType }: FetchRequest, url: URL, { eventSource }: Engine): Failure | undefined {
  const { protocol } = url;
  if (initiatorType !== "other" || (protocol !== "data:" && protocol !== "blob:")) return undefined;
  return eventSource.localSchemes.includes(protocol) ? undefined : { code: "scheme-not-cors", value: schemeName(url) };
}

/** Step 7: what is blocked before anything is sent. */
async function blocked(params: FetchParams): Promise<Failure | undefined> {
  const { request, userAgent } = params;
  const url = currentURL(request);
  const ofMode = modeFailure(request, userAgent.engine);
  if (ofMode !== undefined) return ofMode;
  if (isBadPort(url)) return { code: "bad-port", value: url.port };
  const ofPage = pageFailure(request, userAgent.engine);
  const checked = ofPage ?? unopened(request, url, userAgent.engine) ?? localNetworkAccessCheck(params);
  const failure = checked instanceof Promise ? await checked : checked;
  const isLate =
    ofPage?.code === "mixed-content" && request.redirectCount > 0 && userAgent.engine.redirect.preflightsMixedContent;
  if (!isLate) return failure;
  request.redirectState.failsAfterPreflight ??= failure;
  return undefined;
}

/** A blob: URL that Node made has an opaque origin; one that a script can hold is of its page's origin. */
const isOwnBlob = ({ protocol, origin }: URL): boolean => protocol === "blob:" && origin === "null";

function taint(params: FetchParams, tainting: ResponseTainting): void {
  params.request.responseTainting = tainting;
  params.trace.add({ kind: "tainting", tainting });
}

/** Step 12: which fetch the URL and the mode lead to. */
async function dispatch(params: FetchParams): Promise<FetchResponse> {
  const { request, userAgent } = params;
  const url = currentURL(request);
  const own = isSameOrigin(url.origin, request.origin) || isOwnBlob(url);
  if (
    (own && request.responseTainting === "basic") ||
    url.protocol === "data:" ||
    request.mode === "navigate" ||
    request.mode === "websocket"
  ) {
    taint(params, "basic");
    return schemeFetch(params);
  }
  if (isOfWorker(request)) return networkError({ code: "worker-origin" });
  if (request.mode === "same-origin")
    return networkError({ code: request.redirectCount === 0 ? "mode-same-origin" : "redirect-same-origin" });
  if (request.mode === "no-cors") {
    if (request.redirectMode !== "follow") return networkError({ code: "no-cors-redirect-mode" });
    taint(params, "opaque");
    return schemeFetch(params);
  }
  // A blob: URL of another origin, about:, an app's own scheme.
  if (!hasHttpScheme(url)) return networkError({ code: "scheme-not-cors", value: schemeName(url) });
  taint(params, "cors");
  if (upgradePreventsCors(request, userAgent.engine) || !needsPreflight(request, userAgent.engine))
    return httpFetch(params, false);
  const response = await httpFetch(params, true);
  if (isNetworkError(response)) userAgent.preflightCache.clear(request, response.failure);
  return response;
}

/** Step 14: the part of the response that the page may read. */
function filter({ request, trace, userAgent }: FetchParams, response: FetchResponse): FetchResponse {
  const filtered = response.internal ? response : filterByTainting(request, response, userAgent.engine);
  const hidden = (response.internal ?? response).headerList
    .toArray()
    .filter(([name]) => !filtered.headerList.contains(name))
    .map(([name]) => name);
  trace.add({
    kind: "filtered",
    type: filtered.type,
    headers: filtered.headerList.toArray().map(([name]) => name),
    hidden,
  });
  return filtered;
}

function filterByTainting(request: FetchRequest, response: FetchResponse, engine: Engine): FetchResponse {
  switch (request.responseTainting) {
    case "basic":
      return basicFilteredResponse(response);
    case "opaque":
      return opaqueFilteredResponse(response);
    case "cors":
      response.corsExposedHeaderNames = exposedNames(request, response, engine);
      return corsFilteredResponse(response);
  }
}

/** Step 20: responses that are not for what the page wants them for; and opaque ones that engines block. */
async function blockedResponse(
  { request, userAgent }: FetchParams,
  response: FetchResponse,
): Promise<Failure | undefined> {
  const internal = response.internal ?? response;
  const { engine } = userAgent;
  const ofType = mimeTypeFailure(request, internal, engine);
  if (ofType !== undefined && !engine.opaqueResponses.beforeTypes) return ofType;
  return (await opaqueResponseFailure(request, internal, engine)) ?? ofType;
}

/** Steps 21 to 23: the last checks of a response. */
async function finish({ request, userAgent }: FetchParams, response: FetchResponse): Promise<FetchResponse> {
  const internal = response.internal ?? response;
  // 21. A partial response to a request without Range.
  if (
    response.type === "opaque" &&
    isRangeStatus(internal.status) &&
    internal.rangeRequested &&
    !request.headerList.contains("Range")
  )
    return networkError({ code: "range-not-asked" });
  // 22. Responses that have no body in HTTP.
  const { nullFor, nullStatuses } = userAgent.engine.body;
  const empty = (kind: (typeof nullFor)[number]): ReadableBody | null =>
    response.body === null || nullFor.includes(kind) ? null : bodyOfBytes(new Uint8Array());
  if (request.method === "HEAD") response.body = internal.body = empty("head");
  else if (nullStatuses.includes(internal.status)) response.body = internal.body = empty("status");
  // 23. Subresource integrity.
  return request.integrity === "" ? response : verifyIntegrity(response, request.integrity, userAgent.engine.integrity);
}

/** Whether an engine knows the referrer before it upgrades the request. */
function isReferredBeforeUpgrade(params: FetchParams): boolean {
  const { destination, navigation } = params.request;
  const { upgradedAfterReferrer } = params.userAgent.engine.elements;
  return navigation?.by !== "form" && (upgradedAfterReferrer.includes(destination) || isReferredBefore(params));
}

/** Step 16: the URL list of a response without a server. */
function setURLList({ urlList }: FetchRequest, response: FetchResponse): void {
  if ((response.internal ?? response).urlList.length === 0) response.urlList = [...urlList];
}

/** Steps 8 and 9: the referrer policy and the referrer. */
function setReferrer({ request, userAgent }: FetchParams): void {
  if (request.referrerPolicy === "") request.referrerPolicy = request.client.referrerPolicy || defaultReferrerPolicy;
  if (request.referrer === "no-referrer") return;
  const referrer = determineReferrer(request, userAgent.engine.referrer);
  request.referrer = referrer;
  request.redirectState.firstReferrer ??= referrer;
}

/** The path percent-encode set of the URL standard does not have `|`. */
function escapeBar(url: URL): void {
  if (url.pathname.includes("|")) url.pathname = url.pathname.replaceAll("|", "%7C");
}

/** What `fetch` shows a script of an upgrade, unless there was a redirect besides. */
function showUpgrade(request: FetchRequest, response: FetchResponse, { fetchShows }: UpgradeRules): void {
  const { mode, initiatorType, redirectCount, redirectState } = request;
  const { upgradedFrom } = redirectState;
  if (upgradedFrom === undefined || mode !== "cors" || initiatorType !== null || redirectCount > 0) return;
  if (fetchShows === "url-before") response.urlList = [upgradedFrom];
  if (fetchShows === "redirect") response.urlList = [upgradedFrom, ...request.urlList];
}

/**
 * Fetches: from the page's request to the response that the page may read.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 *
 * @param recursive whether it continues after a redirect
 */
export async function mainFetch(params: FetchParams, recursive = false): Promise<FetchResponse> {
  const { request, trace, userAgent } = params;
  if (userAgent.engine.escapesBarInPath) escapeBar(currentURL(request));
  trace.add({
    kind: "main-fetch",
    url: currentURL(request).href,
    mode: request.mode,
    credentials: request.credentialsMode,
  });
  if (!recursive && isReferredBeforeUpgrade(params)) setReferrer(params);
  // 6. What is requested over https instead.
  const early = upgrade(request, userAgent.engine);
  if (request.redirectState.upgradedFrom !== undefined) trace.add({ kind: "upgraded", url: currentURL(request).href });
  // 7. Blocked ports, mixed content, Content Security Policy, local networks.
  const failure = early ?? (await blocked(params));
  setReferrer(params);
  // 10. Hosts that have asked for https.
  if (failure === undefined && upgradeToKnownHost(params)) setReferrer(params);
  // 12. and 13. The fetch itself.
  const response = failure === undefined ? await dispatch(params) : networkError(failure);
  if (failure !== undefined && recursive) userAgent.preflightCache.clearHopBefore(request);
  if (recursive || isNetworkError(response)) return response;
  setURLList(request, response);
  // 19. Whether every hop allows the page to read its timing.
  response.timingAllowPassed = !request.timingAllowFailed;
  const refused = await blockedResponse(params, response);
  if (refused !== undefined) return networkError(refused);
  const filtered = filter(params, response);
  showUpgrade(request, filtered, userAgent.engine.upgrades);
  return finish(params, filtered);
}
