/** CORS preflights, and the cache of what they allowed. */
export interface PreflightRules {
  /** The longest that a permission is cached, in seconds. */
  readonly maxAgeLimit: number;
  /** What a max-age that isn't a number counts as, in seconds; an empty one. */
  readonly maxAgeMalformed: number;
  readonly maxAgeEmpty: number;
  /** What a negative max-age counts as, in seconds. */
  readonly maxAgeNegative: number;
  /** Whether what a credentialed preflight allowed holds for requests without credentials. */
  readonly credentialedServesAll: boolean;
  /** Cache modes under which the preflight cache is not read. */
  readonly cacheIgnoredFor: readonly string[];
  /** Whether under these it is filled all the same. */
  readonly ignoredCacheIsFilled: boolean;
  /**
   * Whether a conditional header (`If-None-Match` and its kin) keeps the cache from being read, in the cache mode
   * `default`; in-fetch: not in an XMLHttpRequest.
   */
  readonly conditionsIgnoreCache: "never" | "always" | "in-fetch";
  /** Which requests with the Origin `null` it is for too: all, those of a page whose origin is opaque, or none. */
  readonly cachesOpaqueOrigins: "all" | "of-page" | "none";
  /** Whether a User-Agent that a script chose stands in the preflight too. */
  readonly sendsUserAgent: boolean;
  /** Methods that any cache entry allows, whatever methods it names. */
  readonly methodsAnyEntryAllows: readonly string[];
  /** Which requests a cached `*` allows as a wildcard: all, those without credentials, or none. */
  readonly cachedWildcardServes: "all" | "uncredentialed" | "none";
  /** Whether what is allowed is kept even where the request itself is not. */
  readonly refusedIsCached: boolean;
  /**
   * Which failure forgets what was kept for the URL: any; any but the redirect mode's, and what is blocked counts for the
   * hop before; a preflight's; or none.
   */
  readonly failureClears: "any" | "any-of-hop" | "preflight" | "none";
  /** Whether `*` in Access-Control-Allow-Headers covers Authorization; `in-response`: not from the cache. */
  readonly wildcardCoversAuthorization: "always" | "in-response" | "never";
  /** Whether a preflight to the page's own origin, to which a redirect led back, skips the CORS check. */
  readonly sameOriginSkipsCorsCheck: boolean;
  /** Whether a response without Access-Control-Allow-Methods allows the method where an upload listener forced the preflight. */
  readonly uploadListenerImpliesMethod: boolean;
  /** Whether the method is refused before Access-Control-Allow-Headers is read, which may be malformed. */
  readonly checksMethodFirst: boolean;
  /** Which preflights fail before the CORS check: none, those that are redirected, or those without an ok status. */
  readonly failsBeforeCorsCheck: "none" | "redirect" | "status";
  /** Whether the preflight has the headers of the request's cache mode. */
  readonly sendsCacheControl: boolean;
  /** Whether a header that was appended twice stands twice in Access-Control-Request-Headers. */
  readonly repeatsNames: boolean;
  /** Whose Origin a preflight after a redirect has, and is checked for. */
  readonly redirectedOrigin: "tainted" | "original";
  /**
   * Whether a hop is preflighted because the request was not simple before the redirect made it so: no, yes, or yes and
   * by the names that it had then.
   */
  readonly afterRedirect: "when-needed" | "when-it-was-needed" | "when-it-was-needed-by-name";
}
