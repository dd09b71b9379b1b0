/** How a redirect is read and followed. */
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
  /**
   * Whether a request that has outlived its page follows redirects on its own: with the Sec-Fetch-* of its first hop, without an
   * Origin where it isn't a CORS request and has left the origin of that hop, and whatever the rule before says.
   */
  readonly followsAloneAfterUnload: boolean;
  /** Whether the redirect mode `manual` fails where the Location is not a URL. */
  readonly manualNeedsURL: boolean;
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
