/** Why something is behind a failure. */
export const causeTexts = {
  "no-opt-in":
    "The server sends no CORS headers on this route. The request works in curl because curl has no same-origin policy.",
  "error-outside":
    "The response is an error (401, 404, 500) from code that runs outside the CORS middleware: an error handler, an authentication check or a router.",
  gateway:
    "An API gateway, load balancer or firewall sent the response instead of the server, and its errors have no CORS headers.",
  hijacked: "The response is a stream (server-sent events) or was hijacked, so it bypasses the framework's headers.",
  "callback-throws":
    'The callback that checks origins throws an error ("Not allowed by CORS"), so the error handler sends a 500 without CORS headers. A refusal should not throw.',
  "list-misses":
    "The server's list does not have the origin exactly as the browser sends it: it has another port, `http` for `https`, `www.`, or a sibling name.",
  "not-serialized":
    "The header is not written as browsers serialize an origin: it has a slash at the end, a path, upper-case letters, the default port, or no scheme.",
  "list-in-header": "The header has a list of origins. It can hold one origin or `*`.",
  "two-owners": "A proxy adds the header, and the application adds it again.",
  vary: "A cache or CDN stored the response for another origin, because some responses lack `Vary: Origin`. Such failures come and go.",
  "image-cache":
    'The browser\'s cache has the response to an `<img>` without `crossorigin`, which has no CORS headers, and reuses it. With "Disable cache" the request works.',
  "service-worker": "A service worker responded to a `cors` request with an opaque response, or with an error.",
  font: "Fonts always need CORS, and `@font-face` in the stylesheet names another origin.",
  proxy: "A proxy rewrites Host or Origin, and the server compares the rewritten value.",
  "page-null":
    "The page's origin is `null`: it was opened from the disk (`file://`), is in a sandboxed frame, or has a `data:` URL.",
  "redirect-null": "A redirect from one cross-origin URL to another set Origin to `null`.",
  "app-scheme":
    "The page belongs to an app (`capacitor://localhost`, `ionic://localhost`), and the server's list accepts only http and https.",
  extension:
    "The script is an extension's content script, and the page's CORS rules apply to it. Only the extension's own pages have the origin `chrome-extension://…`.",
  electron:
    "Electron loaded the page from `file://`, where `webSecurity: false` no longer turns CORS off. Serve the page under a scheme of its own (`protocol.handle`).",
  "loose-pattern":
    "The list is a loose pattern (`h*`, `endsWith`, an expression without anchors). It rejects this origin, and it may accept `localhost.evil.example`.",
  preview:
    "The page is a preview deployment, and each one has a new name. A pattern must be below a name of your own: `*.vercel.app` matches every tenant.",
  "default-wildcard": "The server's CORS library sends `*` by default, and the page sends credentials.",
  "needless-include":
    'The page sends credentials that it does not need: `credentials: "include"`, `withCredentials`, or a client library\'s default.',
  "no-credentials-header": "The server names the origin but does not allow credentials.",
  "credentials-spelling": "The value is not exactly `true`: it has upper-case letters, is `1`, or was sent twice.",
  "auth-first":
    "Authentication runs before CORS. A preflight never has cookies or Authorization, so it gets a 401 or 403.",
  "no-options-route": "The router has no OPTIONS route for this path, and responds with 404 or 405.",
  "preflight-elsewhere": "A gateway or firewall refuses OPTIONS before the request reaches the server.",
  "slash-redirect":
    "The URL is not the canonical one: the server redirects because of a slash at the end, `http` for `https`, or `www.`.",
  "login-redirect": "The session has expired, and the server redirects to a sign-in page where a script needs a 401.",
  json: "The body is JSON: `application/json` is not on the safelist, so the server must allow `content-type`.",
  "library-header":
    "A library, an interceptor or a tracing tool adds the header (`authorization`, `x-requested-with`, `traceparent`).",
  "wildcard-literal": "With credentials, `*` is an ordinary name and no longer a wildcard.",
  "authorization-wildcard": "By the standard, `*` does not cover Authorization. Engines still accept it, and may stop.",
  "method-list": "The server's list has only the default methods (GET, HEAD, POST).",
  "method-case": "Methods are case-sensitive, and browsers send `patch` as it is written: it is not `PATCH`.",
  "bad-token":
    "The header has something that is not a valid name: a space, a quotation mark, or the brackets of a list that was printed as code.",
  "nobody-listens": "No server listens there: it is down, or the host or port is wrong.",
  tls: "The TLS certificate is not trusted, or the server speaks http on an https address.",
  "mixed-or-port":
    "The console blames CORS only because there was no response. Check for an https page that requests http, or the wrong localhost port.",
  blocker: "An extension, a content blocker or a corporate proxy stopped the request.",
  "answer-stopped": "The server closed the connection before the response was complete.",
  "old-cookie-default": "The cookie has no SameSite attribute, so it counts as Lax.",
  "third-party":
    "The browser blocks or partitions cookies in requests to other sites, whatever the cookie's attributes.",
  "not-asked":
    'The page did not ask for credentials. Without `credentials: "include"` no cookie is sent to another origin.',
  "insecure-localhost":
    "The cookie is `Secure`. Chromium and Firefox make an exception for `http://localhost`; Safari does not.",
  "not-exposed":
    "DevTools shows all headers. A page can read only safelisted headers and those in `Access-Control-Expose-Headers`.",
  "no-cors": 'The request uses `mode: "no-cors"`, often to silence an error.',
  tainted: "An image from another origin was drawn on the canvas without `crossorigin`.",
  "cached-preflight":
    "The browser caches the preflight's response (five seconds without a max-age; at most 86400 seconds in Firefox, 7200 in Chromium, 600 in WebKit). An old one may still apply.",
  "rebinding-page": "The page is from the public internet and requests something on this machine or its network.",
  "origin-slash": "The value has a slash at the end. Browsers send origins without one.",
  "origin-case": "The value has upper-case letters. Browsers send origins in lower case.",
  "origin-no-scheme": "The value has no scheme. An origin begins with `https://` or `http://`.",
  "origin-default-port": "The value names the default port. Browsers leave it out.",
  "origin-path": "The value has a path. An origin ends after the host and the port.",
  "origin-scheme": "The schemes differ: one is `http`, the other is `https`.",
  "origin-port": "The ports differ.",
  "origin-www": "Only one of the two origins begins with `www.`.",
  "url-slash": "The server redirects to the same URL with a slash added or removed at the end.",
  "url-scheme": "The server redirects from `http` to `https`.",
  "url-www": "The server redirects to the same host with `www.` added or removed.",
} as const;

export type CauseName = keyof typeof causeTexts;
