import { parseOrigin } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { isPotentiallyTrustworthy } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/**
 * Whether a page that came securely asks for what does not.
 *
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isMixedContent(request: FetchRequest, engine: Engine): boolean {
  const { client, mode, destination } = request;
  // A page's own navigation leaves the page behind.
  if (mode === "navigate" && destination === "document") return false;
  // Any page around this one that came securely counts.
  if (![client.origin, ...client.ancestors].some((one) => one.startsWith("https:"))) return false;
  const { origin, protocol } = currentURL(request);
  if (protocol !== "http:" && protocol !== "ws:") return false;
  if (!engine.loopbackIsMixedContent) return !isPotentiallyTrustworthy(origin);
  return parseOrigin(origin) !== undefined;
}
