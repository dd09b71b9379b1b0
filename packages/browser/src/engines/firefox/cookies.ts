import type { CookieRules } from "../../cookies/rules.ts";
import { parseMaxAge } from "../../cookies/max-age.ts";
import { standardCookieRules } from "../standard/cookies.ts";
import { parseFirefoxDate } from "./cookie-date.ts";

/** Measured on Firefox ESR 153; the age limit, and of the total all but that it spares what is new, are of its source. */
export const firefoxCookieRules: CookieRules = {
  ...standardCookieRules,
  secureOnLoopback: true,
  unspecifiedSameSite: "none",
  schemefulSameSite: false,
  sandboxedHasPartition: true,
  crossSiteRedirects: "count-when-sending",
  thirdParty: "partition",
  partitionedAttribute: true,
  partitionedWhenBlocked: false,
  nameless: "name",
  hostPrefixNeedsPath: false,
  lifetime: "last-written",
  parseDate: parseFirefoxDate,
  expiresByServerClock: true,
  // Whatever begins with a hyphen is less than 0.
  parseMaxAge: (text) => (text.startsWith("-") ? -1 : parseMaxAge(text)),
  invalidUtf8Value: "replaced",
  scriptReorders: true,
  limits: {
    ...standardCookieRules.limits,
    unusedMs: 30 * 86_400_000,
    sameUseMs: 60_000,
    evicts: "insecure-alone",
    hosts: "site",
  },
};
