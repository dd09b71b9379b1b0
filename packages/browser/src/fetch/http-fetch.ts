import { isCorsSafelistedMethod } from "sallyport/standard";
import type { PreflightRules } from "../engines/engine.ts";
import { crossOriginResourcePolicyCheck } from "./corp-check.ts";
import { corsCheck } from "./cors-check.ts";
import { corsPreflightFetch, unsafeNames } from "./cors-preflight-fetch.ts";
import { opaqueRedirectFilteredResponse } from "./filtered-response.ts";
import { httpNetworkOrCacheFetch, isConditional } from "./http-network-or-cache-fetch.ts";
import { httpRedirectFetch } from "./http-redirect-fetch.ts";
import { serializeRequestOrigin, type FetchRequest } from "./request.ts";
import { isNetworkError, networkError, type FetchResponse } from "./response.ts";
import { isRedirectStatus } from "./status.ts";
import { taoCheck } from "./tao-check.ts";
import type { FetchParams } from "./user-agent.ts";

/** Whether an engine asks the server whatever it knows. */
function isCacheIgnored(request: FetchRequest, rules: PreflightRules): boolean {
  if (rules.cacheIgnoredFor.includes(request.cacheMode)) return true;
  if (rules.conditionsIgnoreCache === "always" && request.cacheMode === "default" && isConditional(request))
    return true;
  return !rules.cachesOpaqueOrigins && serializeRequestOrigin(request) === "null";
}

/** Step 4.1: asks for leave, unless an earlier answer holds; a network error where it is not given. */
async function preflightIfNeeded(params: FetchParams): Promise<FetchResponse | undefined> {
  const { request, userAgent, trace } = params;
  const { preflightCache: cache, engine } = userAgent;
  const now = userAgent.now();
  const headers = [...new Set(unsafeNames(params))];
  const method = !isCorsSafelistedMethod(request.method);
  const ignored = isCacheIgnored(request, engine.preflight);
  const anyServes = engine.preflight.methodsAnyEntryAllows.includes(request.method);
  const isMethodKept = !ignored && (anyServes ? cache.has(request, now) : cache.allowsMethod(request, now));
  const asksMethod = (method || request.useCORSPreflight) && !isMethodKept;
  const asksHeaders = headers.some((name) => ignored || !cache.allowsHeader(request, name, now));
  const cached =
    !asksMethod &&
    !asksHeaders &&
    (method || headers.length > 0 || request.useCORSPreflight || (!ignored && cache.has(request, now)));
  trace.add({
    kind: "preflight-needed",
    method: method ? request.method : undefined,
    headers,
    listener: request.useCORSPreflight,
    cached,
  });
  if (cached) return undefined;
  const response = await corsPreflightFetch(params);
  return isNetworkError(response) ? response : undefined;
}

/** Step 4.4 and 5: whether a response that came may be used at all. */
function checkResponse({ request, trace }: FetchParams, response: FetchResponse): FetchResponse {
  if (request.responseTainting === "cors") {
    const failure = corsCheck(request, response);
    trace.add({ kind: "cors-check", preflight: false, origin: serializeRequestOrigin(request), failure });
    if (failure !== undefined) return networkError(failure);
  }
  const passed = taoCheck(request, response);
  if (!passed) request.timingAllowFailed = true;
  trace.add({ kind: "tao-check", passed });
  if (request.responseTainting === "opaque") {
    const failure = crossOriginResourcePolicyCheck(request.origin, response);
    trace.add({ kind: "corp-check", failure });
    if (failure !== undefined) return networkError(failure);
  }
  return response;
}

/** Step 6, `manual`: the page learns that it was a redirect, and nothing of it. */
function opaqueRedirect({ userAgent }: FetchParams, response: FetchResponse): FetchResponse {
  const filtered = opaqueRedirectFilteredResponse(response);
  const keeps = userAgent.engine.redirect.manualKeepsBody && !response.headerList.contains("Location");
  return keeps ? { ...filtered, body: response.body } : filtered;
}

/** The body has gone by the time at which the answer comes. */
function reportUploaded(params: FetchParams, { status }: FetchResponse, usable: FetchResponse): void {
  const { request, userAgent, processRequestEndOfBody } = params;
  const { completeWith } = userAgent.engine.upload;
  const { redirectMode } = request;
  if (completeWith === "last-readable-response" && isNetworkError(usable)) return;
  if (completeWith !== "any-response" && redirectMode === "follow" && isRedirectStatus(status)) return;
  processRequestEndOfBody?.();
}

/**
 * Fetches over HTTP, with leave asked for where CORS wants it, and redirects followed. There are no service workers here.
 *
 * https://fetch.spec.whatwg.org/#concept-http-fetch
 */
export async function httpFetch(params: FetchParams, makeCORSPreflight: boolean): Promise<FetchResponse> {
  const { request } = params;
  // 4. The network.
  const refused = makeCORSPreflight ? await preflightIfNeeded(params) : undefined;
  if (refused !== undefined) return refused;
  if (request.refusesNextHop) return networkError({ code: "redirect-again" });
  const response = await httpNetworkOrCacheFetch(params, false);
  if (isNetworkError(response)) return response;
  const usable = checkResponse(params, response);
  reportUploaded(params, response, usable);
  if (isNetworkError(usable) || !isRedirectStatus(usable.status)) return usable;
  // 6. Redirects.
  switch (request.redirectMode) {
    case "error":
      if (params.userAgent.engine.redirect.errorNeedsLocation && !usable.headerList.contains("Location")) return usable;
      return networkError({ code: "redirect-forbidden", value: String(usable.status) });
    case "manual":
      return request.mode === "navigate" ? usable : opaqueRedirect(params, usable);
    case "follow":
      return httpRedirectFetch(params, usable);
  }
}
