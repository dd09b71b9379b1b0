import type { AuthenticationRules } from "../authentication/rules.ts";
import type { CacheRules } from "../cache/rules.ts";
import type { PolicyRules } from "../content-security-policy/rules.ts";
import type { ClientCertificateRules } from "./client-certificate-rules.ts";
import type { ClearSiteDataRules } from "./clear-site-data-rules.ts";
import type { CookieRules } from "../cookies/rules.ts";
import type { ElementRules, OpaqueResponseRules } from "./element-rules.ts";
import type { Destination } from "../fetch/request.ts";
import type { LocalNetworkRules } from "./local-network-rules.ts";
import type { CodingRules } from "./coding-rules.ts";
import type { EventSourceRules, WebSocketRules } from "./socket-rules.ts";
import type { NavigationRules } from "./navigation-rules.ts";
import type { MetadataRules } from "./metadata-rules.ts";
import type { AbortRules, BodyRules, RequestObjectRules, UploadRules, XMLHttpRequestRules } from "./page-rules.ts";
import type { PermissionsPolicyRules } from "../permissions-policy/rules.ts";
import type { PreflightRules } from "./preflight-rules.ts";
import type { RedirectRules } from "./redirect-rules.ts";
import type { ReferrerRules } from "./referrer-rules.ts";
import type { StorageAccessRules } from "../storage-access/rules.ts";
import type { TransportSecurityRules } from "../transport-security/rules.ts";
import type { UpgradeRules } from "./upgrade-rules.ts";
import type { EmbedderRules } from "./embedder-rules.ts";
import type { WindowRules } from "./window-rules.ts";
import type { WorkerRules } from "./worker-rules.ts";
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
  readonly workers: WorkerRules;
  readonly elements: ElementRules;
  readonly opaqueResponses: OpaqueResponseRules;
  readonly local: LocalRules;
  /** Whether the responseURL of an XMLHttpRequest to the page's own origin stands after a failure too. */
  readonly responseURLAfterFailure: boolean;
  /** Whether an XMLHttpRequest's responseURL shows a user name and a password: in any case, or where a redirect had them. */
  readonly responseURLShowsCredentials: "always" | "after-redirect";
  /** Whether the cache mode `only-if-cached` goes to the network all the same. */
  readonly onlyIfCachedIsIgnored: boolean;
  /** Whether a fetch of another origin in mode `same-origin` is refused before mixed content and blocked ports are. */
  readonly refusesModeFirst: boolean;
  /** Whether `|` is escaped in a path. */
  readonly escapesBarInPath: boolean;
  /** Whether plain http to this machine is mixed content on a secure page. */
  readonly loopbackIsMixedContent: boolean;
  /** Whether a sandboxed page that was loaded over https is a secure page too. */
  readonly sandboxedProhibitsMixedContent: boolean;
  readonly contentSecurityPolicy: PolicyRules;
  readonly upgrades: UpgradeRules;
  readonly transportSecurity: TransportSecurityRules;
  readonly clearSiteData: ClearSiteDataRules;
  readonly permissionsPolicy: PermissionsPolicyRules;
  readonly localNetworkAccess: LocalNetworkRules;
  readonly cookies: CookieRules;
  readonly authentication: AuthenticationRules;
  readonly storageAccess: StorageAccessRules;
  readonly clientCertificates: ClientCertificateRules;
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
  /** The types that are safelisted, where the engine does not go by the MIME type's essence; each byte has to be safe, too. */
  readonly safelistedContentType: RegExp | undefined;
  /** Whether a byte above 0x7F makes a safelisted value unsafe. */
  readonly nonAsciiIsUnsafe: boolean;
  /** When two headers of one name become one: before the safelist is checked, after it, or never. */
  readonly combined: "early" | "late" | "never";
  /** Names of which the last of two headers counts, where they become one. */
  readonly lastCounts: readonly string[];
  /** Those of them of which the first counts where the request has a body. */
  readonly firstCountsWithBody: readonly string[];
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

/** How a response is compared with the hashes that a script gave. */
export interface IntegrityRules {
  /** Whether the names of algorithms are read in any case. */
  readonly anyCase: boolean;
  /** Whether a digest that isn't one counts as one that is wrong, and not as nothing. */
  readonly readsAnyDigest: boolean;
  /** Whether a response without a body is refused, or has an empty one. */
  readonly withoutBody: "refused" | "empty";
  /** The padding that a digest may have in place of its own. */
  readonly padding: "its-own" | "none" | "any";
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
