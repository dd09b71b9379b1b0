import { cacheControlOf, directivesIn, type CacheControl } from "../../cache/cache-control.ts";
import type { CacheRules } from "../../cache/rules.ts";
import { parseCookieDate } from "../../cookies/cookie-date.ts";
import { shippedUnchanged, standardCacheRules } from "../standard/http-cache.ts";

const unspaced = (value: string): string =>
  value
    .split("=")
    .map((part) => part.trim())
    .join("=");

/** Spaces around `=`, quotes and fractions are fine; `no-cache` and its kin with an argument count for nothing. */
function parseCacheControl(value: string): CacheControl {
  const directives = directivesIn(unspaced(value));
  const ages = directives.flatMap(([name, argument = ""]) =>
    name === "max-age" ? [argument.split(";")[0] ?? ""] : [],
  );
  const maxAge = ages.find((one) => /^(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/.test(one));
  const bare = directives.filter(([, argument]) => argument === undefined);
  return cacheControlOf(bare, maxAge === undefined ? undefined : Number(maxAge));
}

const day = /^\s*(?:[a-z]{3,20},?\s*)?(?:[0-9]{1,2}[ -][a-z]{3,20}[ -][0-9]{2,4}|[a-z]{3,20}\s+[0-9]{1,2})/i;
const time =
  /(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?:\s+(?:gmt|utc|[ecmp][ds]t|[+-][0-9]{4}))?(?:\s+[0-9]{4})?\s*$/iy;
const wholeDate = new RegExp(day.source + time.source, "i");

/** A date and nothing beside it, so that two lines are none; the time may be left out. */
function parseDate(value: string): number | undefined {
  if (!wholeDate.test(value)) return undefined;
  return parseCookieDate(value.includes(":") ? value : `${value} 00:00:00`);
}

const byDefault = [200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501];
const whereStated = [201, 202, 205, 302, 303, 307, 403, 406, 415];

export const webkitCacheRules: CacheRules = {
  ...standardCacheRules,
  // WebKitGTK's; Safari keeps sites apart.
  partition: "none",
  cacheControl: parseCacheControl,
  age: (value) => (/^[0-9]+$/.test(value) ? Number(value) : undefined),
  date: parseDate,
  malformedExpires: () => "absent",
  responsePragma: true,
  storedStatuses: [...byDefault, ...whereStated],
  statedStatuses: whereStated,
  heuristicStatuses: "any",
  permanentStatuses: [301, 410],
  validatedStatuses: [...byDefault, ...whereStated].filter((status) => ![301, 302, 303, 307].includes(status)),
  keepsBehindRedirects: true,
  storesStale: false,
  storesVaryAny: false,
  varyIgnores: ["cookie"],
  blocked: "ignored",
  headServedBy: "none",
  ranges: "by-value",
  servesRedirected: false,
  servesLeftOrigin: false,
  validatesAtStart: true,
  redirectsKeepHeaders: true,
  noStoreRemovesValidated: false,
  unchangedByValidation: shippedUnchanged,
  request: {
    ...standardCacheRules.request,
    noStore: "counts-for-storing",
    maxAge: "zero-counts",
    conditionalServed: "never",
  },
  invalidation: { methods: ["GET"], allBut: true, byErrors: true, byBlocked: false, sameSiteOnly: false },
  hasMemoryCache: true,
};
