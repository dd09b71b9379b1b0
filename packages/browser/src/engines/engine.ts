import type { CookieRules } from "../cookies/rules.ts";

export type EngineName = "standard" | "chromium" | "firefox" | "webkit";

/** Where a shipped engine does something else than the standard's text, as data. */
export interface Engine {
  readonly name: EngineName;
  /** What it was measured on; for `standard` the date of the text. */
  readonly version: string;
  readonly userAgent: string;
  /** What a page's script gets instead of a reason. */
  readonly errorMessage: string;

  /** The most seconds that a preflight's answer is kept. */
  readonly maxAgeLimit: number;
  /** What a max-age that is no number counts for, in seconds. */
  readonly malformedMaxAge: number;
  /** What a negative max-age counts for, in seconds. */
  readonly negativeMaxAge: number;
  /** Whether what a credentialed preflight allowed holds for requests without credentials. */
  readonly credentialedPreflightServesAll: boolean;
  /** Cache modes under which the preflight cache is not asked. */
  readonly preflightCacheIgnoredFor: readonly string[];
  /** Whether `*` in Access-Control-Allow-Headers covers Authorization. */
  readonly wildcardCoversAuthorization: boolean;
  /** Header names that need no leave, though they are not safelisted. */
  readonly unsafelistedWithoutPreflight: readonly string[];
  /** Whether a byte above 0x7F makes Accept unsafe. */
  readonly acceptIsAscii: boolean;
  /** Whether a header that was appended twice stands twice in Access-Control-Request-Headers. */
  readonly repeatsRequestHeaders: boolean;
  /** The Origin of a preflight after a redirect. */
  readonly redirectedPreflightOrigin: "tainted" | "original";
  /** Authorization goes at a cross-origin redirect; whether that hop has a preflight for it all the same. */
  readonly droppedAuthorization: "forgotten" | "preflighted" | "preflighted-by-name";
  /** A stream for a body, over HTTP/1.1. */
  readonly streamBody: "network-error" | "string";
  /** Whether plain http to this machine is mixed content on a secure page. */
  readonly loopbackIsMixedContent: boolean;
  /** Local Network Access. */
  readonly localNetworkAccess: "none" | "permission" | "prompt";

  readonly cookies: CookieRules;
}
