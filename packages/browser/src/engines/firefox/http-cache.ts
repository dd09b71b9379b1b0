import { cacheControlOf, type CacheControl, type Directive } from "../../cache/cache-control.ts";
import type { CacheRules } from "../../cache/rules.ts";
import { shippedUnchanged, standardCacheRules } from "../standard/http-cache.ts";

const element = /[\t ]*([^\t ,;="]+)[\t ]*(?:=[\t ]*([^,]*))?[^,]*,?/y;

/** The elements up to the first that is empty, or has a quote: nothing after it is read. */
function directivesIn(value: string): readonly Directive[] {
  const directives: Directive[] = [];
  element.lastIndex = 0;
  for (let found = element.exec(value); found !== null; found = element.exec(value)) {
    const [whole, name = "", argument] = found;
    directives.push([name.toLowerCase(), argument]);
    if (whole.includes('"') || element.lastIndex >= value.length) break;
  }
  return directives;
}

const maxSeconds = 2 ** 32;

/** Of several `max-age` the last counts. */
function parseCacheControl(value: string): CacheControl {
  const directives = directivesIn(value);
  const given = directives.flatMap(([name, argument = ""]) =>
    name === "max-age" ? (/^[0-9]+/.exec(argument)?.[0] ?? []) : [],
  );
  const seconds = given.map(Number).findLast((one) => one < maxSeconds);
  return cacheControlOf(directives, seconds);
}

const redirects = [301, 302, 303, 307, 308];
const successes = Array.from({ length: 100 }, (_, index) => 200 + index);

export const firefoxCacheRules: CacheRules = {
  ...standardCacheRules,
  validatesOtherVariants: true,
  opaqueHasSite: true,
  credentialsApart: true,
  crossSiteElementsApart: true,
  cacheControl: parseCacheControl,
  // A sign makes it larger than any.
  age: (value) => {
    const [, sign = "", digits] = /^\s*(-?)([0-9]+)/.exec(value) ?? [];
    return digits === undefined ? undefined : sign === "-" ? Number.POSITIVE_INFINITY : Number(digits);
  },
  responsePragma: true,
  storedStatuses: [...successes, ...redirects, 410],
  freshStatuses: [200, 203, 204, 206, ...redirects, 410],
  heuristicStatuses: [200, 203, 204, 206, 301, 308, 410],
  permanentStatuses: [410],
  validatedStatuses: successes,
  blocked: "stored-by-cors",
  unfollowedRedirects: "replacing",
  plainPermanentRedirects: "apart",
  imagesOfUnstoredPages: "in-memory",
  headServedBy: "head",
  ranges: "whole-alone",
  unchangedByValidation: shippedUnchanged,
  request: {
    ...standardCacheRules.request,
    pragma: "ignored",
    maxAge: "replaces",
    maxStaleCounts: true,
    conditionalForgetsIn: ["reload"],
  },
  invalidation: {
    methods: ["GET", "HEAD", "OPTIONS", "TRACE"],
    allBut: true,
    byErrors: true,
    byBlocked: true,
    sameSiteOnly: true,
  },
};
