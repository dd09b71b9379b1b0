import { isCorsNonWildcardRequestHeaderName, isRequestBodyHeaderName } from "sallyport/standard";
import type { RedirectRules } from "../engines/redirect-rules.ts";
import { corsCheck } from "./cors-check.ts";
import type { Failure } from "./failure.ts";
import { isFollowedAlone } from "./followed-alone.ts";
import { hasHttpScheme } from "./http-scheme.ts";
import { locationURL } from "./location-url.ts";
import { mainFetch } from "./main-fetch.ts";
import { isSameOrigin } from "./origin.ts";
import { staysEligible } from "../storage-access/status.ts";
import { rememberUnsafe } from "./preflight-needed.ts";
import type { AuthoredRequest } from "./redirect-state.ts";
import { defaultReferrerPolicy, parseReferrerPolicy, sentReferrer } from "./referrer.ts";
import { currentURL, redirectTaint, type FetchRequest } from "./request.ts";
import { networkError, type FetchResponse } from "./response.ts";
import { becomesGet, restoreHeaders } from "./restore-headers.ts";
import type { FetchParams } from "./user-agent.ts";
import { URL } from "../platform.ts";

const maxRedirects = 20;

/** Steps 9 and 10: a user name or password, on the way to another origin or back from one. */
function refuseCredentials(request: FetchRequest, url: URL, rules: RedirectRules): Failure | undefined {
  if (url.username === "" && url.password === "") return undefined;
  const crossOrigin = request.mode === "cors" && !isSameOrigin(request.origin, url.origin);
  if (crossOrigin || request.responseTainting === "cors") return { code: "redirect-credentials", value: url.href };
  const isExempt = request.mode === "navigate" || request.initiatorType === "xmlhttprequest";
  if (rules.credentialsRefused !== "unless-xhr" || isExempt) return undefined;
  return { code: "redirect-credentials-anywhere", value: url.href };
}

/** Steps 6 to 11: why the redirect is not followed. */
function refuse(request: FetchRequest, response: FetchResponse, url: URL, rules: RedirectRules): Failure | undefined {
  const { protocol } = url;
  // 6. A scheme that is not HTTP's.
  if (!hasHttpScheme(url)) return { code: "redirect-scheme", value: protocol.slice(0, -1) };
  // An engine that follows redirects of a WebSocket begins no TLS for one that began without.
  if (request.mode === "websocket" && request.urlList[0]?.protocol === "http:" && protocol === "https:")
    return { code: "redirect-forbidden", value: String(response.status) };
  // 7. The twenty-first redirect.
  if (request.redirectCount === maxRedirects) return { code: "redirect-too-many" };
  // 9. and 10. A user name or password.
  const ofCredentials = refuseCredentials(request, url, rules);
  if (ofCredentials !== undefined) return ofCredentials;
  // 11. A stream, which cannot be sent twice.
  if (response.status !== 303 && request.body !== null && request.body.source === null)
    return { code: "redirect-stream" };
  return undefined;
}

/** Whether an engine sends a preflight first. */
const isRefusedLate = ({ responseTainting }: FetchRequest, { code }: Failure, rules: RedirectRules): boolean =>
  rules.preflightsCredentials && code === "redirect-credentials" && responseTainting === "basic";

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

/** Step 19: the policy of the response; an engine may forget the page's at the first redirect of a navigation. */
function changeReferrerPolicy({ request, userAgent }: FetchParams, response: FetchResponse): void {
  const { referrer: rules } = userAgent.engine;
  const policy = parseReferrerPolicy(response.headerList.get("Referrer-Policy"));
  if (policy !== "" && rules.trimsCrossSite === "each-hop-from-whole")
    request.referrer = sentReferrer(request, rules) ?? "no-referrer";
  if (request.mode === "navigate" && request.redirectCount === 1 && !rules.policyOutlivesRedirect)
    request.referrerPolicy = defaultReferrerPolicy;
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
  if (failure !== undefined && !isRefusedLate(request, failure, engine.redirect)) return networkError(failure);
  request.redirectState.failsAfterPreflight = failure;
  request.redirectCount += 1;
  const mayLeaveTwice = engine.redirect.redirectAfterLeavingOrigin === "followed" || isFollowedAlone(request, engine);
  if (!mayLeaveTwice && isRedirectedAfterLeaving(request, response))
    request.redirectState.failsAfterPreflight = { code: "redirect-again" };
  rememberUnsafe(request, engine);
  const before: AuthoredRequest = { method: request.method, headerList: request.headerList.clone() };
  // 12. and 13. The method and the headers of the next hop.
  changeMethod(params, response.status, url);
  restoreHeaders(params, before, response.status, url);
  removeAuthorization(request, url);
  request.eligibleForStorageAccess = staysEligible(request, url, engine.storageAccess);
  // An empty Referer is of a navigation's first hop alone.
  if (request.mode === "navigate") request.headerList.delete("Referer");
  // 18. and 19. The URL list, and the referrer policy of the response.
  changeReferrerPolicy(params, response);
  request.urlList.push(url);
  trace.add({
    kind: "redirect",
    status: response.status,
    to: url.href,
    method: request.method,
    taint: redirectTaint(request),
  });
  return mainFetch(params, true);
}
