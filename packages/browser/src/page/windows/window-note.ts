/** What a page's console says of windows and frames of another origin. */
export interface WindowNote {
  /**
   * `frame-access`: a script reached into another origin's window; `post-message`: a message was for another origin than the
   * window has; `coop`: Cross-Origin-Opener-Policy separated a window from the one that opened it; `sandboxed`: a sandbox
   * does not allow a popup, a form or to leave for `_top`; `not-activated`: nor does a browser, before the user clicks.
   */
  readonly code: "frame-access" | "post-message" | "coop" | "sandboxed" | "not-activated";
  /** What it is about: `origin`, `other`, `target`, `url`, the `token` that the sandbox lacks. */
  readonly values: Readonly<Record<string, string>>;
  /** The line that the engine prints to its console, or the error's message; `undefined` where it says nothing. */
  readonly consoleMessage: string | undefined;
}
