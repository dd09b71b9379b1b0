import type { Engine } from "../engines/engine.ts";
import type { MetadataRules } from "../engines/metadata-rules.ts";
import { isPotentiallyTrustworthy, isSameOrigin, isSameSite, isSchemelesslySame, type Origin } from "./origin.ts";
import { isFollowedAlone } from "./followed-alone.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/** https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-site */
function secFetchSite(
  {
    urlList,
    client,
    origin: own,
    destination,
    userActivated,
    topLevelNavigationInitiator,
    redirectState,
  }: FetchRequest,
  rules: MetadataRules,
): string {
  const origin = client.requestOrigin ?? own;
  if (destination === "document" && userActivated && topLevelNavigationInitiator === null) return "none";
  if (redirectState.isOfUser) return "none";
  if (redirectState.isFromNowhere) return "cross-site";
  if (redirectState.preflightOrigin === "null" && rules.preflightSite === "sent-origin") return "cross-site";
  let value = "same-origin";
  for (const url of urlList) {
    if (isSameOrigin(url.origin, origin)) continue;
    if (!isNear(url.origin, origin, rules)) return "cross-site";
    value = "same-site";
  }
  const plain = urlList.slice(0, -1).some(({ protocol }) => protocol === "http:");
  return value === "same-site" && plain && rules.insecureHopIsCrossSite ? "cross-site" : value;
}

function isNear(target: Origin, origin: Origin, { schemeful }: MetadataRules): boolean {
  const schemes = schemeful === "always" || !isPotentiallyTrustworthy(target) || !isPotentiallyTrustworthy(origin);
  return schemes ? isSameSite(target, origin) : isSchemelesslySame(target, origin);
}

/** Whether nobody in between can read what is said about the request. */
export function isConfidential(request: FetchRequest, rules: MetadataRules): boolean {
  const { preflightStart } = request.redirectState;
  const urls = [
    currentURL(request),
    ...(rules.preflightNeedsTrustworthyStart && preflightStart ? [preflightStart] : []),
  ];
  return urls.every(
    ({ origin, protocol, hostname }) =>
      isPotentiallyTrustworthy(origin) &&
      (rules.finalDotIsTrustworthy || protocol === "https:" || !hostname.endsWith(".")),
  );
}

/** https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-dest; `undefined` where an engine sends none at all */
function secFetchDest({ mode, destination }: FetchRequest, { webSocket }: Engine): string | undefined {
  if (mode === "websocket") return webSocket.metadataDestination;
  return destination === "" ? "empty" : destination;
}

/** Whether each hop has what the first one has; a preflight of such a request has its own. */
const isAsAtStart = (request: FetchRequest, engine: Engine): boolean =>
  request.mode === "websocket" ||
  (isFollowedAlone(request, engine) && request.redirectState.preflightStart === undefined);

/** A request as it began. */
function atStart(request: FetchRequest, { transportSecurity }: Engine): FetchRequest {
  const { upgradedFrom, isOfKnownHost } = request.redirectState;
  const isKnown = isOfKnownHost && request.mode === "websocket";
  const isBefore = isKnown && transportSecurity.sockets === "metadata-before" && upgradedFrom !== undefined;
  return { ...request, urlList: isBefore ? [upgradedFrom] : request.urlList.slice(0, 1) };
}

/**
 * Adds Sec-Fetch-*: the kind of the request and its distance from the server; over secure connections only.
 *
 * https://w3c.github.io/webappsec-fetch-metadata/#fetch-integration
 */
export function appendFetchMetadataHeaders(redirected: FetchRequest, engine: Engine): void {
  const { metadata: rules } = engine;
  const request = isAsAtStart(redirected, engine) ? atStart(redirected, engine) : redirected;
  const { headerList, urlList, mode, redirectState } = request;
  const preflight = redirectState.preflightStart !== undefined;
  if (!isConfidential(request, rules)) {
    if (preflight && rules.plainPreflightHasMode) headerList.set("Sec-Fetch-Mode", mode);
    return;
  }
  const destination = secFetchDest(request, engine);
  if (destination === undefined) return;
  const isElsewhere = urlList.length > 1 && urlList.at(-1)?.origin !== urlList.at(-2)?.origin;
  if (!rules.afterCrossOriginRedirect && !preflight && request.mode === "cors" && isElsewhere) return;
  headerList.set("Sec-Fetch-Site", secFetchSite(request, rules));
  headerList.set("Sec-Fetch-Mode", request.mode);
  headerList.set("Sec-Fetch-Dest", destination);
  if (rules.sendsUser && request.mode === "navigate" && request.userActivated) headerList.set("Sec-Fetch-User", "?1");
}
