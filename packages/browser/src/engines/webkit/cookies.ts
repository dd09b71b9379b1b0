import type { CookieRules } from "../../cookies/rules.ts";
import { standardCookieRules } from "../standard/cookies.ts";

const unlimited = Number.MAX_SAFE_INTEGER;

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
  schemefulRedirects: true,
  thirdParty: "block-storing",
  unprintable: "cut",
  prefixes: [],
  lifetime: "in-order",
  secureOverlay: "same",
  order: "domain",
  limits: {
    ...standardCookieRules.limits,
    pairBytes: unlimited,
    attributeBytes: unlimited,
    ageMs: unlimited,
    perHost: { limit: unlimited, keep: unlimited },
  },
};
