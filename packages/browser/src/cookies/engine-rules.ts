import { standardCookieRules, type CookieRules } from "./rules.ts";

/** Measured on Chromium 156 as Debian ships it, which blocks third-party cookies; the total is of its source. */
export const chromiumCookieRules: CookieRules = {
  ...standardCookieRules,
  secureOnLoopback: true,
  laxAllowingUnsafeMs: 120_000,
  invalidUtf8Hides: true,
  crossSiteRedirects: "ignore",
  thirdParty: "block",
  partitionedAttribute: true,
  nameless: "value-without-equals",
  unprintable: "refuse-controls-and-tabs",
  lifetime: "last-written",
  creationTime: "inherited-with-value",
  limits: { ...standardCookieRules.limits, hosts: "site" },
};

/** Measured on Firefox ESR 153; the age limit and the total are of its source. */
export const firefoxCookieRules: CookieRules = {
  ...standardCookieRules,
  secureOnLoopback: true,
  unspecifiedSameSite: "none",
  schemefulSameSite: false,
  crossSiteRedirects: "count-when-sending",
  thirdParty: "partition",
  partitionedAttribute: true,
  nameless: "name",
  hostPrefixNeedsPath: false,
  lifetime: "last-written",
  limits: { ...standardCookieRules.limits, hosts: "site" },
};

const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Measured on WebKitGTK 2.50, whose cookies are libsoup's and not those of Safari. */
export const webkitCookieRules: CookieRules = {
  ...standardCookieRules,
  unspecifiedSameSite: "none",
  noneNeedsSecure: false,
  noneOverrides: false,
  emptyStored: true,
  domainInAnyCase: false,
  localhostsApart: true,
  sameSiteWhenStoring: false,
  schemefulSameSite: false,
  siteForCookies: "top",
  crossSiteRedirects: "count-when-navigating",
  thirdParty: "block-storing",
  unprintable: "cut",
  prefixes: [],
  lifetime: "in-order",
  secureOverlay: "same",
  order: "domain",
  limits: {
    ...standardCookieRules.limits,
    pairBytes: UNLIMITED,
    attributeBytes: UNLIMITED,
    ageMs: UNLIMITED,
    perHost: { limit: UNLIMITED, keep: UNLIMITED },
  },
};
