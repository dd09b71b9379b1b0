/** In lower case, since they are matched so: some servers fold the case of names. */
export type Prefix = "__secure-" | "__host-" | "__http-" | "__host-http-";

/** By what a browser chooses which of a host's cookies make room for another: see eviction.ts. */
type HostEviction = "insecure-first" | "insecure-alone" | "priority";

/** A budget: above `limit` cookies the least recently used are removed until `keep` remain. */
export interface Budget {
  readonly limit: number;
  readonly keep: number;
}

export interface CookieLimits {
  /** Name and value together. */
  readonly pairBytes: number;
  /** A longer attribute is as if it were not there. */
  readonly attributeBytes: number;
  readonly ageMs: number;
  readonly total: Budget;
  /** Cookies that were used less long ago than this are not removed for the total. */
  readonly unusedMs: number;
  /** For how long after a use another one does not count. */
  readonly sameUseMs: number;
  readonly perHost: Budget;
  readonly evicts: HostEviction;
  /** What one host is to `perHost`: the cookie's own domain, or all hosts of its site. */
  readonly hosts: "domain" | "site";
}

/** What a browser does with third-party cookies; `block-storing`: they store nothing new, but get what is stored. */
export const thirdPartyCookieModes = ["allow", "block", "partition", "block-storing"] as const;

export type ThirdPartyCookies = (typeof thirdPartyCookieModes)[number];

/** Where browsers differ about cookies. */
export interface CookieRules {
  /** Whether http to this machine counts as a secure connection, for setting and for sending. */
  readonly secureOnLoopback: boolean;

  /** What a cookie without SameSite is treated as. */
  readonly unspecifiedSameSite: "lax" | "none";
  /** For how long such a cookie is sent with top-level POSTs from other sites too; 0 for never. */
  readonly laxAllowingUnsafeMs: number;
  readonly noneNeedsSecure: boolean;
  /** Whether `SameSite=None` overrides an earlier SameSite of the same line. */
  readonly noneOverrides: boolean;
  /** Whether SameSite also keeps cookies from being set by other sites' requests. */
  readonly sameSiteWhenStoring: boolean;
  /** Whether http and https are two sites. */
  readonly schemefulSameSite: boolean;
  /** Whose origins must agree for a frame to be first-party: all documents above it, or the topmost alone. */
  readonly siteForCookies: "ancestors" | "top";
  /** Whether a sandboxed page is first-party to its URL's host, though its origin is opaque. */
  readonly sandboxedHasHost: boolean;
  /** Whether such a page has a partition, which is another than its URL's. */
  readonly sandboxedHasPartition: boolean;
  /** For what a redirect through another site makes a request cross-site. */
  readonly crossSiteRedirects: "count" | "count-when-sending" | "count-when-navigating" | "ignore";
  /** Whether for that http and https are two sites even where they are not otherwise. */
  readonly schemefulRedirects: boolean;

  /**
   * Whether names below a top-level domain that the Public Suffix List lacks (`localhost`, `test`, `internal`) are third
   * parties to one another, even those of one site. `example` stands for a registered one.
   */
  readonly unlistedNamesApart: boolean;
  readonly thirdParty: ThirdPartyCookies;
  /** Whether the Partitioned attribute is known. */
  readonly partitionedAttribute: boolean;
  /** Whether third parties may store cookies with it where third-party cookies are blocked. */
  readonly partitionedWhenBlocked: boolean;

  /** Whether a server's line with nothing in it makes a cookie without name and value. */
  readonly emptyStored: boolean;
  /** Whether a Domain attribute above the host may be in upper case. */
  readonly domainInAnyCase: boolean;
  /** Whether a Domain attribute needs a dot within, even where it is the host's own name; `localhost.` then has no cookies. */
  readonly domainNeedsDot: boolean;
  /** Whether a script reads no cookie at all where one has bytes that are not UTF-8. */
  readonly invalidUtf8Hides: boolean;
  /** What becomes of bytes that are not UTF-8 in the value that a response sets; names keep them. */
  readonly invalidUtf8Value: "kept" | "replaced";
  /** Half a surrogate pair in a script's text: U+FFFD, or three bytes that are not UTF-8. */
  readonly loneSurrogates: "replaced" | "encoded";
  /** A script's text with line feeds in it: one line, or several. */
  readonly linesInScript: "one" | "separated";
  /** A line without `=`: its text is the value; or that, and no `=` may be in it; or it is the name. */
  readonly nameless: "value" | "value-without-equals" | "name";
  /** What other bytes than printable ASCII do: see set-cookie-line.ts. */
  readonly unprintable: "refuse-controls" | "refuse-controls-and-tabs" | "cut";
  /** The name prefixes that are enforced. */
  readonly prefixes: readonly Prefix[];
  /** Whether `__Host-` wants the Path attribute, or is content with a default path of `/`. */
  readonly hostPrefixNeedsPath: boolean;
  /** Which of several lifetime attributes counts: see lifetime.ts. */
  readonly lifetime: "last-valid" | "last-written" | "in-order";
  /** Whether Expires is read by the server's clock where a Date header shows it: the difference from the browser's is added. */
  readonly expiresByServerClock: boolean;
  /** The moment that an Expires attribute names, in milliseconds since 1970; `undefined` where it cannot be read. */
  readonly parseDate: (text: string) => number | undefined;
  /** The seconds that a Max-Age attribute gives, 0 or fewer for none; `undefined` where it cannot be read. */
  readonly parseMaxAge: (text: string) => number | undefined;
  /** Which cookies over http collide with a Secure one: those that would shadow it, or only the very same. */
  readonly secureOverlay: "shadowing" | "same";
  /** Whether a replaced cookie's creation-time is inherited always, or only with its value. */
  readonly creationTime: "inherited" | "inherited-with-value";
  /** Whether a script that replaces a cookie's value reads it from then on after the others. */
  readonly scriptReorders: boolean;
  /** The order among cookies with paths of one length. */
  readonly order: "creation-time" | "domain";

  readonly limits: CookieLimits;
}
