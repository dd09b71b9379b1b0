/** Sec-Fetch-* and Origin. */
export interface MetadataRules {
  /** Whether http and https are two sites; with `unless-local` not for the names of this machine. */
  readonly schemeful: "always" | "unless-local";
  /** Whether `localhost.`, with a dot at its end, is trustworthy over http as `localhost` is. */
  readonly finalDotIsTrustworthy: boolean;
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
