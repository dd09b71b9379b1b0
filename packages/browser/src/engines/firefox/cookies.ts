import type { CookieRules } from "../../cookies/rules.ts";
import { standardCookieRules } from "../standard/cookies.ts";

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
