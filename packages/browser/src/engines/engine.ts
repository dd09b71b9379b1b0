import type { AuthenticationRules } from "../authentication/rules.ts";
import type { CacheRules } from "../cache/rules.ts";
import type { PolicyRules } from "../content-security-policy/rules.ts";
import type { CookieRules } from "../cookies/rules.ts";
import type { ElementRules, OpaqueResponseRules } from "./element-rules.ts";
import type { Destination } from "../fetch/request.ts";
import type { LocalNetworkRules } from "./local-network-rules.ts";
import type { CodingRules } from "./coding-rules.ts";
import type { EventSourceRules, WebSocketRules } from "./socket-rules.ts";
import type { NavigationRules } from "./navigation-rules.ts";
import type { AbortRules, BodyRules, RequestObjectRules, UploadRules, XMLHttpRequestRules } from "./page-rules.ts";
import type { UpgradeRules } from "./upgrade-rules.ts";
import type { EmbedderRules } from "./embedder-rules.ts";
import type { WindowRules } from "./window-rules.ts";
import type { WireRules } from "./wire-rules.ts";

/** The engines that people use. */
export const shippedEngineNames = ["chromium", "firefox", "webkit"] as const;

export type ShippedEngineName = (typeof shippedEngineNames)[number];

/** A shipped engine, or the standards' text to the letter. */
export type EngineName = "standard" | ShippedEngineName;

/** What an engine does, as data: the standard's text, or where a shipped engine differs from it. */
export interface Engine {
  readonly name: EngineName;
  /** The version that is modelled, which was measured unless a user chose an earlier one; for `standard` the date of the text. */
  readonly version: string;
  readonly userAgent: string;
  /** The message of the error that a page's script gets, whatever the reason. */
  readonly errorMessage: string;
  readonly requestHeaders: RequestHeaderRules;
  readonly keepalive: KeepaliveRules;
  readonly responseHeaders: ResponseHeaderRules;
  readonly wire: WireRules;
  readonly contentCodings: CodingRules;
  readonly preflight: PreflightRules;
  readonly httpCache: CacheRules;
  readonly redirect: RedirectRules;
  readonly metadata: MetadataRules;
  readonly referrer: ReferrerRules;
  /** A stream for a body, over HTTP/1.1. */
  readonly streamBody: "network-error" | "string" | "not-supported";
  readonly requestObject: RequestObjectRules;
  readonly body: BodyRules;
  readonly abort: AbortRules;
  readonly upload: UploadRules;
  readonly xmlHttpRequest: XMLHttpRequestRules;
  readonly eventSource: EventSourceRules;
  readonly webSocket: WebSocketRules;
  readonly integrity: IntegrityRules;
  readonly navigation: NavigationRules;
  readonly windows: WindowRules;
  readonly embedder: EmbedderRules;
  readonly elements: ElementRules;
  readonly opaqueResponses: OpaqueResponseRules;
  readonly local: LocalRules;
  /** Whether the responseURL of an XMLHttpRequest to the page's own origin stands after a failure too. */
  readonly responseURLAfterFailure: boolean;
  /** Whether an XMLHttpRequest's responseURL shows a user name and a password: in any case, or where a redirect had them. */
  readonly responseURLShowsCredentials: "always" | "after-redirect";
  /** Whether the cache mode `only-if-cached` goes to the network all the same. */
  readonly onlyIfCachedIsIgnored: boolean;
  /** Whether `|` is escaped in a path. */
  readonly escapesBarInPath: boolean;
  /** Whether plain http to this machine is mixed content on a secure page. */
  readonly loopbackIsMixedContent: boolean;
  /** Whether a sandboxed page that was loaded over https is a secure page too. */
  readonly sandboxedProhibitsMixedContent: boolean;
  readonly contentSecurityPolicy: PolicyRules;
  readonly upgrades: UpgradeRules;
  readonly localNetworkAccess: LocalNetworkRules;
  readonly cookies: CookieRules;
  readonly authentication: AuthenticationRules;
}

