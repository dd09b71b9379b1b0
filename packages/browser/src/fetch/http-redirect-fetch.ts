import { isCorsNonWildcardRequestHeaderName, isRequestBodyHeaderName } from "sallyport/standard";
import type { RedirectRules } from "../engines/engine.ts";
import { corsCheck } from "./cors-check.ts";
import type { Failure } from "./failure.ts";
import { locationURL } from "./location-url.ts";
import { mainFetch } from "./main-fetch.ts";
import { isSameOrigin } from "./origin.ts";
import { rememberUnsafe } from "./preflight-needed.ts";
import type { AuthoredRequest } from "./redirect-state.ts";
import { parseReferrerPolicy } from "./referrer.ts";
import { currentURL, redirectTaint, type FetchRequest } from "./request.ts";
import { networkError, type FetchResponse } from "./response.ts";
import { becomesGet, restoreHeaders } from "./restore-headers.ts";
import type { FetchParams } from "./user-agent.ts";
import { URL } from "../platform.ts";

const maxRedirects = 20;

/** Steps 6 to 11: why the redirect is not followed. */
function refuse(request: FetchRequest, response: FetchResponse, url: URL, rules: RedirectRules): Failure | undefined {
  const { username, password, protocol, origin } = url;
  // 6. A scheme that is not HTTP's.
  if (protocol !== "http:" && protocol !== "https:") return { code: "redirect-scheme", value: protocol.slice(0, -1) };
  // 7. The twenty-first redirect.
  if (request.redirectCount === maxRedirects) return { code: "redirect-too-many" };
  // 9. and 10. A user name or password, on the way to another origin or back from one.
  const credentials = username !== "" || password !== "";
  const crossOrigin = request.mode === "cors" && !isSameOrigin(request.origin, origin);
  if (credentials && (crossOrigin || request.responseTainting === "cors"))
    return { code: "redirect-credentials", value: url.href };
  if (credentials && rules.credentialsRefused === "always" && request.mode !== "navigate")
    return { code: "redirect-credentials-anywhere", value: url.href };
  // 11. A stream, which cannot be sent twice.
  if (response.status !== 303 && request.body !== null && request.body.source === null)
    return { code: "redirect-stream" };
  return undefined;
}

/** Whether a request that left its origin, with credentials there, is redirected by a server that allows none. */
function isRedirectedAfterLeaving(request: FetchRequest, response: FetchResponse): boolean {
  const { urlList, origin, mode, credentialsMode, responseTainting } = request;
  const startedSameOrigin = isSameOrigin(urlList[0]?.origin ?? "null", origin);
  if (mode !== "cors" || credentialsMode !== "same-origin" || responseTainting !== "cors" || !startedSameOrigin)
    return false;
  return corsCheck({ ...request, credentialsMode: "include" }, response) !== undefined;
}

/** Step 12: the method, and what only made sense for the method before. */
function changeMethod({ request, userAgent }: FetchParams, status: number, to: URL): void {
  const { method, redirectState: state } = request;
  const rules = userAgent.engine.redirect;
  const isCrossOrigin = !isSameOrigin(currentURL(request).origin, to.origin);
  const rewrites = becomesGet(status, method);
  if (isCrossOrigin && request.mode !== "cors") state.forcesOriginHeader = false;
  const mayForce = request.mode === "cors" || (request.mode !== "navigate" && !isCrossOrigin);
  if (rewrites) state.forcesOriginHeader = rules.forcesOriginHeader && mayForce;
  if (!rewrites && !(rules.crossOriginDeleteBecomesGet && isCrossOrigin && method === "DELETE")) return;
  request.method = "GET";
  request.body = null;
  if (!rewrites) return;
  for (const [name] of request.headerList) if (isRequestBodyHeaderName(name)) request.headerList.delete(name);
}

/** What engines do to the Referer of a navigation beyond its policy. */
function changeReferrer({ request, userAgent }: FetchParams, to: URL): void {
  if (request.mode !== "navigate") return;
  // An empty one, of the first hop alone.
  request.headerList.delete("Referer");
  const { referrer } = request;
  const isDowngraded = referrer instanceof URL && referrer.protocol === "https:" && to.protocol === "http:";
  if (isDowngraded && userAgent.engine.referrer.endsAtDowngrade) request.referrer = "no-referrer";
}

/** Step 19: the policy of the response, if it has one. */
function applyReferrerPolicy({ request, userAgent }: FetchParams, response: FetchResponse): void {
  const policy = parseReferrerPolicy(response.headerList.get("Referrer-Policy"));
  if (policy === "") return;
  request.referrerPolicy = policy;
  const { mode, userActivated, referrer, redirectState: state } = request;
  if (mode === "navigate" && userActivated && referrer === "no-referrer")
    state.isOfUser = userAgent.engine.metadata.policyWithoutReferrerIsOfUser;
}

/** Step 13: Authorization is for one origin. */
function removeAuthorization(request: FetchRequest, url: URL): void {
  if (isSameOrigin(currentURL(request).origin, url.origin)) return;
  for (const [name] of request.headerList)
    if (isCorsNonWildcardRequestHeaderName(name)) request.headerList.delete(name);
}

/**
 * Follows a redirect.
 *
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export async function httpRedirectFetch(params: FetchParams, response: FetchResponse): Promise<FetchResponse> {
  const { request, trace, userAgent } = params;
  const { engine } = userAgent;
  // 3. to 5. The location.
  const url = locationURL(response, currentURL(request), engine.redirect, request.mode);
  if (url === null) return response;
  if (url === "failure")
    return networkError({ code: "redirect-location", value: response.headerList.get("Location") ?? "" });
  // 6. to 11. What is not followed.
  const failure = refuse(request, response, url, engine.redirect);
  if (failure !== undefined) return networkError(failure);
  request.redirectCount += 1;
  if (engine.redirect.redirectAfterLeavingOrigin === "refused" && isRedirectedAfterLeaving(request, response))
    request.redirectState.failsAfterPreflight = { code: "redirect-again" };
  rememberUnsafe(request, engine);
  const before: AuthoredRequest = { method: request.method, headerList: request.headerList.clone() };
  // 12. and 13. The method and the headers of the next hop.
  changeMethod(params, response.status, url);
  restoreHeaders(params, before, response.status, url);
  removeAuthorization(request, url);
  changeReferrer(params, url);
  // 18. and 19. The URL list, and the referrer policy of the response.
  request.urlList.push(url);
  applyReferrerPolicy(params, response);
  trace.add({
    kind: "redirect",
    status: response.status,
    to: url.href,
    method: request.method,
    taint: redirectTaint(request),
  });
  return mainFetch(params, true);
}
