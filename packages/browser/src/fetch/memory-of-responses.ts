import { MemoryCacheAccess } from "../cache/memory-cache-access.ts";
import { locationURL } from "./location-url.ts";
import { currentURL } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import { isRedirectStatus } from "./status.ts";
import type { FetchParams } from "./user-agent.ts";

/** Looks into the memory cache, where the engine has one, for a request that begins. */
export function beginRemembering(
  { request, userAgent: { memoryCache } }: FetchParams,
  includesCredentials: boolean,
): void {
  const { urlList, mode, method, destination, initiatorType, headerList, redirectState, redirectMode } = request;
  if (memoryCache === undefined || urlList.length > 1) return;
  const isOfElement = initiatorType === "element" || initiatorType === "preload";
  redirectState.memory = new MemoryCacheAccess(memoryCache, {
    url: currentURL(request),
    origin: request.origin,
    cacheMode: request.cacheMode,
    credentialsMode: request.credentialsMode,
    includesCredentials,
    followsRedirects: redirectMode === "follow",
    mode,
    isReading: method === "GET" && destination === "" && !isOfElement,
    isXMLHttpRequest: initiatorType === "xmlhttprequest",
    headerList: headerList.clone(),
    valueOf: (name) => request.headerList.get(name),
  });
}

/** Tells the memory cache what a request has got and may read. */
export function rememberResponse({ request, userAgent }: FetchParams, response: FetchResponse): void {
  const { memory } = request.redirectState;
  const url = currentURL(request);
  const isFollowed =
    request.redirectMode === "follow" &&
    isRedirectStatus(response.status) &&
    locationURL(response, url, userAgent.engine.redirect) !== null;
  if (isFollowed) memory?.redirected(response, userAgent.now());
  else memory?.finished(response, url);
}
