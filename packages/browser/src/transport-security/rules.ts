/** How an engine reads Strict-Transport-Security. */
export interface HeaderRules {
  /** A directive: its name, which blanks may follow, and its value. */
  readonly directive: RegExp;
  /** The seconds of max-age, without quotes. */
  readonly maxAge: RegExp;
  /** Whether a backslash in quotes stands for the character behind it. */
  readonly unescapes: boolean;
  /** Whether a directive that it does not know may not be there twice either. */
  readonly unknownAreUnique: boolean;
}

/** How an engine keeps to Strict-Transport-Security: https://www.rfc-editor.org/rfc/rfc6797 */
export interface TransportSecurityRules {
  readonly header: HeaderRules;
  /** Whether `localhost` and names below it are left out. */
  readonly exemptsLocalhost: boolean;
  /**
   * Whose responses it believes: all, those of the site in the address bar, or those of the host there. What the user opens
   * is its own site and host.
   */
  readonly believes: "all" | "same-site" | "same-host";
  /** What it requests over https: all, what is of the site in the address bar, or what the user opens, and WebSockets. */
  readonly upgrades: "all" | "same-site" | "top-level";
  /** Whether it requests preloaded hosts over https for every page, whatever `upgrades` says. */
  readonly upgradesPreloadedAlways: boolean;
  /** Whether `max-age=0` counts of a preloaded host too. */
  readonly preloadedMayLeave: boolean;
  /** With which status it redirects a request itself, as if the server did; `undefined`: it changes the URL. */
  readonly redirectStatus: 302 | 307 | undefined;
  /** A WebSocket whose URL it changes: as one to the new URL, with the Origin `null`, or with the Sec-Fetch-* of the old one. */
  readonly sockets: "as-new" | "null-origin" | "metadata-before";
  /**
   * Whether Referer and the Origin of a form are as the referrer policy has them for the URL before, and Referer once more for
   * the one after.
   */
  readonly refersBefore: boolean;
}
