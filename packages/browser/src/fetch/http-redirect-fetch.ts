import { isCorsNonWildcardRequestHeaderName, isRequestBodyHeaderName } from "sallyport/standard";
import type { Failure } from "./failure.ts";
import { mainFetch } from "./main-fetch.ts";
import { isSameOrigin } from "./origin.ts";
import { parseReferrerPolicy } from "./referrer.ts";
import { currentURL, redirectTaint, type FetchRequest } from "./request.ts";
import { networkError, type FetchResponse } from "./response.ts";
import type { FetchParams } from "./user-agent.ts";

const mostRedirects = 20;

/**
 * Where a response sends the request; `null` without the header.
 *
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
function locationURL({ headerList }: FetchResponse, base: URL): URL | null | "failure" {
  const location = headerList.get("Location");
  if (location === null) return null;
  // The header's bytes are UTF-8 where they are any text.
  const text = new TextDecoder().decode(Uint8Array.from(location, (character) => character.charCodeAt(0)));
  if (!URL.canParse(text, base.href)) return "failure";
  const url = new URL(text, base);
  if (url.hash === "") url.hash = base.hash;
  return url;
}

/** Steps 5 to 10: why the redirect is not followed. */
function refuse(request: FetchRequest, response: FetchResponse, url: URL): Failure | undefined {
  const { username, password, protocol, origin } = url;
  if (protocol !== "http:" && protocol !== "https:") return { code: "redirect-scheme", value: protocol.slice(0, -1) };
  if (request.redirectCount === mostRedirects) return { code: "redirect-too-many" };
  const credentials = username !== "" || password !== "";
  const crossOrigin = request.mode === "cors" && !isSameOrigin(request.origin, origin);
  if (credentials && (crossOrigin || request.responseTainting === "cors"))
    return { code: "redirect-credentials", value: url.href };
  if (response.status !== 303 && request.body !== null && request.body.source === null)
    return { code: "redirect-stream" };
  return undefined;
}

/** Step 11: what only made sense for the method before. */
function changeMethod(request: FetchRequest, status: number): void {
  const { method } = request;
  const becomesGet =
    ((status === 301 || status === 302) && method === "POST") ||
    (status === 303 && method !== "GET" && method !== "HEAD");
  if (!becomesGet) return;
  request.method = "GET";
  request.body = null;
  for (const [name] of request.headerList) if (isRequestBodyHeaderName(name)) request.headerList.delete(name);
}

/** Step 12: the moment another origin is seen, Authorization goes. */
function dropAuthorization({ request, userAgent }: FetchParams, url: URL): void {
  if (isSameOrigin(currentURL(request).origin, url.origin)) return;
  for (const [name] of request.headerList) {
    if (!isCorsNonWildcardRequestHeaderName(name)) continue;
    request.headerList.delete(name);
    request.droppedAuthorization = userAgent.engine.droppedAuthorization !== "forgotten";
  }
}

/**
 * Goes on where the response points.
 *
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export async function httpRedirectFetch(params: FetchParams, response: FetchResponse): Promise<FetchResponse> {
  const { request, trace } = params;
  // 3. and 4. Where to.
  const url = locationURL(response, currentURL(request));
  if (url === null) return response;
  if (url === "failure")
    return networkError({ code: "redirect-location", value: response.headerList.get("Location") ?? "" });
  const failure = refuse(request, response, url);
  if (failure !== undefined) return networkError(failure);
  request.redirectCount += 1;
  changeMethod(request, response.status);
  dropAuthorization(params, url);
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
