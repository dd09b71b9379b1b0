/** Why something is behind a failure. */
export const causeTexts = {
  "no-opt-in":
    "The server sends no CORS headers on this route. The request works in curl because curl has no same-origin policy.",
  "error-outside":
    "The response is an error (401, 404, 500): it comes from code outside the CORS middleware, or the server shares nothing with the page. A successful response shows which.",
  gateway:
    "An API gateway, load balancer or firewall sent the response instead of the server, and its responses have no CORS headers.",
  hijacked:
    "The handler writes a stream (server-sent events) or the raw response itself, which bypasses the framework's headers.",
  "callback-throws":
    'The callback that checks origins throws an error ("Not allowed by CORS"), so the error handler sends a 500 without CORS headers. A refusal should not throw.',
  "list-misses":
    "The server's list does not have the origin exactly as the browser sends it: the entry has another port, `http` instead of `https`, `www.`, or a similar name.",
  "not-serialized":
    "The header is not written as browsers serialize an origin: it has a slash at the end, a path, upper-case letters, the default port, or no scheme.",
  "list-in-header": "The header has a list of origins. It can have only one origin, or `*`.",
  "two-owners": "A proxy adds the header, and the application adds it again.",
  vary: "A cache or CDN stored the response for another origin, because some responses lack `Vary: Origin`. Such errors come and go.",
  "image-cache":
    'The browser reuses a cached response to an `<img>` without `crossorigin`, and that response has no CORS headers. With "Disable cache", the request works.',
  "needless-crossorigin":
    "The element has the attribute `crossorigin`, so the browser loads it with CORS. Without the attribute the page can show it or run it, but not read it.",
  "cached-without-vary":
    "The server sends Access-Control-Allow-Origin only where the request has an Origin, or with the origin that it got, and the response has no `Vary: Origin`.",
  "policy-of-framework":
    "A framework, a proxy or a host sends the header with every page, and the list lacks this origin: a new API, another environment, a CDN.",
  "policy-in-meta":
    "The page has a second policy, in a `<meta http-equiv>` or in another header field: each policy must allow the request.",
  "policy-narrow":
    "The list has a similar source: another port, another scheme, or the host without its subdomain. A source without a port is the default port alone.",
  "service-worker": "A service worker responded to a `cors` request with an opaque response, or with an error.",
  font: "Browsers always load fonts with CORS, and `@font-face` in the stylesheet names another origin.",
  proxy: "A proxy rewrites Host or Origin, and the server compares with the rewritten value.",
  "page-null":
    "The page's origin is `null`: the page was opened from disk (`file://`), is in a sandboxed frame, or has a `data:` URL.",
  "redirect-null": "A redirect from one other origin to another changed Origin to `null`.",
  "app-scheme":
    "The page belongs to an app (`capacitor://localhost`, `ionic://localhost`), and the server's list accepts only http and https.",
  extension:
    "The extension has no permission for this server. Its pages and its worker read what servers in its `host_permissions` send; to a content script, the page's CORS rules apply.",
  "content-script":
    "The script is an extension's content script, and the page's CORS rules apply to it, whatever the extension's `host_permissions` are.",
  electron:
    "Electron loaded the page from `file://`, where `webSecurity: false` no longer turns CORS off. Serve the page under your own scheme (`protocol.handle`).",
  "local-scheme": "No server responds to this scheme: the app, the browser or the page itself does.",
  "blob-gone":
    "A `blob:` URL exists only for pages of the origin that made it, until it is revoked or that page is closed.",
  "loose-pattern":
    "The server's list has a loose pattern (`h*`, `endsWith`, a regular expression without anchors). It rejects this origin, and may accept `localhost.evil.example`.",
  preview:
    "The page is a preview deployment, and each one has a new name. A pattern must be below your own domain: `*.vercel.app` matches every customer.",
  "default-wildcard": "The server's CORS library sends `*` by default, and the page sends credentials.",
  "needless-include":
    'The page sends credentials that it does not need: `credentials: "include"`, `withCredentials`, or a client library\'s default.',
  "no-credentials-header": "The server names the origin but does not allow credentials.",
  "credentials-spelling": "The value is not exactly `true`: it has upper-case letters, is `1`, or is there twice.",
  "auth-first":
    "Authentication runs before CORS. A preflight never has cookies or Authorization, so it gets a 401 or 403.",
  "preflight-forbidden":
    "Something refuses OPTIONS with 403 before the CORS code runs (authentication, protection against forgery, a firewall), or the CORS code itself refuses this origin, method or header.",
  "preflight-refused":
    "The CORS code itself refuses this origin, method or header (Starlette and FastAPI do that with 400), or something before it takes OPTIONS for a malformed request.",
  "no-options-route": "The router has no OPTIONS route for this path, so it responds with 404 or 405.",
  "signed-out":
    "The server requires credentials, and the request has none that it accepts: the session or the token is missing or has expired.",
  forbidden: "The server refuses the request itself (403): permissions, protection against forgery, or a firewall.",
  "no-route": "There is nothing at this path (404).",
  "no-method": "The path has no route for this method.",
  "too-large": "The body is larger than the proxy or the server accepts (413).",
  "rate-limit": "There were too many requests (429).",
  "gateway-failed": "The gateway got no valid response from the server behind it.",
  "server-failed": "The server failed while it handled the request. That error is what to look at.",
  "preflight-elsewhere": "A gateway or firewall refuses OPTIONS before the request reaches the server.",
  "slash-redirect":
    "The URL is not the canonical one, so the server redirects: a slash at the end, `http` instead of `https`, or `www.`.",
  "login-redirect":
    "The session has expired, and the server redirects to a sign-in page. A script needs a 401 instead.",
  "login-preflight":
    "Authentication runs before CORS, and redirects the preflight to a sign-in page. A preflight never has cookies, so that happens with a session, too.",
  "sign-in-by-script":
    "The page's script requested the URL at which a sign-in begins. Only a navigation can show the provider's page.",
  "access-proxy":
    "An access proxy in front of the server redirects to its sign-in page: nobody is signed in there, or the request has none of its cookies. A preflight never has them.",
  json: "The body is JSON. `application/json` is not on the safelist, so the server must allow `content-type`.",
  "library-header":
    "A library, an interceptor or a tracing tool adds the header (`authorization`, `x-requested-with`, `traceparent`).",
  "wildcard-literal": "With credentials, `*` is an ordinary name, not a wildcard.",
  "authorization-wildcard": "In the standard, `*` does not cover Authorization. Engines still accept it, but may stop.",
  "method-list": "The server's list has only the default methods (GET, HEAD, POST).",
  "method-case": "Methods are case-sensitive, and browsers send `patch` as it is written, which is not `PATCH`.",
  "bad-token":
    "The header has something that is not a valid name: a space, a quotation mark, or the brackets of a list that was printed as code.",
  "unknown-host":
    "The name has no address here: it is misspelled, or only another machine or network knows it (a container, a VPN, a hosts file).",
  dropped:
    "The connection was made, and then closed without a response: the server crashed or restarted, a proxy cut it off, or the port speaks https where the URL says http, or the reverse.",
  offline: "This machine has no route to the server: it is offline, or a VPN is needed.",
  "nobody-listens": "No server listens there: the server is down, or the host or port is wrong.",
  tls: "The TLS certificate is not trusted, or the server uses http on an https address.",
  "certificate-in-handshake":
    "The certificate is required in the TLS handshake, before there is a method or a path. So it is required of preflights too.",
  hsts: "The host has sent `Strict-Transport-Security` (HSTS) earlier. Chromium redirects its http URLs to https itself (307).",
  "http-written": "The URL in the page's code or settings isn't https, or a redirect leads to one that isn't.",
  "mixed-or-port":
    "The console blames CORS only because there was no response. Check whether an https page requests http, and whether the localhost port is right.",
  blocker: "An extension, a content blocker or a corporate proxy stopped the request.",
  "answer-stopped":
    "The server, or a proxy before it, stopped: it crashed, ran into a timeout, or sent fewer bytes than its Content-Length.",
  "old-cookie-default": "The cookie has no SameSite attribute, so it counts as Lax.",
  "third-party":
    "The browser blocks or partitions cookies in requests to other sites, whatever the cookie's attributes.",
  "unknown-user":
    "The server doesn't know the user, and the request had no cookie. For a page of another site, the cookie of a session is a third-party cookie, which browsers block or partition.",
  "not-asked":
    'The page does not include credentials. Without `credentials: "include"`, browsers send no cookies to another origin.',
  "insecure-localhost":
    "The cookie is `Secure`. Chromium and Firefox make an exception for `http://localhost`; Safari doesn't.",
  "not-exposed":
    "DevTools shows all headers. A page can read only safelisted headers and those in `Access-Control-Expose-Headers`.",
  "no-cors": 'The request uses `mode: "no-cors"`, often to silence an error.',
  "no-cors-load":
    'An element without `crossorigin` (`<img>`, `<script>`, `<video>`), or a `fetch` with `mode: "no-cors"`, sent the request.',
  "wrong-type": "The server does not know the type of the file, and sends a default such as `text/plain`.",
  "error-page": "The server sends a page instead: an error, a sign-in page, or the app's start page for every path.",
  tainted: "An image from another origin was drawn on the canvas without `crossorigin`.",
  "cached-preflight":
    "The browser caches the response to a preflight (for five seconds without Access-Control-Max-Age; for at most 86400 seconds in Firefox, 7200 in Chromium and 600 in WebKit). An old one may still apply.",
  "rebinding-page": "A page from the public internet requests something on the user's machine or local network.",
  "framing-default":
    "A framework or a proxy sends the header with every response by default (Helmet, Spring Security, Django, Rails), to prevent clickjacking.",
  "isolated-page":
    "The page sends `Cross-Origin-Embedder-Policy` or `Document-Isolation-Policy`, to use `SharedArrayBuffer` for instance. From then on, everything that it embeds from other origins has to agree.",
  "worker-on-cdn":
    "The script is on a CDN or a static host, or a bundler made its URL from the address of another server (`publicPath`, `base`).",
  "outer-frame":
    "The page that frames it is in a frame itself: the policy has to list every page around it, up to the one in the address bar.",
  "policy-template":
    "A list of recommended headers has turned it off, or the page around the frame has: with its own header, or with `allow`.",
  "frame-policy":
    "The page is a frame of another origin than the page around it, which does not pass the permission on.",
  "wrong-target": "The name resolves to an address in another address space than the page expects.",
  "origin-empty":
    "The server writes the header from a variable that is empty: the request's Origin was not passed on to it, or matched nothing in its list.",
  "url-no-scheme": "The URL has no scheme, so the browser takes what stands before the first colon for one.",
  "origin-slash": "The value has a slash at the end. Browsers send origins without one.",
  "origin-case": "The value has upper-case letters. Browsers send origins in lower case.",
  "origin-no-scheme": "The value has no scheme. An origin begins with a scheme, such as `https://`.",
  "origin-default-port": "The value has the default port. Browsers leave it out.",
  "origin-path": "The value has a path. An origin ends after the host and the port.",
  "origin-scheme": "The schemes differ: one is `http`, the other is `https`.",
  "origin-port": "The ports differ.",
  "origin-www": "Only one of the two origins begins with `www.`.",
  "url-slash": "The server redirects to the same URL with a slash added or removed at the end.",
  "url-scheme": "The server redirects from `http` to `https`.",
  "url-insecure":
    "The server redirects from `https` to `http`: it is behind a proxy that ends TLS, and does not know that the URL is https.",
  "url-www": "The server redirects to the same host with `www.` added or removed.",
} as const;

export type CauseName = keyof typeof causeTexts;
