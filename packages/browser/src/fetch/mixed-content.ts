import { parseOrigin } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { targetOfHost } from "./local-network-access.ts";
import { isPotentiallyTrustworthy } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/**
 * Whether a page that was loaded over https requests something over plain http.
 *
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isMixedContent(request: FetchRequest, engine: Engine): boolean {
  const { client, mode, destination } = request;
  // A navigation of the page itself replaces the page.
  if (mode === "navigate" && destination === "document") return false;
  if (["image", "audio", "video"].includes(destination) && engine.elements.loadsInsecureMedia) return false;
  // Any page around this one that was loaded over https counts.
  const own = client.origin === "null" && engine.sandboxedProhibitsMixedContent ? client.creationURL : client;
  if (![own.origin, ...client.ancestors].some((one) => one.startsWith("https:"))) return false;
  const { origin, protocol } = currentURL(request);
  if (protocol !== "http:" && protocol !== "ws:") return false;
  const target = request.targetAddressSpace ?? targetOfHost(request);
  if (target !== null && target !== "public" && engine.localNetworkAccess.allowsMixedContent) return false;
  if (!engine.loopbackIsMixedContent) return !isPotentiallyTrustworthy(origin);
  return parseOrigin(origin) !== undefined;
}