/** What an engine does with a script's headers. */
export interface RequestHeaderRules {
  /** Accept by destination; any type for the others. */
  readonly accept: Readonly<Partial<Record<Destination, string>>>;
  /** Names that a script sets without effect. */
  readonly ignored: readonly string[];
  /** Names with which the request is not made. */
  readonly refused: readonly string[];
  /** Headers that need no permission, though they are not safelisted, where they have such values. */
  readonly unsafelistedWithoutPreflight: readonly { readonly name: string; readonly values: RegExp }[];
  /** Whether a byte above 0x7F makes a safelisted value unsafe. */
  readonly nonAsciiIsUnsafe: boolean;
  /** When two headers of one name become one: before the safelist is checked, after it, or never. */
  readonly combined: "early" | "late" | "never";
  /** Names of which the last of two headers counts, where they become one. */
  readonly lastCounts: readonly string[];
  /** Whether safelisted values of more than 1024 bytes together need permission; each has its own limit of 128. */
  readonly limitsSafelistedBytes: boolean;
  /** Whether `Range` is safelisted with its unit in any case. */
  readonly rangeUnitInAnyCase: boolean;
  /**
   * Whether the cache writes a range anew, `bytes=00-10` as `bytes=0-10`: in a GET that it may serve and that is not
   * conditional.
   */
  readonly rangeNormalized: boolean;
  /** The cache mode of a conditional request that has the mode `default`, as the headers for caches on the way show it. */
  readonly conditionalCacheMode: "no-store" | "no-cache" | "default";
  /** The cache mode of a beacon. */
  readonly beaconCacheMode: "default" | "no-cache";
  /** Which requests have these headers on a hop to another origin than the one before; beacons and sockets do in each engine. */
  readonly cacheControlAfterCrossOriginRedirect: "all" | "no-cors";
  /** Whether a value goes out as UTF-8, and not a byte a character. */
  readonly utf8: boolean;
}

/** Bodies that may outlive the page: of beacons, and of requests with `keepalive`. */
interface KeepaliveRules {
  /** Whether it is seen before a preflight goes out that they are too long. */
  readonly limitedBeforePreflight: boolean;
  /** Whether beacons have a limit, which they share with the others. */
  readonly limitsBeacons: boolean;
  /** Whether a beacon to a port that is blocked is taken, and then not sent. */
  readonly takesBlockedPorts: boolean;
}

export interface ResponseHeaderRules {
  /** Whether one of several lines that is empty is as if it were not there. */
  readonly emptyLinesDropped: boolean;
  /** Whether bytes that are not UTF-8 become U+FFFD. */
  readonly utf8: boolean;
  /** Whether `*` exposes all headers to `fetch` although what stands behind it in the list is malformed. */
  readonly exposesBeforeMalformed: boolean;
  /** Names of which two values that differ make the whole response malformed. */
  readonly singular: readonly string[];
  /** Whether of these, where they are equal, one is kept. */
  readonly singularOnce: boolean;
  /** Statuses with which nothing of the response is read. */
  readonly refusedStatuses: readonly number[];
}

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

export interface RedirectRules {
  /** What bytes beyond ASCII in a Location are: UTF-8, bytes that are escaped each, or a character each. */
  readonly locationBytes: "utf-8" | "escaped" | "characters";
  /** Whether tabs, and control characters at its ends, are escaped, and not left out. */
  readonly locationKeepsControls: boolean;
  /** Whether its escapes are written in capitals. */
  readonly locationCapitals: boolean;
  /** A Location that is empty. */
  readonly emptyLocation: "followed" | "ignored" | "refused";
  /** Two Locations: one text, refused, or refused unless they are equal. */
  readonly severalLocations: "joined" | "refused" | "refused-unless-equal";
  /** Whether the redirect mode `error` lets a redirect pass that leads nowhere. */
  readonly errorNeedsLocation: boolean;
  /** Where a user name in the URL is refused: on the way to another origin, or anywhere but in an XMLHttpRequest. */
  readonly credentialsRefused: "cross-origin" | "unless-xhr";
  /**
   * Whether a CORS request that a redirect took away from the page's own origin, where it had credentials, may be
   * redirected once more by a server that allows anyone.
   */
  readonly redirectAfterLeavingOrigin: "followed" | "refused";
  /** Whether an opaque redirect has a body, which is empty unless it leads nowhere. */
  readonly manualKeepsBody: boolean;
  /** Whether a DELETE becomes a GET on the way to another origin. */
  readonly crossOriginDeleteBecomesGet: boolean;
  /** Whether a redirect away from the page's own origin, to a URL with a user name, is preflighted before it is refused. */
  readonly preflightsCredentials: boolean;
  /** Whether the browser's own User-Agent replaces that of a script after redirects within the page's own origin. */
  readonly ownOriginResetsUserAgent: boolean;
  /** Whether a redirect to mixed content is preflighted before it is blocked. */
  readonly preflightsMixedContent: boolean;
  /**
   * Whether headers that one redirect removed come back at the next: never; once a hop is cross-origin, where
   * the method stays and the mode is not `no-cors`; or always, where the next redirect does not remove it too; a preflight lists it in any case.
   */
  readonly restoresHeaders: "never" | "cross-origin" | "always";
  /** Whether the Content-Type of an XMLHttpRequest's body counts as a header of the script's. */
  readonly bodyTypeIsAuthored: boolean;
  /** Whether a POST that becomes a GET keeps its Origin header, in the mode `no-cors` within one origin. */
  readonly forcesOriginHeader: boolean;
}

/** How a response is compared with the hashes that a script gave. */
export interface IntegrityRules {
  /** Whether the names of algorithms are read in any case. */
  readonly anyCase: boolean;
  /** Whether a digest that isn't one counts as one that is wrong, and not as nothing. */
  readonly readsAnyDigest: boolean;
  /** Whether a response without a body is refused, or has an empty one. */
  readonly withoutBody: "refused" | "empty";
}

