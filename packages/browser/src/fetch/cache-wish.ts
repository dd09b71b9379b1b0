import type { CacheRules } from "../cache/rules.ts";
import { singleRange } from "../cache/single-range.ts";
import type { FetchRequest } from "./request.ts";

/** How a script's own headers have the cache treat its request. */
export type CacheWish = "default" | "bypass" | "validate" | "no-store";

export function cacheWishOf({ headerList }: FetchRequest, rules: CacheRules): CacheWish {
  const { noStore, noCache, maxAge } = rules.cacheControl(headerList.get("Cache-Control") ?? "");
  const isPragma = /(?:^|,)\s*no-cache\s*(?:,|$)/i.test(headerList.get("Pragma") ?? "");
  const { noCache: ofNoCache, pragma } = rules.request;
  const range = headerList.get("Range");
  const isSingle = range === null || singleRange(range) !== undefined;
  if (rules.ranges === "from-whole" && !isSingle) return "no-store";
  if (noStore && rules.request.noStore === "counts") return "no-store";
  if ((noCache && ofNoCache === "bypasses") || (isPragma && pragma === "bypasses")) return "bypass";
  if (noCache || (isPragma && pragma === "validates") || maxAge === 0) return "validate";
  return "default";
}

/** Whether it is for a part alone, as far as the cache knows: where parts are kept apart, each is a whole. */
export function isForPart({ headerList }: FetchRequest, { ranges }: CacheRules): boolean {
  const range = headerList.get("Range");
  return range !== null && ranges !== "by-value" && !(ranges === "whole-alone" && range === "bytes=0-");
}

/** Whether an engine keeps it in memory alone, because its page came over plain http and isn't stored. */
export const isImageOfUnstoredPage = ({ destination, client }: FetchRequest, rules: CacheRules): boolean =>
  rules.imagesOfUnstoredPages === "in-memory" &&
  destination === "image" &&
  client.isUnstored === true &&
  client.creationURL.protocol === "http:";
