import type { CookieRules } from "../../cookies/rules.ts";
import { standardCookieRules } from "../standard/cookies.ts";
import { parseChromiumDate } from "./cookie-date.ts";

/**
 * Measured on Chromium 156; of the total all but that it spares what is new is of its source. Third-party cookies as upstream has them: Debian's build blocks
 * them, as does a user's setting.
 */
export const chromiumCookieRules: CookieRules = {
  ...standardCookieRules,
  secureOnLoopback: true,
  laxAllowingUnsafeMs: 120_000,
  invalidUtf8Hides: true,
  loneSurrogates: "encoded",
  crossSiteRedirects: "ignore",
  partitionedAttribute: true,
  nameless: "value-without-equals",
  unprintable: "refuse-controls-and-tabs",
  lifetime: "last-written",
  expiresByServerClock: true,
  parseDate: parseChromiumDate,
  // A plus sign too.
  parseMaxAge: (text) => (/^[+-]?[0-9]+$/.test(text) ? Number(text) : undefined),
  creationTime: "inherited-with-value",
  limits: {
    ...standardCookieRules.limits,
    unusedMs: 30 * 86_400_000,
    sameUseMs: 60_000,
    evicts: "priority",
    hosts: "site",
  },
};
