import type { CacheControl } from "./cache-control.ts";

/** Statuses: these, or any. */
export type Statuses = readonly number[] | "any";

/** How an engine's HTTP cache works, as far as a page or a server can observe it. */
export interface CacheRules {
  /** By what entries are kept apart beside their URL: nothing, the site in the address bar, or that and the frame's. */
  readonly partition: "none" | "top-level-site" | "top-level-and-frame-site";
  /** Whether a page with an opaque origin has the site of its URL there, and not no cache at all. */
  readonly opaqueHasSite: boolean;
  /** Whether entries of requests with and without credentials are kept apart. */
  readonly credentialsApart: boolean;
  /** Whether what an element requests of another site is kept apart from what a script does. */
  readonly crossSiteElementsApart: boolean;
  /** Whether documents of frames are kept apart, those of `<object>` and `<embed>` too. */
  readonly framesApart: boolean;
  readonly cacheControl: (value: string) => CacheControl;
  /** The seconds that an Age header says; `undefined` where it counts as absent. */
  readonly age: (value: string) => number | undefined;
  /** The moment that Date, Expires or Last-Modified names, in milliseconds; `undefined` where it isn't a date. */
  readonly date: (value: string) => number | undefined;
  /** An Expires that is no date: stale, or as if it were absent, which heuristics then replace. */
  readonly malformedExpires: (value: string) => "stale" | "absent";
  /** Whether `Pragma: no-cache` of a response is as `Cache-Control: no-cache`. */
  readonly responsePragma: boolean;
  /** Statuses with which a response is stored. */
  readonly storedStatuses: Statuses;
  /** Those of them with which it is stored only where it says for how long it is fresh. */
  readonly statedStatuses: readonly number[];
  /** Those of them with which it can be fresh. */
  readonly freshStatuses: Statuses;
  /** Those with which it is fresh for a tenth of its age by Last-Modified. */
  readonly heuristicStatuses: Statuses;
  /** Those with which it is fresh for ever, where nothing says for how long. */
  readonly permanentStatuses: readonly number[];
  /** Those with which it is validated. */
  readonly validatedStatuses: Statuses;
  /** Whether a response that is to be revalidated when it is stale is fresh by Last-Modified. */
  readonly heuristicDespiteMustRevalidate: boolean;
  /** Whether a redirect that isn't stored leaves what was stored before. */
  readonly keepsBehindRedirects: boolean;
  /** Whether a response is stored that is stale at once and has no validator. */
  readonly storesStale: boolean;
  /** Whether a response with `Vary: *` is stored. */
  readonly storesVaryAny: boolean;
  /** Whether a server is asked by ETag whether a response that was stored for other values of Vary's headers is the one. */
  readonly validatesOtherVariants: boolean;
  /** Whether of several ETag or Last-Modified lines the first is sent back, and not all of them, joined. */
  readonly sendsFirstValidator: boolean;
  /** Request headers that Vary names in vain, in lower case. */
  readonly varyIgnores: readonly string[];
  /**
   * What becomes of a response that CORS or Cross-Origin-Resource-Policy blocks: it is stored, or only where it was CORS;
   * what was stored before is forgotten, or stays.
   */
  readonly blocked: "stored" | "stored-by-cors" | "forgets" | "ignored";
  /**
   * Redirects that aren't followed, in the redirect modes `manual` and `error`, or because they lead nowhere: stored as
   * others; or `replacing`: stored in the two modes alone, in place of another response, and then validated, whatever
   * `validatedStatuses` are.
   */
  readonly unfollowedRedirects: "stored" | "replacing";
  /**
   * Permanent redirects over plain http: as others; or apart: stored in any redirect mode, and what the first one that the
   * cache serves leads to is requested again.
   */
  readonly plainPermanentRedirects: "as-others" | "apart";
  /**
   * Images of a page that came over plain http with `no-store`: as others; or in memory, where they replace what was stored
   * for anything else, and are served as others.
   */
  readonly imagesOfUnstoredPages: "as-others" | "in-memory";
  /** Whether HEAD is served by what a GET stored, by what a HEAD stored, or not at all. */
  readonly headServedBy: "get" | "head" | "none";
  /**
   * Requests for a range: they pass by; or are served from a whole response, and store one; or are kept apart by the value of
   * Range; or pass by, but for `bytes=0-`, which is as no range.
   */
  readonly ranges: "pass-by" | "from-whole" | "by-value" | "whole-alone";
  /** Whether a stored response serves a request that a redirect from the network led to, and not only one from the cache. */
  readonly servesRedirected: boolean;
  /** Whether it does so where a redirect from the cache led away from the page's own origin. */
  readonly servesLeftOrigin: boolean;
  /** Whether what a redirect from the cache led to is validated at the URL where the request began. */
  readonly validatesAtStart: boolean;
  /** Whether what a stored redirect leads to is requested with the headers of the request that stored the redirect. */
  readonly redirectsKeepHeaders: boolean;
  /** Headers, in lower case, that a 304 does not change. */
  readonly unchangedByValidation: readonly string[];
  /** Whether a 304 with `no-store` removes what it validates. */
  readonly noStoreRemovesValidated: boolean;
  readonly request: RequestCacheRules;
  readonly invalidation: InvalidationRules;
  /** Whether a page's memory has the responses to its XMLHttpRequests beside it. */
  readonly hasMemoryCache: boolean;
}

/** What a script's own headers do to the cache. */
interface RequestCacheRules {
  /** What `Cache-Control: no-cache` does, and `Pragma: no-cache`. */
  readonly noCache: "bypasses" | "validates";
  readonly pragma: "bypasses" | "validates" | "ignored";
  /** Whether `Cache-Control: no-store` keeps the cache out, keeps it from storing the response, or does nothing. */
  readonly noStore: "counts" | "counts-for-storing" | "ignored";
  /**
   * What `max-age` is: how old a fresh response may be, how old any may be, or nothing unless it is 0, with which the cache
   * validates.
   */
  readonly maxAge: "limits" | "replaces" | "zero-counts";
  /** Whether `max-stale` accepts one that is stale. */
  readonly maxStaleCounts: boolean;
  /** Which conditional requests of scripts the cache serves: none, or those in the mode `force-cache`. */
  readonly conditionalServed: "never" | "when-forced";
  /** The modes in which a conditional request's 304 removes what is stored. */
  readonly conditionalForgetsIn: readonly string[];
  /** The modes in which the response to a conditional request, if it isn't a 304, is stored. */
  readonly conditionalStoresIn: readonly string[];
}

/** https://www.rfc-editor.org/rfc/rfc9111#section-4.4 */
interface InvalidationRules {
  /** Methods that remove what is stored, or those that do not. */
  readonly methods: readonly string[];
  readonly allBut: boolean;
  /** Whether a response that is an error does it too. */
  readonly byErrors: boolean;
  /** Whether one does it that is blocked. */
  readonly byBlocked: boolean;
  /** Whether it is for requests to the page's own site alone. */
  readonly sameSiteOnly: boolean;
}
