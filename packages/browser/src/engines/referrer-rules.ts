/** Referer. */
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
  /**
   * Whether a frame that is in another site's page gives no more than its origin when it navigates, and to requests that don't
   * go to that page's site; these get what a request within a site gets.
   */
  readonly thirdPartyFrameIsTrimmed: boolean;
  /** The about: documents whose referrer is the URL of the page that they are in. */
  readonly aboutNamesParent: readonly ("srcdoc" | "blank")[];
  /** The same for an XMLHttpRequest, and for the script of a worker. */
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
