import type { CacheRules } from "../cache/rules.ts";
import { topLevelOrigin } from "./environment.ts";
import { siteOf, type Origin } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/**
 * By what the network state of a request is kept apart from that of others, as text; `undefined` where nothing is kept.
 *
 * https://fetch.spec.whatwg.org/#determine-the-network-partition-key
 *
 * @param opaqueHasSite whether a page with an opaque origin has the site of its URL
 */
export function networkPartition(
  request: FetchRequest,
  partition: CacheRules["partition"],
  opaqueHasSite: boolean,
): string | undefined {
  const { client, destination } = request;
  const { origin } = currentURL(request);
  if (partition === "none") return "";
  const ofTop = topLevelOrigin(client);
  const isOpaquePage = ofTop === "null" && client.ancestors.length === 0 && opaqueHasSite;
  const top = destination === "document" ? origin : isOpaquePage ? client.creationURL.origin : ofTop;
  const isFrame = destination === "iframe" || destination === "frame";
  const own: Origin = destination === "document" || isFrame ? origin : client.origin;
  if (top === "null") return undefined;
  if (partition === "top-level-site") return siteOf(top);
  return own === "null" ? undefined : `${siteOf(top)} ${siteOf(own)}`;
}
