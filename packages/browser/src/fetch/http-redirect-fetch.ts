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
import { currentURL, redirectTaint, type FetchRequest, type AuthoredRequest } from "./request.ts";
import { networkError, type FetchResponse } from "./response.ts";
import { unsafeRequestHeaderNames } from "./unsafe-request-headers.ts";
import type { FetchParams } from "./user-agent.ts";

const maxRedirects = 20;

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
  if (request.redirectCount === maxRedirects) return { code: "redirect-too-many" };
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

const isAway = ({ urlList, origin }: FetchRequest, url: URL): boolean =>
  [...urlList, url].some((one) => !isSameOrigin(one.origin, origin));

/** Whether a redirect makes a GET of the method. */
const becomesGet = (status: number, method: string): boolean =>
  ((status === 301 || status === 302) && method === "POST") ||
  (status === 303 && method !== "GET" && method !== "HEAD");

/** Each hop starts from the script's headers: those of a body go where the status would rewrite the script's method. */
function startFromScript(params: FetchParams, script: AuthoredRequest, isRewritten: boolean, status: number): void {
  const { request, userAgent } = params;
  const without = (isBodyGone: boolean): HeaderList =>
    script.headerList.filter((name) => !(isBodyGone && isRequestBodyHeaderName(name)));
  request.headerList = without(becomesGet(status, script.method));
  // The preflight is about the hop's method, not the script's.
  request.removedUnsafeNames = unsafeRequestHeaderNames(without(isRewritten), userAgent.engine.requestHeaders);
}

/** Gives the next hop the headers that the script gave, in an engine that starts a hop from them. */
function restoreHeaders(params: FetchParams, before: AuthoredRequest, status: number, url: URL): void {
  const { request, userAgent } = params;
  const { restoresHeaders } = userAgent.engine.redirect;
  request.removedUnsafeNames = [];
  if (restoresHeaders === "never") return;
  const script = (request.authoredRequest ??= before);
  const leaves = !isSameOrigin(currentURL(request).origin, url.origin);
  if (restoresHeaders === "always") {
    startFromScript(params, script, request.method !== before.method, status);
    if (leaves)
      request.removedUnsafeNames = request.removedUnsafeNames.filter(
        (name) => !isCorsNonWildcardRequestHeaderName(name),
      );
  } else if (request.method === before.method && isAway(request, url)) {
    const simple = request.credentialsMode !== "same-origin" && request.unsafeBeforeRedirect === undefined;
    const stayed = [...request.urlList, url].every(({ origin }) => isSameOrigin(origin, url.origin));
    if (!simple) {
      const { headerList } = script;
      request.headerList = headerList.filter((name) => stayed || !isCorsNonWildcardRequestHeaderName(name));
    }
  }
}

/** Step 12: what only made sense for the method before. */
function changeMethod({ request, userAgent }: FetchParams, status: number, to: URL): void {
  const { method } = request;
  const rules = userAgent.engine.redirect;
  const leaves = !isSameOrigin(currentURL(request).origin, to.origin);
  const rewrites = becomesGet(status, method);
  if (!rewrites && rules.crossOriginDeleteBecomesGet && leaves && method === "DELETE") {
    request.method = "GET";
    request.body = null;
  }
  if (leaves && request.mode !== "cors") request.forcesOriginHeader = false;
  if (!rewrites) return;
  request.method = "GET";
  request.forcesOriginHeader = rules.forcesOriginHeader && (request.mode === "cors" || !leaves);
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

/** Of what was not simple at its own origin, where no leave was asked for, an engine remembers the headers alone. */
function rememberUnsafe({ request, userAgent }: FetchParams): void {
  if (!request.unsafeRequest || request.unsafeBeforeRedirect !== undefined) return;
  const names = unsafeRequestHeaderNames(request.headerList, userAgent.engine.requestHeaders);
  const byMethod = request.responseTainting === "cors" && !isCorsSafelistedMethod(request.method);
  if (names.length > 0 || byMethod) request.unsafeBeforeRedirect = names;
}

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
  if (engine.redirect.redirectAfterLeavingOrigin === "refused" && strays(request, response))
    request.refusesNextHop = true;
  rememberUnsafe(params);
  const before: AuthoredRequest = { method: request.method, headerList: request.headerList.clone() };
  changeMethod(params, response.status, url);
  restoreHeaders(params, before, response.status, url);
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
