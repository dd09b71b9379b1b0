import {
  isCorsNonWildcardRequestHeaderName,
  isCorsSafelistedMethod,
  isRequestBodyHeaderName,
} from "sallyport/standard";
import type { Engine, RedirectRules } from "../engines/engine.ts";
import { corsCheck } from "./cors-check.ts";
import type { Failure } from "./failure.ts";
import { isomorphicEncode } from "./isomorphic.ts";
import type { HeaderList } from "./header-list.ts";
import { mainFetch } from "./main-fetch.ts";
import { isSameOrigin } from "./origin.ts";
import { parseReferrerPolicy } from "./referrer.ts";
import { currentURL, redirectTaint, type FetchRequest } from "./request.ts";
import { networkError, type FetchResponse } from "./response.ts";
import { unsafeRequestHeaderNames } from "./unsafe-request-headers.ts";
import type { FetchParams } from "./user-agent.ts";

const mostRedirects = 20;

/** The one location that an engine reads out of the header; `null` where the response leads nowhere. */
function locationOf({ headerList }: FetchResponse, rules: RedirectRules): { text: string } | null | "failure" {
  const lines = headerList.values("Location");
  const { severalLocations } = rules;
  const differing = severalLocations === "refused" ? lines.length : new Set(lines).size;
  if (differing > 1 && severalLocations !== "joined") return "failure";
  const location = severalLocations === "joined" ? headerList.get("Location") : (lines[0] ?? null);
  if (location === null) return null;
  if (location !== "" || rules.emptyLocation === "followed") return { text: location };
  return rules.emptyLocation === "refused" ? "failure" : null;
}

/**
 * Where a response sends the request; `null` without the header.
 *
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
function locationURL(response: FetchResponse, base: URL, rules: RedirectRules): URL | null | "failure" {
  const location = locationOf(response, rules);
  if (location === null || location === "failure") return location;
  // The header's bytes are UTF-8 where they are any text.
  const text = new TextDecoder().decode(isomorphicEncode(location.text));
  if (!URL.canParse(text, base.href)) return "failure";
  const url = new URL(text, base);
  // An empty fragment is one, and stays.
  if (!url.href.includes("#")) url.hash = base.hash;
  return url;
}

/** Steps 6 to 11: why the redirect is not followed. */
function refuse(request: FetchRequest, response: FetchResponse, url: URL, rules: RedirectRules): Failure | undefined {
  const { username, password, protocol, origin } = url;
  if (protocol !== "http:" && protocol !== "https:") return { code: "redirect-scheme", value: protocol.slice(0, -1) };
  if (request.redirectCount === mostRedirects) return { code: "redirect-too-many" };
  const credentials = username !== "" || password !== "";
  const crossOrigin = request.mode === "cors" && !isSameOrigin(request.origin, origin);
  if (credentials && (crossOrigin || request.responseTainting === "cors"))
    return { code: "redirect-credentials", value: url.href };
  if (credentials && rules.credentialsRefused === "always" && request.mode !== "navigate")
    return { code: "redirect-credentials-anywhere", value: url.href };
  if (response.status !== 303 && request.body !== null && request.body.source === null)
    return { code: "redirect-stream" };
  return undefined;
}

/** Whether a request that had credentials at home is sent on by another server, which allows none. */
function strays(request: FetchRequest, response: FetchResponse): boolean {
  const { urlList, origin, mode, credentialsMode, responseTainting } = request;
  const startedAtHome = isSameOrigin(urlList[0]?.origin ?? "null", origin);
  if (mode !== "cors" || credentialsMode !== "same-origin" || responseTainting !== "cors" || !startedAtHome)
    return false;
  return corsCheck({ ...request, credentialsMode: "include" }, response) !== undefined;
}

