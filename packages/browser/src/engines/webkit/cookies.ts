import type { CookieRules } from "../../cookies/rules.ts";
import { standardCookieRules } from "../standard/cookies.ts";
import { parseWebKitDate } from "./cookie-date.ts";

const unlimited = Number.MAX_SAFE_INTEGER;
const int64Max = 2n ** 63n - 1n;

/** As the C library reads a number, where nothing is 0, and then its lower 32 bits: -1 stands for no limit. */
function parseMaxAge(text: string): number | undefined {
  if (!/^(?:[+-]?[0-9]+)?$/.test(text)) return undefined;
  if (text.startsWith("-")) return 0;
  const digits = text.replace(/^\+?0*/, "");
  const seconds = digits.length > 19 ? int64Max : BigInt(digits);
  const kept = Number(BigInt.asIntN(32, seconds > int64Max ? int64Max : seconds));
  return kept === -1 ? undefined : kept;
}

/** Measured on WebKitGTK 2.50, whose cookies are libsoup's and not those of Safari. */
export const webkitCookieRules: CookieRules = {
  ...standardCookieRules,
  unspecifiedSameSite: "none",
  noneNeedsSecure: false,
  noneOverrides: false,
  emptyStored: true,
  domainInAnyCase: false,
  domainNeedsDot: true,
  unlistedNamesApart: true,
  sameSiteWhenStoring: false,
  schemefulSameSite: false,
  siteForCookies: "top",
  sandboxedHasHost: true,
  crossSiteRedirects: "count-when-navigating",
  schemefulRedirects: true,
  thirdParty: "block-storing",
  unprintable: "cut",
  prefixes: [],
  lifetime: "in-order",
  parseDate: parseWebKitDate,
  parseMaxAge,
  linesInScript: "separated",
  secureOverlay: "same",
  order: "domain",
  limits: {
    ...standardCookieRules.limits,
    pairBytes: unlimited,
    attributeBytes: unlimited,
    ageMs: unlimited,
    total: { limit: unlimited, keep: unlimited },
    perHost: { limit: unlimited, keep: unlimited },
  },
};
