/** How engines start workers. */
export interface WorkerRules {
  /** Whether the constructor throws where the script is of another origin; otherwise the worker has an `error` event. */
  readonly otherOriginThrows: boolean;
  /** Whether it throws where the page's own policy blocks the script. */
  readonly blockedThrows: boolean;
  /** Whether a classic script of a server, and a module, need the type of JavaScript. */
  readonly classicNeedsType: boolean;
  readonly moduleNeedsType: boolean;
  /** Whether what it imports from its own origin has an Origin, where a page's modules have one. */
  readonly importsHaveOrigin: boolean;
  /** Whether a script that came without Referrer-Policy has the page's. */
  readonly inheritsReferrerPolicy: boolean;
  /** Whether `sandbox` in the script's own policy makes the worker's origin opaque. */
  readonly sandboxed: boolean;
  /** Whether the embedder policy of a script counts where the page is no secure context. */
  readonly insecureHasEmbedderPolicy: boolean;
  /** Whether a data: worker has the page's embedder policy. */
  readonly dataHasEmbedderPolicy: boolean;
  /** Whether `'self'` of the page's policy lets a data: worker request any server with https; otherwise it is the page's own. */
  readonly selfInDataIsHttps: boolean;
  /** Whether the requests of a data: worker count as the page's own: for cookies, Sec-Fetch-Site, and Origin without CORS. */
  readonly dataRequestsAreOfPage: boolean;
  /** Whether pages with an opaque origin may start shared workers. */
  readonly opaquePagesShare: boolean;
  /** Whether mixed content is blocked of shared workers. */
  readonly sharedBlocksMixedContent: boolean;
  /** Whether a shared worker whose script is no server's has the page's embedder policy. */
  readonly sharedHasEmbedderPolicy: boolean;
  /** Whether a shared data: worker has no policy of the page, nor a page around it. */
  readonly sharedDataIsApart: boolean;
}
