import { isPotentiallyTrustworthy, isSameOrigin, isSameSite } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/** https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-site */
function site({ urlList, origin, mode, userActivated, topLevelNavigationInitiator }: FetchRequest): string {
  if (mode === "navigate" && userActivated && topLevelNavigationInitiator === null) return "none";
  let value = "same-origin";
  for (const url of urlList) {
    if (isSameOrigin(url.origin, origin)) continue;
    if (!isSameSite(url.origin, origin)) return "cross-site";
    value = "same-site";
  }
  return value;
}

/**
 * Tells the server what kind of request it is and how far away it comes from; over secure connections only.
 *
 * https://w3c.github.io/webappsec-fetch-metadata/#fetch-integration
 */
export function appendFetchMetadataHeaders(request: FetchRequest): void {
  // 1. Nobody on the way may read it.
  if (!isPotentiallyTrustworthy(currentURL(request).origin)) return;
  const { headerList } = request;
  headerList.set("Sec-Fetch-Site", site(request));
  headerList.set("Sec-Fetch-Mode", request.mode);
  headerList.set("Sec-Fetch-Dest", request.destination === "" ? "empty" : request.destination);
  if (request.mode === "navigate" && request.userActivated) headerList.set("Sec-Fetch-User", "?1");
}
