import type { CookieRules } from "../../cookies/rules.ts";
import { standardCookieRules } from "../standard/cookies.ts";
import { parseChromiumDate } from "./cookie-date.ts";

/** Measured on Chromium 156 as Debian ships it, which blocks third-party cookies; the total is of its source. */
export const chromiumCookieRules: CookieRules = {
  ...standardCookieRules,
  secureOnLoopback: true,
  laxAllowingUnsafeMs: 120_000,
  invalidUtf8Hides: true,
  loneSurrogates: "encoded",
  crossSiteRedirects: "ignore",
  thirdParty: "block",
  partitionedAttribute: true,
  nameless: "value-without-equals",
  unprintable: "refuse-controls-and-tabs",
  lifetime: "last-written",
  parseDate: parseChromiumDate,
  // A plus sign too.
  parseMaxAge: (text) => (/^[+-]?[0-9]+$/.test(text) ? Number(text) : undefined),
  creationTime: "inherited-with-value",
  limits: { ...standardCookieRules.limits, hosts: "site" },
};
