import type { EvictedReason, RefusedReason, BlockedReason } from "../cookies/reasons.ts";
import type { Failure } from "../fetch/failure.ts";
import type { Header } from "../fetch/header-list.ts";
import type { CredentialsMode, RedirectTaint, RequestMode, ResponseTainting } from "../fetch/request.ts";
import type { ResponseType } from "../fetch/response.ts";

export interface NamedCookie {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
}

/** What each kind of event holds beside its kind. */
interface Events {
  /** A fetch starts, or continues after a redirect. */
  "main-fetch": {
    readonly url: string;
    readonly mode: RequestMode;
    readonly credentials: CredentialsMode;
    /** Whose it is, where it isn't the page's. */
    readonly of?: "service-worker";
  };
  /** The request goes to the page's service worker; it may leave it to the network. */
  "service-worker": { readonly url: string; readonly responds: boolean };
  /** The service worker responds. */
  "from-service-worker": {
    readonly status: number;
    readonly headers: readonly Header[];
    readonly type: ResponseType;
  };
  /** It is requested over https instead of http: for the page, or because the host has asked for it earlier. */
  upgraded: { readonly url: string; readonly by?: "strict-transport-security" };
  /** How much of the response the page may read. */
  tainting: { readonly tainting: ResponseTainting };
  /** The request needs permission first; `cached` where an earlier preflight gave it. */
  "preflight-needed": {
    readonly method: string | undefined;
    readonly headers: readonly string[];
    readonly listener: boolean;
    readonly cached: boolean;
  };
  /** A request is sent. */
  request: {
    readonly preflight: boolean;
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Header[];
  };
  cookies: {
    readonly included: boolean;
    readonly sent: readonly NamedCookie[];
    readonly blocked: readonly { readonly cookie: NamedCookie; readonly reason: BlockedReason }[];
  };
  /** The browser adds a password that it knows for an origin; it may replace what a script set. */
  authorization: { readonly url: string; readonly replaces: boolean };
  /** The server asks for a password, and the browser the user, who cancels. */
  "authentication-prompt": { readonly url: string; readonly realm: string };
  /** The server asks for its cookies (Activate-Storage-Access), and the browser sends the request again with them. */
  "storage-access-retry": { readonly url: string };
  /** A response's head arrives: the server has executed the request. */
  response: {
    readonly preflight: boolean;
    readonly status: number;
    readonly headers: readonly Header[];
    /** The `type` of the problem document (RFC 9457) that is the body, as the server sent it. */
    readonly problem?: string;
  };
  /** The HTTP cache serves the request: without the server, or after the server said that what is stored is unchanged. */
  "from-cache": {
    readonly url: string;
    readonly status: number;
    readonly headers: readonly Header[];
    readonly validated: boolean;
    /** In whole seconds. */
    readonly age: number;
  };
  "cookie-stored": { readonly cookie: NamedCookie };
  "cookie-removed": { readonly cookie: NamedCookie; readonly reason: EvictedReason };
  "cookie-refused": { readonly name: string | undefined; readonly reason: RefusedReason };
  /** The server has had its cookies, cached responses and service workers, by their scopes, removed, by Clear-Site-Data. */
  "site-data-cleared": {
    readonly cookies: readonly NamedCookie[];
    readonly cache: boolean;
    readonly serviceWorkers: readonly string[];
  };
  "cors-check": { readonly preflight: boolean; readonly origin: string; readonly failure: Failure | undefined };
  "corp-check": { readonly failure: Failure | undefined };
  "tao-check": { readonly passed: boolean };
  "preflight-passed": {
    readonly methods: readonly string[];
    readonly headers: readonly string[];
    readonly maxAge: number;
  };
  redirect: { readonly status: number; readonly to: string; readonly method: string; readonly taint: RedirectTaint };
  /** The page gets a response. */
  filtered: { readonly type: ResponseType; readonly headers: readonly string[]; readonly hidden: readonly string[] };
  /** The page gets nothing. */
  "network-error": { readonly failure: Failure };
}

export type TraceEventKind = keyof Events;

export type TraceEvent = { [Kind in TraceEventKind]: { readonly kind: Kind } & Events[Kind] }[TraceEventKind];

/** The section of a standard that defines each event. */
export const sections: Readonly<Record<TraceEventKind, string>> = {
  "main-fetch": "https://fetch.spec.whatwg.org/#concept-main-fetch",
  "service-worker": "https://w3c.github.io/ServiceWorker/#handle-fetch",
  "from-service-worker": "https://w3c.github.io/ServiceWorker/#fetch-event-respondwith",
  upgraded: "https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm",
  tainting: "https://fetch.spec.whatwg.org/#concept-main-fetch",
  "preflight-needed": "https://fetch.spec.whatwg.org/#concept-http-fetch",
  request: "https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch",
  cookies: "https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-retrieval-algorithm",
  authorization: "https://fetch.spec.whatwg.org/#authentication-entry",
  "authentication-prompt": "https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch",
  "storage-access-retry": "https://privacycg.github.io/storage-access-headers/#perform-a-storage-access-retry-check",
  response: "https://fetch.spec.whatwg.org/#concept-http-network-fetch",
  "from-cache": "https://www.rfc-editor.org/rfc/rfc9111#name-constructing-responses-from",
  "cookie-stored": "https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-storage-model",
  "cookie-removed": "https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-storage-model",
  "cookie-refused": "https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-storage-model",
  "site-data-cleared": "https://w3c.github.io/webappsec-clear-site-data/#clear-response",
  "cors-check": "https://fetch.spec.whatwg.org/#concept-cors-check",
  "corp-check": "https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check",
  "tao-check": "https://fetch.spec.whatwg.org/#concept-tao-check",
  "preflight-passed": "https://fetch.spec.whatwg.org/#cors-preflight-fetch",
  redirect: "https://fetch.spec.whatwg.org/#concept-http-redirect-fetch",
  filtered: "https://fetch.spec.whatwg.org/#concept-filtered-response",
  "network-error": "https://fetch.spec.whatwg.org/#concept-network-error",
};
