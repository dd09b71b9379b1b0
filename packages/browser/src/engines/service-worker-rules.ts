/** How engines run service workers. */
export interface ServiceWorkerRules {
  /** Whether a page without a server's URL, such as about:srcdoc, registers any. */
  readonly aboutPagesRegister: boolean;
  /** Whether the request of a service worker's script has a Referer. */
  readonly scriptHasReferrer: boolean;
  /** Whether that of a module has the user's cookies. */
  readonly moduleHasCredentials: boolean;
  /** The cache mode of that request. */
  readonly scriptCacheMode: "no-cache" | "reload";
  /** Whether `updateViaCache: "all"` leaves the first request, too, to the cache. */
  readonly firstMayBeCached: boolean;
  /** Whether Service-Worker-Allowed has to be of the script's origin; otherwise its path counts alone. */
  readonly allowedNeedsOrigin: boolean;
  /** The error that `register` rejects with where the page's policy blocks the script. */
  readonly blockedError: "SecurityError" | "TypeError";
  /** What of the page in the address bar keeps registrations apart. */
  readonly partition: "site" | "origin";
  /** Whether requests of `fetch` with `keepalive` go to the network. */
  readonly keepaliveBypasses: boolean;
  /** Whether a navigation goes to the network after all where the service worker has failed to respond. */
  readonly failedNavigationUsesNetwork: boolean;
  /** Whether a request that the service worker leaves to the network is sent without the preflight that it needs. */
  readonly unhandledSkipsPreflight: boolean;
  /** Whether a navigation that is passed on has the mode `navigate`, or `same-origin`. */
  readonly keepsNavigateMode: boolean;
  /** What such a navigation has of who has started it: its origin, its Origin header alone, or nothing. */
  readonly navigationKeeps: "origin" | "header" | "nothing";
  /** Whether a copy of a navigation's request with other options still has the cookies of the navigation. */
  readonly copiesKeepCookies: boolean;
  /** Whether such a navigation has the worker's URL as its Referer where it has none itself. */
  readonly navigationNamesWorker: boolean;
  /** Whether a request that is passed on is preflighted because its page listens to the upload. */
  readonly keepsUploadListener: boolean;
  /** Whether a request that is passed on has the Cache-Control of an EventSource as a header of the worker's script. */
  readonly keepsEventSourceHeaders: boolean;
  /** Whether the page sees all headers of a response that the worker has made, whatever the URL. */
  readonly madeResponsesAreBasic: boolean;
  /** Whether an XMLHttpRequest sees all headers of another origin's response that the worker passes on. */
  readonly xhrSeesAllHeaders: boolean;
  /**
   * What Clear-Site-Data: "storage" takes from the origin: nothing, its registrations, or also the workers from the pages that
   * they control.
   */
  readonly siteDataClears: "nothing" | "registrations" | "workers";
  /** Whether a page with COEP `credentialless` embeds no response of the worker that came with credentials. */
  readonly checksCredentialless: boolean;
}
