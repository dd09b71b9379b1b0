import type { ChangeName } from "@sallyport/browser";

/** Something that the engines do differently, and a case of the table that shows it. */
export interface EngineDifference {
  readonly text: string;
  /** The description of the case. */
  readonly desc: string;
  /** What of the case shows it. Default: both. */
  readonly shownBy?: "results" | "requests";
  /** The change by which an engine came to what it does. */
  readonly change?: ChangeName;
}

/** One case for each kind of difference: the table has many more of most kinds. */
export const engineDifferences: readonly EngineDifference[] = [
  {
    text: "A password of HTTP authentication, for a page of another site",
    desc: "http authentication: include, other",
  },
  {
    text: "An `Authorization` header of a script, and a known password",
    desc: "http authentication: a header of the script, own",
  },
  { text: "Another origin asks for a password", desc: "http authentication: prompt: include, other" },
  {
    text: "An image whose URL has a user name and a password",
    desc: "http authentication: in a URL: image, other",
    shownBy: "requests",
  },
  {
    text: "A link whose URL has others than the known ones",
    desc: "http authentication: in a URL instead of known ones: a link, own",
    shownBy: "requests",
  },
  {
    text: "A beacon that is redirected to another origin once its page is gone",
    desc: "unloading: a beacon, to-r of a, at pagehide of a frame of a",
    shownBy: "requests",
  },
  {
    text: "`Content-Type` of a `Blob`, in the mode `no-cors`",
    desc: "no-cors POST with a blob of application/json",
    shownBy: "requests",
  },
  {
    text: "A third-party cookie that was set on the server's own site",
    desc: "third-party cookies, default: set by a visit",
  },
  {
    text: "`Sec-Fetch-Storage-Access` of a third party's request",
    desc: "storage access, default: fetch, include",
    shownBy: "requests",
    change: "sec-fetch-storage-access",
  },
  { text: "A third-party cookie that a response sets", desc: "third-party cookies, default: set by fetch" },
  {
    text: "A `Partitioned` cookie",
    desc: "third-party cookies, default: Partitioned, set by fetch",
    change: "cookie-partitioned",
  },
  {
    text: "A cookie without `SameSite`, cross-site",
    desc: "cookie: k=1; Secure, cross-site",
    change: "cookie-lax-default",
  },
  {
    text: "`SameSite=None` without `Secure`",
    desc: "cookie: k=1; SameSite=None, cross-site",
    change: "cookie-none-secure",
  },
  { text: "A `__Host-` cookie without `Path`", desc: "cookie: __Host- without Path" },
  { text: "A `__Host-Http-` cookie without `HttpOnly`", desc: "cookie: __Host-Http-", change: "cookie-http-prefixes" },
  { text: "More cookies than a host may have", desc: "cookie flood: 181 cookies" },
  { text: "`Content-Security-Policy: treat-as-public-address`", desc: "local network: fetch" },
  { text: "`targetAddressSpace`", desc: "local network: target local" },
  { text: "A `User-Agent` that a script sets", desc: 'custom header "user-agent": "mine"' },
  { text: "A client hint that a script sets", desc: 'hint "save-data": "on"' },
  { text: "Safelisted headers of more than 1024 bytes", desc: "9 of accept, 120 bytes each" },
  { text: "`Access-Control-Max-Age` that isn't a number", desc: "max-age garbage" },
  { text: "A preflight for a request with credentials, then one without", desc: "preflight cache: omit after include" },
  { text: "A preflight in the cache mode `no-cache`", desc: "preflight cache: no-cache" },
  { text: "A preflight for `If-None-Match`, twice", desc: "preflight cache: if-none-match" },
  {
    text: "An upload listener without `Access-Control-Allow-Methods`",
    desc: "twice: GET with an upload listener, no method allowed",
  },
  { text: "A redirect to a URL with a user name, within one origin", desc: "redirect: to userinfo, same-origin" },
  { text: "`Authorization` after a redirect to another origin", desc: "redirect: authorization, 307, A to B" },
  {
    text: "`Sec-Fetch-*` after a redirect to another origin",
    desc: "redirect: GET, 307, A to B",
    change: "fetch-metadata",
  },
  { text: "Two different `Location` headers", desc: "redirect: two Locations, follow" },
  { text: "`DELETE` redirected to another origin", desc: "redirect: DELETE, 302, B to A to C" },
  {
    text: "`Origin` of a no-cors POST with `no-referrer`",
    desc: 'referrerPolicy "no-referrer", no-cors POST https://b.localhost/r',
  },
  {
    text: "An image that another page's CORS fetch requests again",
    desc: "http cache: fetch with omit after image, shared where Origin is sent, without Vary",
  },
  {
    text: "A cached response, with credentials and then without",
    desc: "http cache: omit after include, cross-origin",
  },
  { text: "A `PUT` between two `GET`s of a cached response", desc: "http cache: PUT between two GETs" },
  { text: "A cached response with the status 404", desc: "http cache: status 404 with max-age" },
  { text: "`only-if-cached` for what isn't cached", desc: "only-if-cached, same-origin" },
  { text: "A font of another origin without CORS headers", desc: "element: font other", shownBy: "results" },
  {
    text: "An image over http in a page with https",
    desc: "element: image mixed content",
    change: "mixed-content-upgrade",
  },
  {
    text: "`PUT` over http to a host that wants https (HSTS)",
    desc: "strict transport: PUT, same site",
  },
  {
    text: "A link over http to such a host: `Sec-Fetch-Site`",
    desc: "strict transport: link, same site, https page",
    shownBy: "requests",
  },
  { text: "The cookies that `Clear-Site-Data` clears", desc: "clear site data: by a visit to the host below" },
  { text: "`Clear-Site-Data` of a redirect", desc: "clear site data: by a visit, redirected" },
  { text: "A stream as the body of a request over HTTP/1.1", desc: "POST with a stream" },
  { text: "`integrity` in upper case", desc: "integrity of nothing, in upper case" },
  {
    text: "`integrity` with one of two signs of padding",
    desc: "integrity of the body, SHA-512 with half of the padding",
  },
  { text: "A link in a sandboxed page: Referer", desc: "navigation: link sandboxed" },
  { text: "A frame: `Sec-Fetch-User`", desc: "navigation: frame clicked to https://b.localhost/r" },
  {
    text: "A worker whose script is of another origin",
    desc: "dedicated worker: classic at https://b.localhost",
    shownBy: "results",
  },
  {
    text: "A worker whose script has the type text/plain",
    desc: "dedicated worker: classic, text/plain",
    shownBy: "results",
  },
  {
    text: "A request of a `data:` worker to the server of its page",
    desc: "dedicated worker: cookies of https://a.localhost/r, no-cors, from data:",
    shownBy: "requests",
  },
  {
    text: "A form of another site that a service worker passes on: `Origin`, `Sec-Fetch-*`",
    desc: "service worker: navigation, that passes it on, cross-site, POST of a form",
    shownBy: "requests",
  },
  {
    text: "The same, where the worker passes a changed copy on: `Cookie`",
    desc: "service worker: navigation, that passes a copy on, cross-site, POST of a form",
    shownBy: "requests",
  },
  {
    text: "A request that a service worker leaves to the network: the preflight",
    desc: "service worker: that leaves it, no grant",
    shownBy: "requests",
  },
  {
    text: "An upload listener of a request that a service worker passes on",
    desc: "service worker: that passes it on, upload listener",
    shownBy: "requests",
  },
  {
    text: "The script of a service worker: `Referer`, `Cache-Control`",
    desc: "service worker: classic",
    shownBy: "requests",
  },
];
