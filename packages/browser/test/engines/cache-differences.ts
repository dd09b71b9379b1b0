import { chromiumCacheRules } from "../../src/engines/chromium/http-cache.ts";
import { firefoxCacheRules } from "../../src/engines/firefox/http-cache.ts";
import { standardCacheRules } from "../../src/engines/standard/http-cache.ts";
import { webkitCacheRules } from "../../src/engines/webkit/http-cache.ts";

const rules = {
  standard: standardCacheRules,
  chromium: chromiumCacheRules,
  firefox: firefoxCacheRules,
  webkit: webkitCacheRules,
};

type Rules = typeof rules;

/** Functions: what they do is in test/fetch/cache-control.test.ts. */
const own = (name: keyof Rules["standard"], ...of: readonly (keyof Rules)[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(of.map((engine) => [engine, rules[engine][name]]));

const successes = Array.from({ length: 100 }, (_, index) => 200 + index);
const shipped = [
  "content-encoding",
  "content-length",
  "content-location",
  "content-range",
  "content-type",
  "etag",
  "transfer-encoding",
];
const byDefault = [200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501];
const whereStated = [201, 202, 205, 302, 303, 307, 403, 406, 415];

/** The rows of `httpCache` in which an engine is not as the standard. */
export const cacheDifferences: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "httpCache.partition": { standard: "top-level-site", chromium: "top-level-and-frame-site", webkit: "none" },
  "httpCache.opaqueHasSite": { standard: false, firefox: true },
  "httpCache.credentialsApart": { standard: false, firefox: true },
  "httpCache.crossSiteElementsApart": { standard: false, firefox: true },
  "httpCache.cacheControl": own("cacheControl", "standard", "chromium", "firefox", "webkit"),
  "httpCache.age": own("age", "standard", "firefox", "webkit"),
  "httpCache.date": own("date", "standard", "webkit"),
  "httpCache.malformedExpires": own("malformedExpires", "standard", "chromium", "webkit"),
  "httpCache.responsePragma": { standard: false, chromium: true, firefox: true, webkit: true },
  "httpCache.storedStatuses": {
    standard: "any",
    chromium: Array.from({ length: 400 }, (_, index) => 200 + index).filter((status) => status !== 206),
    firefox: [...successes, 301, 302, 303, 307, 308, 410],
    webkit: [...byDefault, ...whereStated],
  },
  "httpCache.statedStatuses": { standard: [], webkit: whereStated },
  "httpCache.freshStatuses": { standard: "any", firefox: [200, 203, 204, 206, 301, 302, 303, 307, 308, 410] },
  "httpCache.heuristicStatuses": {
    standard: [200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501],
    chromium: [200, 203],
    firefox: [200, 203, 204, 206, 301, 308, 410],
    webkit: "any",
  },
  "httpCache.permanentStatuses": { standard: [], chromium: [300, 301, 308, 410], firefox: [410], webkit: [301, 410] },
  "httpCache.validatedStatuses": {
    standard: "any",
    chromium: [200],
    firefox: successes,
    webkit: [...byDefault, ...whereStated].filter((status) => ![301, 302, 303, 307].includes(status)),
  },
  "httpCache.heuristicDespiteMustRevalidate": { standard: true, chromium: false },
  "httpCache.keepsBehindRedirects": { standard: false, webkit: true },
  "httpCache.storesStale": { standard: true, webkit: false },
  "httpCache.storesVaryAny": { standard: true, webkit: false },
  "httpCache.validatesOtherVariants": { standard: false, chromium: true, firefox: true },
  "httpCache.sendsFirstValidator": { standard: false, chromium: true },
  "httpCache.servesLeftOrigin": { standard: true, webkit: false },
  "httpCache.validatesAtStart": { standard: false, webkit: true },
  "httpCache.redirectsKeepHeaders": { standard: false, webkit: true },
  "httpCache.varyIgnores": { standard: [], webkit: ["cookie"] },
  "httpCache.blocked": { standard: "stored", chromium: "forgets", firefox: "stored-by-cors", webkit: "ignored" },
  "httpCache.unfollowedRedirects": { standard: "stored", firefox: "replacing" },
  "httpCache.plainPermanentRedirects": { standard: "as-others", firefox: "apart" },
  "httpCache.imagesOfUnstoredPages": { standard: "as-others", firefox: "in-memory" },
  "httpCache.framesApart": { standard: false, chromium: true },
  "httpCache.headServedBy": { standard: "get", firefox: "head", webkit: "none" },
  "httpCache.ranges": { standard: "pass-by", chromium: "from-whole", firefox: "whole-alone", webkit: "by-value" },
  "httpCache.servesRedirected": { standard: true, webkit: false },
  "httpCache.unchangedByValidation": {
    standard: ["content-length", "content-encoding", "content-range", "transfer-encoding"],
    chromium: shipped,
    firefox: shipped,
    webkit: shipped,
  },
  "httpCache.noStoreRemovesValidated": { standard: true, webkit: false },
  "httpCache.request.noCache": { standard: "validates", chromium: "bypasses" },
  "httpCache.request.pragma": { standard: "validates", chromium: "bypasses", firefox: "ignored" },
  "httpCache.request.noStore": { standard: "counts", chromium: "ignored", webkit: "counts-for-storing" },
  "httpCache.request.maxAge": {
    standard: "limits",
    chromium: "zero-counts",
    firefox: "replaces",
    webkit: "zero-counts",
  },
  "httpCache.request.maxStaleCounts": { standard: false, firefox: true },
  "httpCache.request.conditionalServed": { standard: "when-forced", chromium: "never", webkit: "never" },
  "httpCache.request.conditionalForgetsIn": { standard: [], firefox: ["reload"] },
  "httpCache.request.conditionalStoresIn": { standard: ["reload", "no-cache", "force-cache"], chromium: [] },
  "httpCache.invalidation.methods": {
    standard: ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"],
    chromium: ["POST", "DELETE", "PATCH"],
    firefox: ["GET", "HEAD", "OPTIONS", "TRACE"],
    webkit: ["GET"],
  },
  "httpCache.invalidation.allBut": { standard: true, chromium: false },
  "httpCache.invalidation.byErrors": { standard: false, firefox: true, webkit: true },
  "httpCache.invalidation.byBlocked": { standard: true, webkit: false },
  "httpCache.invalidation.sameSiteOnly": { standard: false, firefox: true },
  "clearSiteData.responses": { standard: "credentialed", firefox: "all", webkit: "usable" },
  "clearSiteData.cookies": { standard: "site", firefox: "of-host", webkit: "sent-to-host" },
  "clearSiteData.authentication": { standard: true, firefox: false, webkit: false },
  "clearSiteData.hidesHeader": { standard: false, chromium: true },
  "clearSiteData.cache": { standard: "origin", firefox: "partition", webkit: "none" },
  "httpCache.hasMemoryCache": { standard: false, webkit: true },
};
