/** What an engine does with Clear-Site-Data: https://w3c.github.io/webappsec-clear-site-data/ */
export interface ClearSiteDataRules {
  /**
   * Whose header counts: of requests with credentials, of all, preflights among them, or of those whose response is the page's
   * in the end: no redirect, and none that is blocked.
   */
  readonly responses: "credentialed" | "all" | "usable";
  /** The cookies that go: those of the site, those that are of the host, or those that the host gets. */
  readonly cookies: "site" | "of-host" | "sent-to-host";
  /** Whether passwords for the site go with the cookies. */
  readonly authentication: boolean;
  /** Whether a page's script does not see the header. */
  readonly hidesHeader: boolean;
  /** What the HTTP cache has of the origin that goes: all, what is of the page's partition, or nothing. */
  readonly cache: "origin" | "partition" | "none";
}