/** about:, data: and blob: URLs, for which there is no server. */
interface LocalRules {
  /** Whether a script may fetch `about:blank`. */
  readonly fetchesAboutBlank: boolean;
  /** Whether a data: URL's response has a length. */
  readonly dataHasContentLength: boolean;
  /** Whether an XMLHttpRequest shows the headers of a data: URL as written, not in lower case and without the length. */
  readonly dataNamesAsWritten: boolean;
  /** The schemes of documents with an opaque origin whose `document.cookie` throws; it is empty with the others. */
  readonly opaqueCookiesThrow: readonly string[];
  /** Whether a blob: document has the cookies of its origin. */
  readonly blobHasCookies: boolean;
  /** Whether a blob: URL's response shows the page's referrer policy. */
  readonly blobHasReferrerPolicy: boolean;
}

/** Sec-Fetch-* and Origin. */
export interface MetadataRules {
  /** Whether http and https are two sites; with `unless-local` not for the names of this machine. */
  readonly schemeful: "always" | "unless-local";
  /** Whether a preflight that has no Sec-Fetch-* for want of a trustworthy URL has Sec-Fetch-Mode all the same. */
  readonly plainPreflightHasMode: boolean;
  /** Whether a preflight has them only where the first URL of its request was trustworthy too. */
  readonly preflightNeedsTrustworthyStart: boolean;
  /** Which redirects Sec-Fetch-Site of a preflight reflects: all, none, or those that its Origin does. */
  readonly preflightSite: "all-hops" | "last-hop" | "sent-origin";
  /** Whether a CORS request has Sec-Fetch-* on a hop to another origin than the one before. */
  readonly afterCrossOriginRedirect: boolean;
  /** Whether the referrer policy hides the Origin of a no-cors request. */
  readonly originByReferrerPolicy: boolean;
  /** Whether the Origin of a request without CORS is `null` once a redirect led it to another origin. */
  readonly crossOriginRedirectHidesOrigin: boolean;
  /** Whether a beacon of a sandboxed page that needs no preflight has the origin of the page's URL. */
  readonly sandboxedBeaconHasOrigin: boolean;
  /** Whether Sec-Fetch-User is sent at all. */
  readonly sendsUser: boolean;
  /**
   * Whether a navigation of an activated page is taken for the user's own, `none`, once a redirect from a hop without a
   * referrer has a Referrer-Policy.
   */
  readonly policyWithoutReferrerIsOfUser: boolean;
  /** Whether a hop after one over plain http is cross-site where it would be same-site. */
  readonly insecureHopIsCrossSite: boolean;
}

export interface ReferrerRules {
  /** What counts as a downgrade: from a secure page to any plain http, or to what is not potentially trustworthy. */
  readonly downgrade: "to-http" | "to-untrustworthy";
  /** The same for navigations. */
  readonly downgradeOfNavigation: "to-http" | "to-untrustworthy";
  /** Whether a sandboxed page has a referrer when it navigates: none, its URL as another origin's, or simply its URL. */
  readonly sandboxed: "none" | "other-origin" | "url";
  /** Which of its other requests have it too; `embedded`: those of elements, and beacons. */
  readonly sandboxedRequests: "none" | "embedded" | "all";
  /** Whether one that sets `location` has it too. */
  readonly sandboxedLocation: boolean;
  /** Whether the page's policy holds for a navigation that is redirected too, and not the default one instead. */
  readonly policyOutlivesRedirect: boolean;
  /** Whether a frame that is in another site's page gives no more than its origin when it navigates. */
  readonly thirdPartyFrameIsTrimmed: boolean;
  /** The about: documents whose referrer is the URL of the page that they are in. */
  readonly aboutNamesParent: readonly ("srcdoc" | "blank")[];
  /** The same for an XMLHttpRequest. */
  readonly aboutNamesParentInXHR: readonly ("srcdoc" | "blank")[];
  /** The documents without a server's URL that have the referrer policy of the page that they are in. */
  readonly policyInherited: "all" | "srcdoc";
  /** Whether a blob: document gives its origin as the referrer. */
  readonly blobGivesOrigin: boolean;
  /** Whose URL a preflight after a redirect names: that of the hop before, or of the first one, in full on its site. */
  readonly redirectedPreflight: "of-hop" | "of-first-hop";
  /**
   * Whether a policy that sends other sites more than the default one is treated as the default, at each hop; from
   * whole: with the page's whole URL still there for the next, unless the redirect has a policy of its own.
   */
  readonly trimsCrossSite: "no" | "each-hop" | "each-hop-from-whole";
  /** Whether that holds for top-level navigations too. */
  readonly trimsTopLevel: boolean;
  /** Whether a link or a frame that is upgraded is compared with the page by its URL before the upgrade. */
  readonly linkBeforeUpgrade: boolean;
}
