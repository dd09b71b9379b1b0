/** Where engines apply Content Security Policy differently. */
export interface PolicyRules {
  /**
   * Whether a WebSocket's URL counts with its own scheme, which `https:` does not cover; otherwise with its handshake's.
   */
  readonly socketsHaveOwnScheme: boolean;
  /** Whether `ws:` and `wss:` cover http and https. */
  readonly socketSourcesCoverHttp: boolean;
  /** Whether `*` may have a port, as in `*:*`. */
  readonly anyHostMayHavePort: boolean;
  /** Whether a source may have a query or a fragment, which do not count. */
  readonly ignoresQuery: boolean;
  /** Whether an escaped slash in the path of a source is one. */
  readonly decodesWholePath: boolean;
  /** Whether the path counts after a redirect too, where the request had a preflight. */
  readonly preflightedPathCounts: boolean;
  /** Whether `<object>` and `<embed>` are frames too, for `frame-src`. */
  readonly objectsAreFrames: boolean;
  /** Whether the redirects of `<object>` and `<embed>` are checked. */
  readonly checksRedirectedObjects: boolean;
  /** The forms whose redirects are checked. */
  readonly checksRedirectedForms: "all" | "in-own-window" | "none";
  /** Whether `'strict-dynamic'` in `worker-src` or `child-src` lets a script start any worker, as it does in `script-src`. */
  readonly strictDynamicForWorkers: boolean;
  /** Whether there is a `close` event where a WebSocket is blocked. */
  readonly blockedSocketCloses: boolean;
  /** Whether there is a `loadstart` event where an XMLHttpRequest is blocked. */
  readonly blockedSendStarts: boolean;
  /** Whether `sendBeacon` returns true where a beacon is blocked. */
  readonly takesBlockedBeacon: boolean;
  /** The error of the constructor where a WebSocket is blocked; `undefined` where it has none. */
  readonly blockedSocketThrows: string | undefined;
  /** The same of an EventSource. */
  readonly blockedEventSourceThrows: string | undefined;
}
