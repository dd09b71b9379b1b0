import {
  isCorsNonWildcardRequestHeaderName,
  isCorsSafelistedMethod,
  isRequestBodyHeaderName,
} from "sallyport/standard";
import type { Engine, RedirectRules } from "../engines/engine.ts";
import type { Failure } from "./failure.ts";
import { mainFetch } from "./main-fetch.ts";
import { isSameOrigin } from "./origin.ts";
import { parseReferrerPolicy } from "./referrer.ts";
import { currentURL, redirectTaint, type FetchRequest } from "./request.ts";
import { networkError, type FetchResponse } from "./response.ts";
import { unsafeRequestHeaderNames } from "./unsafe-request-headers.ts";
import type { FetchParams } from "./user-agent.ts";

const mostRedirects = 20;

/** The one location that an engine reads out of the header; `null` where the response leads nowhere. */
function locationOf({ headerList }: FetchResponse, rules: RedirectRules): string | null | "failure" {
  const lines = headerList.values("Location");
  const several = new Set(lines).size > 1 && rules.severalLocations === "refused";
  const location = rules.severalLocations === "refused" ? (lines[0] ?? null) : headerList.get("Location");
  if (several) return "failure";
  if (location !== "" || rules.emptyLocation === "followed") return location;
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
  const text = new TextDecoder().decode(Uint8Array.from(location, (character) => character.charCodeAt(0)));
  if (!URL.canParse(text, base.href)) return "failure";
  const url = new URL(text, base);
  if (url.hash === "") url.hash = base.hash;
  return url;
}

/** Steps 5 to 10: why the redirect is not followed. */
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

/** Step 11: what only made sense for the method before. */
function changeMethod({ request, userAgent }: FetchParams, status: number): void {
  const { method } = request;
  const becomesGet =
    ((status === 301 || status === 302) && method === "POST") ||
    (status === 303 && method !== "GET" && method !== "HEAD");
  if (!becomesGet) return;
  request.method = "GET";
  request.keepsOrigin = userAgent.engine.redirect.keepsOrigin;
  request.body = null;
  for (const [name] of request.headerList) if (isRequestBodyHeaderName(name)) request.headerList.delete(name);
}

/** Step 12: the moment another origin is seen, Authorization goes. */
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
  // 3. and 4. Where to.
  const { engine } = userAgent;
  const url = locationURL(response, currentURL(request), engine.redirect);
  if (url === null) return response;
  if (url === "failure")
    return networkError({ code: "redirect-location", value: response.headerList.get("Location") ?? "" });
  const failure = refuse(request, response, url, engine.redirect);
  if (failure !== undefined) return networkError(failure);
  request.redirectCount += 1;
  const startedAtHome = isSameOrigin(request.urlList[0]?.origin ?? "null", request.origin);
  if (engine.redirect.againAfterLeaving === "refused" && startedAtHome && request.responseTainting === "cors")
    request.strayed = true;
  if (request.unsafeRequest && isUnsafe(request, engine))
    request.unsafeBeforeRedirect ??= unsafeRequestHeaderNames(request.headerList, engine.requestHeaders);
  changeMethod(params, response.status);
  dropAuthorization(request, url);
  // 19. and 20. The next hop, and what it is told of the page.
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
