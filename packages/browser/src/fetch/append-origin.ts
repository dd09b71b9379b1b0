import type { Engine } from "../engines/engine.ts";
import { isInactive } from "../storage-access/headers.ts";
import { isFollowedAlone } from "./followed-alone.ts";
import { isSameOrigin, type Origin } from "./origin.ts";
import { effectiveReferrerPolicy } from "./referrer.ts";
import { currentURL, serializeRequestOrigin, type FetchRequest } from "./request.ts";

/** Hides the origin where the referrer policy does. */
function byReferrerPolicy(request: FetchRequest, engine: Engine, origin: Origin, serialized: string): string {
  const { upgradedFrom, isOfKnownHost } = request.redirectState;
  const isBefore = isOfKnownHost
    ? engine.transportSecurity.refersBefore
    : engine.upgrades.beaconOriginBefore && request.initiatorType === "beacon";
  const url = (isBefore ? upgradedFrom : undefined) ?? currentURL(request);
  const downgradeCounts = request.mode !== "navigate" || engine.navigation.downgradeHidesOrigin;
  switch (effectiveReferrerPolicy(request, engine.referrer)) {
    case "no-referrer":
      return "null";
    case "no-referrer-when-downgrade":
    case "strict-origin":
    case "strict-origin-when-cross-origin":
      return downgradeCounts && origin.startsWith("https:") && url.protocol !== "https:" ? "null" : serialized;
    case "same-origin":
      return isSameOrigin(origin, url.origin) ? serialized : "null";
    default:
      return serialized;
  }
}

/** Whether a redirect led to another origin than the first URL's. */
const wasRedirectedCrossOrigin = ({ urlList }: FetchRequest): boolean =>
  urlList.some(({ origin }) => !isSameOrigin(origin, urlList[0]?.origin ?? ""));

/** CORS requests and sockets always send it; engines send it for some elements to the page's own origin too. */
function isAlwaysSent({ responseTainting, mode, destination, initiatorType }: FetchRequest, engine: Engine): boolean {
  if (responseTainting === "cors" || mode === "websocket") return true;
  const isOfElement = initiatorType === "element" || initiatorType === "preload";
  return mode === "cors" && isOfElement && engine.elements.ownOrigin.includes(destination);
}

/** The origin of a sandboxed page's URL, where an engine gives that to a beacon. */
function sandboxedBeaconOrigin(
  { initiatorType, origin, client, urlList }: FetchRequest,
  { metadata }: Engine,
): Origin | undefined {
  const isShown = metadata.sandboxedBeaconHasOrigin && initiatorType === "beacon" && origin === "null";
  return isShown && urlList.length === 1 ? client.creationURL.origin : undefined;
}

const socketOrigin = ({ redirectState, origin }: FetchRequest, { transportSecurity }: Engine): Origin =>
  redirectState.isOfKnownHost && transportSecurity.sockets === "null-origin" ? "null" : origin;

/** Whether the method may change something, or the server has to know whose the request is. */
const needsOrigin = (request: FetchRequest): boolean =>
  (request.method !== "GET" && request.method !== "HEAD") ||
  request.redirectState.forcesOriginHeader ||
  isInactive(request);

/** https://fetch.spec.whatwg.org/#append-a-request-origin-header */
export function appendRequestOriginHeader(request: FetchRequest, engine: Engine): void {
  // 2. The origin, `null` where a redirect tainted it; an engine that follows those of a WebSocket keeps it.
  const serialized = request.mode === "websocket" ? socketOrigin(request, engine) : serializeRequestOrigin(request);
  // 3.
  if (isAlwaysSent(request, engine)) {
    request.headerList.append("Origin", serialized);
    return;
  }
  if (isFollowedAlone(request, engine) && wasRedirectedCrossOrigin(request)) return;
  // What an engine's service worker passes on of a navigation; scripts cannot set it.
  if (request.headerList.contains("Origin")) return;
  // 4. Other requests where the method may change something.
  if (!needsOrigin(request)) return;
  const { navigation, metadata } = engine;
  const isNavigation = request.mode === "navigate";
  const redirectHides = isNavigation ? navigation.redirectHidesOrigin : metadata.crossOriginRedirectHidesOrigin;
  if (redirectHides && wasRedirectedCrossOrigin(request)) {
    request.headerList.append("Origin", "null");
    return;
  }
  const shown = request.mode === "cors" || (request.mode === "no-cors" && !metadata.originByReferrerPolicy);
  const forOther = sandboxedBeaconOrigin(request, engine) ?? request.client.requestOrigin;
  const value = shown
    ? serialized
    : byReferrerPolicy(request, engine, forOther ?? request.origin, forOther ?? serialized);
  request.headerList.append("Origin", value);
}
