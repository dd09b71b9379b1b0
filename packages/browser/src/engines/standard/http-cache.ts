import { parseCacheControl } from "../../cache/cache-control.ts";
import type { CacheRules } from "../../cache/rules.ts";
import { parseCookieDate } from "../../cookies/cookie-date.ts";

/** RFC 9110, section 9.2.1, and RFC 10008. */
const safeMethods = ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"];

/** https://www.rfc-editor.org/rfc/rfc9110#section-15.1 */
const heuristic = [200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501];

/** Those of which engines take no other value from a 304. */
export const shippedUnchanged: readonly string[] = [
  "content-encoding",
  "content-length",
  "content-location",
  "content-range",
  "content-type",
  "etag",
  "transfer-encoding",
];

/** RFC 9111, for a private cache. */
export const standardCacheRules: CacheRules = {
  partition: "top-level-site",
  opaqueHasSite: false,
  credentialsApart: false,
  crossSiteElementsApart: false,
  cacheControl: parseCacheControl,
  age: (value) => {
    const [first = ""] = value.split(",");
    return /^\s*[0-9]+\s*$/.test(first) ? Number(first) : undefined;
  },
  // The lenient reading of cookies takes each of HTTP's three formats.
  date: parseCookieDate,
  malformedExpires: () => "stale",
  responsePragma: false,
  storedStatuses: "any",
  statedStatuses: [],
  freshStatuses: "any",
  heuristicStatuses: heuristic,
  permanentStatuses: [],
  validatedStatuses: "any",
  heuristicDespiteMustRevalidate: true,
  keepsBehindRedirects: false,
  storesStale: true,
  storesVaryAny: true,
  validatesOtherVariants: false,
  sendsFirstValidator: false,
  varyIgnores: [],
  blocked: "stored",
  unfollowedRedirects: "stored",
  plainPermanentRedirects: "as-others",
  imagesOfUnstoredPages: "as-others",
  headServedBy: "get",
  framesApart: false,
  ranges: "pass-by",
  servesRedirected: true,
  servesLeftOrigin: true,
  validatesAtStart: false,
  redirectsKeepHeaders: false,
  unchangedByValidation: ["content-length", "content-encoding", "content-range", "transfer-encoding"],
  noStoreRemovesValidated: true,
  request: {
    noCache: "validates",
    pragma: "validates",
    noStore: "counts",
    maxAge: "limits",
    maxStaleCounts: false,
    conditionalServed: "when-forced",
    conditionalForgetsIn: [],
    conditionalStoresIn: ["reload", "no-cache", "force-cache"],
  },
  invalidation: { methods: safeMethods, allBut: true, byErrors: false, byBlocked: true, sameSiteOnly: false },
  hasMemoryCache: false,
};
