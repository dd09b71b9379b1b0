import { registrableDomain } from "../../standard/site.ts";
import { OriginIndex } from "./origin-index.ts";
import type { PatternLookups } from "./origin-lookup.ts";

/** With the suffix list. */
export const patternLookups: PatternLookups = {
  siteOf: registrableDomain,
  indexOf: (entries, nullGroups) => new OriginIndex(entries, registrableDomain, nullGroups),
};
