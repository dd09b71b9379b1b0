import type { CacheKey } from "../cache/http-cache.ts";
import type { CacheRules } from "../cache/rules.ts";
import { networkPartition } from "./network-partition.ts";
import { siteOf } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import type { FetchParams } from "./user-agent.ts";
import { URL } from "../platform.ts";

/** By what a request finds its response again; `undefined` where it uses no cache. */
export function cacheKey({ request, userAgent }: FetchParams, includeCredentials: boolean): CacheKey | undefined {
  const rules = userAgent.engine.httpCache;
  const site = networkPartition(request, rules.partition, rules.opaqueHasSite);
  if (site === undefined || request.mode === "websocket") return undefined;
  const url = new URL(currentURL(request));
  url.hash = url.username = url.password = "";
  const isOfElement = request.initiatorType === "element" || request.initiatorType === "preload";
  const isApart =
    rules.crossSiteElementsApart &&
    isOfElement &&
    networkPartition(request, "top-level-site", true) !== siteOf(url.origin);
  const partition = [
    site,
    ...(rules.credentialsApart && includeCredentials ? ["credentials"] : []),
    ...(isApart ? ["element"] : []),
    ...(rules.framesApart && isDocumentOfFrame(request) ? ["frame"] : []),
    ...(rules.ranges === "by-value" ? request.headerList.values("Range") : []),
  ];
  return {
    partition: partition.join(" "),
    networkPartition: site,
    url: url.href,
    method: methodKey(request.method, rules),
  };
}

const isDocumentOfFrame = ({ mode, destination }: FetchRequest): boolean =>
  mode === "navigate" && destination !== "document";

/** A HEAD is found by the method of what may serve it. */
const methodKey = (method: string, { headServedBy }: CacheRules): string =>
  method === "HEAD" && headServedBy === "get" ? "GET" : method;
