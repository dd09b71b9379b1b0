import type { Engine } from "../engines/engine.ts";
import { crossOriginResourcePolicyCheck, type Embedder } from "./corp-check.ts";
import { corsCheck } from "./cors-check.ts";
import { clearSiteData } from "./clear-site-data.ts";
import { corsPreflightFetch } from "./cors-preflight-fetch.ts";
import { embeddedFailure } from "./embedder-policy.ts";
import type { Failure } from "./failure.ts";
import { opaqueRedirectFilteredResponse } from "./filtered-response.ts";
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts";
import { httpRedirectFetch } from "./http-redirect-fetch.ts";
import { localNetworkAccessCheck } from "./local-network-access.ts";
import { rememberResponse } from "./memory-of-responses.ts";
import { mimeTypeFailure } from "./mime-checks.ts";
import { neededPermission } from "./preflight-needed.ts";
import { locationURL } from "./location-url.ts";
import { currentURL, serializeRequestOrigin, type FetchRequest } from "./request.ts";
import { isNetworkError, networkError, type FetchResponse } from "./response.ts";
import { bodyOfBytes } from "./response-body.ts";
import type { ServiceWorkers } from "./service-worker.ts";
import { isRedirectStatus } from "./status.ts";
import { taoCheck } from "./tao-check.ts";
import { upgradePreventsCors } from "./upgrade-insecure-request.ts";
import type { FetchParams } from "./user-agent.ts";
import { Uint8Array } from "../platform.ts";

/** Step 4.1: a preflight, unless the cache has the permission; a network error where it is refused. */
async function preflightIfNeeded(params: FetchParams): Promise<FetchResponse | undefined> {
  const needed = neededPermission(params);
  params.trace.add({ kind: "preflight-needed", ...needed });
  if (needed.cached) return undefined;
  const response = await corsPreflightFetch(params);
  if (isNetworkError(response)) return response;
  // https://wicg.github.io/local-network-access/#integration-fetch: the name may lead elsewhere by now.
  const check = localNetworkAccessCheck(params);
  const failure = check instanceof Promise ? await check : check;
  return failure && networkError(failure);
}

/** Whether an engine treats the document of an `<object>` as what a page embeds. */
const isCheckedObject = ({ destination, mode }: FetchRequest, { elements }: Engine): boolean =>
  mode === "navigate" && (destination === "object" || destination === "embed") && elements.objectChecksCorp;

/** For whose origin and Cross-Origin-Embedder-Policy the response is checked. */
function checkedEmbedder(request: FetchRequest, engine: Engine): Embedder | undefined {
  const { responseTainting, origin, client, embedder } = request;
  if (responseTainting === "opaque" || isCheckedObject(request, engine))
    return { origin, policies: client.embedderPolicies ?? [], forNavigation: false };
  return embedder ?? undefined;
}

/** Why a page may not embed a response, in the engine's order. */
function embedFailure(embedder: Embedder, response: FetchResponse, { embedder: rules }: Engine): Failure | undefined {
  const ofResource = (): Failure | undefined => crossOriginResourcePolicyCheck(embedder, response, rules);
  if (!embedder.forNavigation || isRedirectStatus(response.status)) return ofResource();
  const ofFrame = (): Failure | undefined => embeddedFailure(embedder.policies, response, rules);
  return rules.checksFramePolicyFirst ? (ofFrame() ?? ofResource()) : (ofResource() ?? ofFrame());
}

/** A stored response that is not for the origin: it came without Allow-Origin, or with that of another page. */
const ofCached = (failure: Failure): Failure =>
  failure.code === "cors-origin-missing" || failure.code === "cors-origin-mismatch"
    ? { ...failure, code: "cors-cached" }
    : failure;

/** Steps 4.4, 4.5 and 5: the CORS check, the TAO check and Cross-Origin-Resource-Policy. */
function checkResponse({ request, trace, userAgent }: FetchParams, response: FetchResponse): FetchResponse {
  if (request.responseTainting === "cors" && !upgradePreventsCors(request, userAgent.engine)) {
    const found = corsCheck(request, response);
    const isTypeFirst = userAgent.engine.elements.checksTypeFirst && !isRedirectStatus(response.status);
    const ofType = found && isTypeFirst ? mimeTypeFailure(request, response, userAgent.engine) : undefined;
    if (ofType !== undefined) return networkError(ofType);
    const failure = found && response.cacheState === "local" ? ofCached(found) : found;
    trace.add({ kind: "cors-check", preflight: false, origin: serializeRequestOrigin(request), failure });
    if (failure !== undefined) return networkError(failure);
  }
  const passed = taoCheck(request, response, userAgent.engine);
  if (!passed) request.timingAllowFailed = true;
  trace.add({ kind: "tao-check", passed });
  const embedder = checkedEmbedder(request, userAgent.engine);
  if (embedder !== undefined) {
    const failure = embedFailure(embedder, response, userAgent.engine);
    trace.add({ kind: "corp-check", failure });
    if (failure !== undefined) return networkError(failure);
  }
  return response;
}