/** An engine that starts the next hop from the headers that the script gave, where the method did not change on it. */
function restoreHeaders(request: FetchRequest, { headersRestored }: RedirectRules, url: URL, names: Names): void {
  const { authoredHeaders, urlList } = request;
  if (authoredHeaders === undefined) return;
  const crosses = !isSameOrigin(currentURL(request).origin, url.origin);
  if (crosses === (headersRestored === "across-origins")) {
    const stayed = [...urlList, url].every(({ origin }) => isSameOrigin(origin, url.origin));
    request.headerList = authoredHeaders.filter((name) => stayed || !isCorsNonWildcardRequestHeaderName(name));
  } else if (headersRestored === "within-origin") {
    // The preflight asks for them, and the request has them not.
    const asked = names(authoredHeaders).filter((name) => !isCorsNonWildcardRequestHeaderName(name));
    request.askedAgain = asked;
  }
}

type Names = (list: HeaderList) => readonly string[];

/** Step 12: what only made sense for the method before. */
function changeMethod({ request, userAgent }: FetchParams, status: number, to: URL): void {
  const { method } = request;
  const rules = userAgent.engine.redirect;
  const leaves = !isSameOrigin(currentURL(request).origin, to.origin);
  const becomesGet =
    ((status === 301 || status === 302) && method === "POST") ||
    (status === 303 && method !== "GET" && method !== "HEAD");
  if (!becomesGet && rules.crossOriginDeleteBecomesGet && leaves && method === "DELETE") {
    request.method = "GET";
    request.body = null;
  }
  if (!becomesGet) return;
  request.method = "GET";
  request.keepsOrigin = rules.keepsOrigin && (request.mode === "cors" || !leaves);
  request.body = null;
  for (const [name] of request.headerList) if (isRequestBodyHeaderName(name)) request.headerList.delete(name);
}

/** Step 13: the moment another origin is seen, Authorization goes. */
function dropAuthorization(request: FetchRequest, url: URL): void {
  if (isSameOrigin(currentURL(request).origin, url.origin)) return;
  for (const [name] of request.headerList)
    if (isCorsNonWildcardRequestHeaderName(name)) request.headerList.delete(name);
}

/** Whether the request is one that a form could not make. */
export const isUnsafe = ({ method, headerList }: FetchRequest, engine: Engine): boolean =>
  !isCorsSafelistedMethod(method) || unsafeRequestHeaderNames(headerList, engine.requestHeaders).length > 0;

/**
 * Goes on where the response points.
 *
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export async function httpRedirectFetch(params: FetchParams, response: FetchResponse): Promise<FetchResponse> {
  const { request, trace, userAgent } = params;
  // 3. to 5. Where to.
  const { engine } = userAgent;
  const url = locationURL(response, currentURL(request), engine.redirect);
  if (url === null) return response;
  if (url === "failure")
    return networkError({ code: "redirect-location", value: response.headerList.get("Location") ?? "" });
  const failure = refuse(request, response, url, engine.redirect);
  if (failure !== undefined) return networkError(failure);
  request.redirectCount += 1;
  if (engine.redirect.againAfterLeaving === "refused" && strays(request, response)) request.strayed = true;
  if (request.unsafeRequest && isUnsafe(request, engine))
    request.unsafeBeforeRedirect ??= unsafeRequestHeaderNames(request.headerList, engine.requestHeaders);
  const { method, headerList: before } = request;
  const headerListBefore = before.clone();
  changeMethod(params, response.status, url);
  request.askedAgain = [];
  if (engine.redirect.headersRestored !== "never") {
    request.authoredHeaders ??= headerListBefore;
    const names: Names = (list) => unsafeRequestHeaderNames(list, engine.requestHeaders);
    if (request.method === method) restoreHeaders(request, engine.redirect, url, names);
  }
  dropAuthorization(request, url);
  // 18. and 19. The next hop, and what it is told of the page.
  request.urlList.push(url);
  const policy = parseReferrerPolicy(response.headerList.get("Referrer-Policy"));
  if (policy !== "") request.referrerPolicy = policy;
  trace.add({
    kind: "redirect",
    status: response.status,
    to: url.href,
    method: request.method,
    taint: redirectTaint(request),
  });
  return mainFetch(params, true);
}
