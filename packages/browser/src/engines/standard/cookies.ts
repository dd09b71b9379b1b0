import { parseCookieDate } from "../../cookies/cookie-date.ts";
import { parseMaxAge } from "../../cookies/max-age.ts";
import type { CookieRules } from "../../cookies/rules.ts";

const dayMs = 86_400_000;

/**
 * The drafts to the letter, and where they are silent, the Fetch standard. Where the two drafts disagree, rfc6265bis:
 * layered-cookies sends cookies without SameSite across sites but does not store them there.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies
 */
export const standardCookieRules: CookieRules = {
  secureOnLoopback: false,
  unspecifiedSameSite: "lax",
  laxAllowingUnsafeMs: 0,
  noneNeedsSecure: true,
  noneOverrides: true,
  sameSiteWhenStoring: true,
  schemefulSameSite: true,
  siteForCookies: "ancestors",
  sandboxedHasHost: false,
  sandboxedHasPartition: false,
  crossSiteRedirects: "count",
  schemefulRedirects: false,
  unlistedNamesApart: false,
  thirdParty: "allow",
  partitionedAttribute: false,
  partitionedWhenBlocked: true,
  emptyStored: false,
  invalidUtf8Hides: false,
  invalidUtf8Value: "kept",
  loneSurrogates: "replaced",
  linesInScript: "one",
  domainInAnyCase: true,
  domainNeedsDot: false,
  nameless: "value",
  unprintable: "refuse-controls",
  prefixes: ["__secure-", "__host-", "__http-", "__host-http-"],
  hostPrefixNeedsPath: true,
  lifetime: "last-valid",
  expiresByServerClock: false,
  parseDate: parseCookieDate,
  parseMaxAge,
  secureOverlay: "shadowing",
  creationTime: "inherited",
  scriptReorders: false,
  order: "creation-time",
  // The drafts ask for at least 50 a host and 3000 in all; these are the numbers of Chromium and Firefox.
  limits: {
    pairBytes: 4096,
    attributeBytes: 1024,
    ageMs: 400 * dayMs,
    total: { limit: 3300, keep: 3000 },
    unusedMs: 0,
    sameUseMs: 0,
    perHost: { limit: 180, keep: 150 },
    evicts: "insecure-first",
    hosts: "domain",
  },
};