/** Step 6.3, `manual`: the page learns that there was a redirect, and nothing else. */
function opaqueRedirect({ request, userAgent }: FetchParams, response: FetchResponse): FetchResponse {
  const { redirect } = userAgent.engine;
  if (redirect.manualNeedsURL && locationURL(response, currentURL(request), redirect) === "failure")
    return networkError({ code: "redirect-location", value: response.headerList.get("Location") ?? "" });
  const filtered = opaqueRedirectFilteredResponse(response);
  if (!redirect.manualKeepsBody) return filtered;
  const leads = response.headerList.contains("Location");
  return { ...filtered, body: leads ? bodyOfBytes(new Uint8Array()) : response.body };
}

/** The body has been sent by the time the response arrives. */
function reportUploaded(params: FetchParams, response: FetchResponse, usable: FetchResponse): void {
  const { status } = response;
  const { request, userAgent, processRequestEndOfBody } = params;
  const { completeWith } = userAgent.engine.upload;
  const { redirectMode } = request;
  if (completeWith === "last-readable-response" && isNetworkError(usable)) return;
  // A redirect that leads nowhere is the response.
  const leads =
    isRedirectStatus(status) && locationURL(response, currentURL(request), userAgent.engine.redirect) !== null;
  if (completeWith !== "any-response" && redirectMode === "follow" && leads) return;
  processRequestEndOfBody?.();
}

/**
 * Fetches from the network: a preflight comes first where CORS needs one.
 *
 * https://fetch.spec.whatwg.org/#concept-http-fetch, step 4
 */
async function fetchFromServer(params: FetchParams, makeCORSPreflight: boolean): Promise<FetchResponse> {
  const { request } = params;
  // 4.2. Redirects of the network are not for service workers; a navigation begins anew with each.
  if (request.redirectMode === "follow" && request.mode !== "navigate") request.serviceWorkersMode = "none";
  const refused = makeCORSPreflight ? await preflightIfNeeded(params) : undefined;
  if (refused !== undefined) return refused;
  const { failsAfterPreflight } = request.redirectState;
  if (failsAfterPreflight !== undefined) return networkError(failsAfterPreflight);
  const response = await httpNetworkOrCacheFetch(params, false);
  if (isNetworkError(response)) return response;
  const usable = checkResponse(params, response);
  response.updateCache?.(usable.failure);
  if (!isNetworkError(usable)) {
    rememberResponse(params, response);
    if (!isRedirectStatus(response.status) && response.cacheState === "") clearSiteData(params, response, "usable");
  }
  request.redirectState.isFromCache = response.cacheState === "local";
  reportUploaded(params, response, usable);
  return usable;
}

/** Steps 3 and 4: what a service worker responds with, or the network. */
async function fetchThroughServiceWorker(
  handling: ReturnType<ServiceWorkers["handleFetch"]>,
  params: FetchParams,
  makeCORSPreflight: boolean,
): Promise<FetchResponse> {
  const handled = await handling;
  if (handled === undefined || handled === "without-preflight")
    return fetchFromServer(params, makeCORSPreflight && handled === undefined);
  return handled;
}

/** The same where there may be no service worker, which costs nothing then. */
function respond(params: FetchParams, makeCORSPreflight: boolean): Promise<FetchResponse> {
  const { request, userAgent } = params;
  const handling = request.serviceWorkersMode === "all" ? userAgent.serviceWorkers?.handleFetch(params) : undefined;
  return handling === undefined
    ? fetchFromServer(params, makeCORSPreflight)
    : fetchThroughServiceWorker(handling, params, makeCORSPreflight);
}

/**
 * Fetches over HTTP: from a service worker or the network, and follows redirects.
 *
 * https://fetch.spec.whatwg.org/#concept-http-fetch
 */
export async function httpFetch(params: FetchParams, makeCORSPreflight: boolean): Promise<FetchResponse> {
  const { request } = params;
  const usable = await respond(params, makeCORSPreflight);
  if (isNetworkError(usable) || !isRedirectStatus((usable.internal ?? usable).status)) return usable;
  // A service worker's response to a script that follows no redirects.
  if (usable.internal !== undefined && request.redirectMode === "manual") return usable;
  // 6.3. Redirects.
  switch (request.redirectMode) {
    case "error":
      if (params.userAgent.engine.redirect.errorNeedsLocation && !usable.headerList.contains("Location")) return usable;
      return networkError({ code: "redirect-forbidden", value: String(usable.status) });
    case "manual":
      return request.mode === "navigate" && request.passedOn === null ? usable : opaqueRedirect(params, usable);
    case "follow":
      return httpRedirectFetch(params, usable.internal ?? usable);
  }
}
