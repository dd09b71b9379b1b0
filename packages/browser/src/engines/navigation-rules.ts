/** The boundary of a multipart body. */
export interface BoundaryRules {
  readonly prefix: string;
  /** How many digits follow it. */
  readonly digits: number;
}

/** How links, forms and frames are sent. */
export interface NavigationRules {
  readonly boundary: BoundaryRules;
  /** Whether a button's `text/plain` is only the name of the encoding where the form's own method is GET. */
  readonly plainTextNeedsPostForm: boolean;
  /** Whether `noreferrer` hides the Origin too. */
  readonly noreferrerHidesOrigin: boolean;
  /** Whether the referrer policy hides the Origin on the way from https to http. */
  readonly downgradeHidesOrigin: boolean;
  /** Whether the Origin is `null` once a redirect led to another origin than the first. */
  readonly redirectHidesOrigin: boolean;
  /** Whether Sec-Fetch-User is sent for a frame that a script adds when the user clicks. */
  readonly addedFrameIsActivated: boolean;
  /** Whether a new window without an opener is cross-site for Sec-Fetch-Site, whoever opens it. */
  readonly noopenerIsCrossSite: boolean;
  /** Whether `window.open` without opener and referrer sends an empty Referer. */
  readonly opensWithEmptyReferer: boolean;
  /** Whether a frame navigates the page in the address bar, of another origin, only after the user has clicked in it. */
  readonly topNeedsActivation: boolean;
  /** Whether the time of the field Refresh has a digit; otherwise a point is enough. */
  readonly refreshTimeHasDigit: boolean;
  /** The cache mode of a form that is posted, also where a redirect makes a GET of it. */
  readonly postCacheMode: "default" | "no-cache";
}
