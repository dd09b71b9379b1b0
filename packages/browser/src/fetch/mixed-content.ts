import { parseOrigin } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { targetOfHost } from "./local-network-access.ts";
import { isPotentiallyTrustworthy } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/**
 * Whether the page, or any page around it, was loaded over https.
 *
 * https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object
 */
function prohibitsMixedSecurityContexts({ client }: FetchRequest, engine: Engine): boolean {
  const own = client.origin === "null" && engine.sandboxedProhibitsMixedContent ? client.creationURL : client;
  return [own.origin, ...client.ancestors].some((one) => one.startsWith("https:"));
}

/**
 * Requests images, audio and video of a secure page over https.
 *
 * https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm
 *
 * @returns whether it did
 */
export function upgradeMixedContent(request: FetchRequest, engine: Engine): boolean {
  const url = currentURL(request);
  if (url.protocol !== "http:" || !["image", "audio", "video"].includes(request.destination)) return false;
  if (isPotentiallyTrustworthy(url.origin) || !prohibitsMixedSecurityContexts(request, engine)) return false;
  const { kind } = parseOrigin(url.origin)?.host ?? {};
  if ((kind === "ipv4" || kind === "ipv6") && !engine.elements.upgradesAddresses) return false;
  url.protocol = "https:";
  return true;
}

/** Whether the engine doesn't look at all. */
function isUnchecked(
  { client, mode, destination, redirectCount }: FetchRequest,
  { elements, workers }: Engine,
): boolean {
  // A navigation of the page itself replaces the page.
  if (mode === "navigate" && destination === "document") return true;
  // An engine that follows a WebSocket's redirects has no check between them.
  if (mode === "websocket" && redirectCount > 0) return true;
  if (elements.insecureDestinations.includes(destination)) return true;
  return client.isShared === true && !workers.sharedBlocksMixedContent;
}

/**
 * Whether a page that was loaded over https requests something over plain http.
 *
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isMixedContent(request: FetchRequest, engine: Engine): boolean {
  if (isUnchecked(request, engine)) return false;
  if (!prohibitsMixedSecurityContexts(request, engine)) return false;
  const { origin, protocol } = currentURL(request);
  if (protocol !== "http:" && protocol !== "ws:") return false;
  const target = request.targetAddressSpace ?? targetOfHost(request);
  if (target !== null && target !== "public" && engine.localNetworkAccess.allowsMixedContent) return false;
  if (!engine.loopbackIsMixedContent) return !isPotentiallyTrustworthy(origin);
  return parseOrigin(origin) !== undefined;
}
