import { cacheControlOf, type CacheControl, type Directive } from "../../cache/cache-control.ts";
import type { CacheRules } from "../../cache/rules.ts";
import { shippedUnchanged, standardCacheRules } from "../standard/http-cache.ts";

/** An element counts as a whole: `no-cache="x"` is no `no-cache`, and `max-age = 1` no `max-age`. */
function parseCacheControl(value: string): CacheControl {
  const elements = value.split(",").map((one) => one.trim().toLowerCase());
  const directives = elements.map((name): Directive => [name, undefined]);
  const maxAge = elements.flatMap((one) => /^max-age=([0-9]+)$/.exec(one)?.[1] ?? [])[0];
  return cacheControlOf(directives, maxAge === undefined ? undefined : Number(maxAge));
}

export const chromiumCacheRules: CacheRules = {
  ...standardCacheRules,
  validatesOtherVariants: true,
  sendsFirstValidator: true,
  partition: "top-level-and-frame-site",
  cacheControl: parseCacheControl,
  malformedExpires: (value) => (value === "0" ? "stale" : "absent"),
  responsePragma: true,
  storedStatuses: Array.from({ length: 400 }, (_, index) => 200 + index).filter((status) => status !== 206),
  heuristicStatuses: [200, 203],
  permanentStatuses: [300, 301, 308, 410],
  validatedStatuses: [200],
  heuristicDespiteMustRevalidate: false,
  blocked: "forgets",
  framesApart: true,
  ranges: "from-whole",
  unchangedByValidation: shippedUnchanged,
  request: {
    ...standardCacheRules.request,
    noCache: "bypasses",
    pragma: "bypasses",
    noStore: "ignored",
    maxAge: "zero-counts",
    conditionalServed: "never",
    conditionalStoresIn: [],
  },
  invalidation: { ...standardCacheRules.invalidation, methods: ["POST", "DELETE", "PATCH"], allBut: false },
};
