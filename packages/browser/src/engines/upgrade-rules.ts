/** How engines apply the directive `upgrade-insecure-requests`. */
export interface UpgradeRules {
  /** Which plain http to a host that is potentially trustworthy is upgraded: none, where a redirect led there, or all. */
  readonly trustworthy: "none" | "redirected" | "all";
  /** The requests for which the policies are checked before the upgrade, and again after it. */
  readonly checkedBefore: readonly ("fetch" | "beacon" | "media")[] | "all-but-forms";
  /** Whether a policy that upgrades takes plain http for https. */
  readonly policyReadsHttpAsHttps: boolean;
  /** What a response to `fetch` shows of it: no more than the URL, the URL before, or a redirect. */
  readonly fetchShows: "url" | "url-before" | "redirect";
  /** Whether the Origin of a beacon is as the referrer policy has it for the URL before. */
  readonly beaconOriginBefore: boolean;
  /** Whether a redirect taints the origin by its URL before the upgrade. */
  readonly taintsByURLBefore: boolean;
  /** Whether a secure page needs no CORS for its own host over plain http, where that is trustworthy and not upgraded. */
  readonly ownHostNeedsNoCors: boolean;
  /** Whether the URL that a script reads of a WebSocket is upgraded too. */
  readonly showsSocketURL: boolean;
  /** Whether what `<object>` and `<embed>` request is checked for mixed content before. */
  readonly blocksMixedObjects: boolean;
  /** The links of a page that lead to its own host by http: those of a page of any scheme, or of http itself. */
  readonly ownHost: "any-scheme" | "same-origin";
  /** Which of these are upgraded without an opener: all, those of links, or none. */
  readonly withoutOpener: "all" | "links" | "none";
  /** Whether these are upgraded where a redirect led there too. */
  readonly redirectedLinks: boolean;
  /** Whether the redirects of a frame are upgraded. */
  readonly redirectedFrames: boolean;
  /** Whether a link that is shown in a frame is upgraded as a frame is. */
  readonly linksIntoFrames: boolean;
}
