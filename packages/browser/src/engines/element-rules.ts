import type { Destination } from "../fetch/request.ts";

/** Responses that a page may embed but not read. */
export interface OpaqueResponseRules {
  /** Whether documents and data are kept from a page that embeds them: opaque response blocking. */
  readonly checked: boolean;
  /** Whether a script's type lets any content through. */
  readonly safelistsScripts: boolean;
  /** Whether `nosniff` blocks text/plain too. */
  readonly nosniffBlocksPlainText: boolean;
  /** Whether a 206 that does not begin with the first byte is blocked. */
  readonly blocksLaterParts: boolean;
  /** Whether it comes before the checks of a type that a script or a style sheet must not have. */
  readonly beforeTypes: boolean;
  /** What passes of a type that doesn't decide and of no image or media: all but documents and data, or only scripts. */
  readonly unrecognized: "all-but-data" | "scripts";
}

/** What an engine sends for elements, and what it makes of the responses. */
export interface ElementRules {
  /** What a secure page may load over plain http, where it is not requested over https instead. */
  readonly insecureDestinations: readonly Destination[];
  /** Whether images and media of an address, not a name, are requested over https too. */
  readonly upgradesAddresses: boolean;
  /** Where the referrer of what is upgraded is that of the request over http; never of a form. */
  readonly upgradedAfterReferrer: readonly Destination[];
  /** Destinations whose CORS requests have an Origin to the page's own origin too. */
  readonly ownOrigin: readonly Destination[];
  /** Whether audio and video are requested with `Range: bytes=0-`. */
  readonly mediaRange: boolean;
  /** Which 206 is played: one that says that it begins with the first byte, also one that says nothing, or any. */
  readonly playsPart: "first" | "first-or-unsaid" | "any";
  /** Without `crossorigin`, a text track of another origin is an error, or loads. */
  readonly trackMode: "same-origin" | "no-cors";
  /** Whether the request of a text track has a Referer. */
  readonly trackHasReferrer: boolean;
  /** Whether a text track of an error page is refused. */
  readonly trackNeedsOk: boolean;
  /** Whether fonts of style sheets are loaded with CORS. */
  readonly fontMode: "cors" | "no-cors";
  /** What the page hears of a font that is not requested, such as one over plain http on a secure page. */
  readonly unsentFont: "error" | "none";
  /** Whether a font of a style sheet has a Referer by the page's policy, or by the default one. */
  readonly fontReferrerPolicy: "of-page" | "default";
  /** Whether fonts are preloaded with CORS in any case. */
  readonly preloadsFontsWithCors: boolean;
  /** Whether text tracks can be preloaded. */
  readonly preloadsTracks: boolean;
  /** Whether a preload that failed fires `load`: never, or for content of other origins. */
  readonly failedPreloadFires: "error" | "load-unless-own";
  /** Whether the type of a preload has to fit what it is for. */
  readonly preloadChecksType: boolean;
  /** Whether a preload is compared with its `integrity`. */
  readonly preloadChecksIntegrity: boolean;
  /** Whether a style sheet of another type than text/css is an error, or is loaded and does nothing. */
  readonly wrongStyleType: "error" | "ignored";
  /** Whether a style sheet that a redirect leads to needs a type. */
  readonly redirectedStyleNeedsType: boolean;
  /** Whether the type of a style sheet may be a wildcard. */
  readonly styleTypeMayBeAny: boolean;
  /** Whether an image whose type is SVG has to be one. */
  readonly svgTypeIsBinding: boolean;
  /** Whether a type for which a script or a style sheet is blocked is found before the CORS check is made. */
  readonly checksTypeFirst: boolean;
  /** Whether the message of a script's error is hidden where the page may not read the script. */
  readonly mutesScriptErrors: boolean;
  /** What `<object>` and `<embed>` are for Sec-Fetch-Dest. */
  readonly objectDestination: "own" | "iframe";
  /** Whether Cross-Origin-Resource-Policy applies to them, as it does to what is no document. */
  readonly objectChecksCorp: boolean;
  /**
   * What the page hears of an `<object>` or `<embed>` whose response is an error page, of one without content, and of a
   * document that may not be framed.
   */
  readonly object: PluginEvents;
  readonly embed: PluginEvents;
  /** What Resource Timing shows of such a document. */
  readonly framingTiming: "failed" | "response";
  /** What Resource Timing shows of a request that failed; by-header: what its response's Timing-Allow-Origin says. */
  readonly timing: {
    readonly unsent: "limited" | "none";
    /** Whether it shows nothing of an `<object>` that wasn't requested, unless it found the server on a local network. */
    readonly hidesUnsentObject: boolean;
    /** What it shows of an `<object>`'s document that is the page's own, to which another origin redirected. */
    readonly ownDocumentBehindOthers: "all" | "limited";
    /** How many redirects of an `<object>`'s document leave it the page's origin; after more, that is `null`. */
    readonly objectRedirects: number;
    readonly failed: "limited" | "none" | "by-header";
    /** What it shows where a redirect was not followed: a failure, or the hop before. */
    readonly refusedRedirect: "failed" | "of-hop";
    /** What it shows of media whose response is an error page: a failure, or a response. */
    readonly mediaErrorStatus: "failed" | "response";
    /** Whether a style sheet that `nosniff` blocks counts as failed. */
    readonly blockedStyleFailed: boolean;
  };
}

type PluginEvent = "load" | "error" | "none";

interface PluginEvents {
  readonly errorStatus: PluginEvent;
  readonly noContent: PluginEvent;
  readonly notFramed: PluginEvent;
}
