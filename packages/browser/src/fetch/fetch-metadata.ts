import type { Engine, MetadataRules } from "../engines/engine.ts";
import { isPotentiallyTrustworthy, isSameOrigin, isSameSite, isSchemelesslySame } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/** https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-site */
function secFetchSite(
  { urlList, origin, destination, userActivated, topLevelNavigationInitiator, redirectState }: FetchRequest,
  rules: MetadataRules,
): string {
  if (destination === "document" && userActivated && topLevelNavigationInitiator === null) return "none";
  if (redirectState.isFromNowhere) return "cross-site";
  if (redirectState.preflightOrigin === "null" && rules.preflightSite === "sent-origin") return "cross-site";
  let value = "same-origin";
  for (const url of urlList) {
    if (isSameOrigin(url.origin, origin)) continue;
    const near = rules.schemeful ? isSameSite(url.origin, origin) : isSchemelesslySame(url.origin, origin);
    if (!near) return "cross-site";
    value = "same-site";
  }
  const plain = urlList.slice(0, -1).some(({ protocol }) => protocol === "http:");
  return value === "same-site" && plain && rules.insecureHopIsCrossSite ? "cross-site" : value;
}

/**
 * Adds Sec-Fetch-*: the kind of the request and its distance from the server; over secure connections only.
 *
 * https://w3c.github.io/webappsec-fetch-metadata/#fetch-integration
 */
export function appendFetchMetadataHeaders(request: FetchRequest, { metadata: rules, webSocket }: Engine): void {
  // 1. Only over connections that nobody in between can read.
  if (!isPotentiallyTrustworthy(currentURL(request).origin)) return;
  const { headerList, urlList, mode } = request;
  const ofFetch = request.destination === "" ? "empty" : request.destination;
  const destination = mode === "websocket" ? webSocket.metadataDestination : ofFetch;
  if (destination === undefined) return;
  const preflight = headerList.contains("Access-Control-Request-Method");
  const redirected = urlList.length > 1 && urlList.at(-1)?.origin !== urlList.at(-2)?.origin;
  if (!rules.afterCrossOriginRedirect && !preflight && request.mode === "cors" && redirected) return;
  headerList.set("Sec-Fetch-Site", secFetchSite(request, rules));
  headerList.set("Sec-Fetch-Mode", request.mode);
  headerList.set("Sec-Fetch-Dest", destination);
  if (rules.sendsUser && request.mode === "navigate" && request.userActivated) headerList.set("Sec-Fetch-User", "?1");
}
