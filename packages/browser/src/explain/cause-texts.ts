/** Why something is behind a failure. */
export const causeTexts = {
  "no-opt-in":
    "The server sends no CORS headers on this route: it has not opted in. That it works in curl says nothing, because curl has no same-origin policy.",
  "error-outside":
    "The answer is an error (401, 404, 500) that was made outside of the code which adds the CORS headers: by an error handler, an authentication check, a router.",
  gateway:
    "An API gateway, load balancer or firewall answered in the server's place; such make their own 4xx and 5xx without CORS headers.",
  hijacked: "The reply is a stream (server-sent events) or was hijacked, and bypasses the framework's headers.",
  "callback-throws":
    'The callback that decides on origins throws ("Not allowed by CORS"), so the error handler answers 500 without headers; a refusal is no error of the server.',
  "list-misses":
    "The origin is not on the server's list exactly as the browser sends it: another port, `http` for `https`, `www.`, a sibling name.",
  "not-serialized":
    "The header was not written as browsers serialize an origin: with a trailing slash, a path, upper case, the default port, or without the scheme.",
  "list-in-header": "A list of origins was written into the header. It holds one origin or `*`.",
  "two-owners": "A proxy adds the header and the application adds it too.",
  vary: "A cache or CDN kept the answer for another origin, or for none, because `Vary: Origin` is not on every answer; such failures come and go.",
  "image-cache":
    'The browser\'s cache holds the answer to an `<img>` without `crossorigin`, which has no CORS headers, and uses it again; with "Disable cache" it works.',
  "service-worker": "A service worker answered a `cors` request with an opaque response, or with an error.",
  font: "Fonts always need CORS, and the stylesheet's `@font-face` names another origin.",
  proxy: "A proxy rewrites Host or Origin, and the server compares with what is left of them.",
  "page-null":
    "The page's origin is `null`: it was opened from the disk (`file://`), is in a sandboxed frame, or came from a `data:` URL.",
  "redirect-null": "A redirect from one other origin to another made the Origin `null`.",
  "app-scheme":
    "The page is an app's (`capacitor://localhost`, `ionic://localhost`), and the server's list takes http and https for the only schemes.",
  extension:
    "The script is an extension's content script, which is bound by the page's CORS; its origin is `chrome-extension://…` in its own pages only.",
  electron:
    "The page is Electron's and was loaded from `file://`; `webSecurity: false` no longer switches CORS off there. Serve it under a scheme of its own (`protocol.handle`).",
  "loose-pattern":
    "The list is a loose pattern (`h*`, `endsWith`, an expression without anchors); where it admits too little now, it may admit `localhost.evil.example` as well.",
  preview:
    "The page is a preview deployment with a new name each time. A pattern must stand below a name of your own: `*.vercel.app` admits every tenant.",
  "default-wildcard": "The server's CORS library sends `*` by default, and the page sends credentials.",
  "needless-include":
    'The page sends credentials without need: `credentials: "include"`, `withCredentials`, or a client library\'s default.',
  "no-credentials-header": "The server names the origin, and does not say that credentials are allowed.",
  "credentials-spelling": "The value is not exactly `true`: upper case, `1`, or sent twice.",
  "auth-first":
    "Authentication runs before CORS. A preflight never carries cookies or Authorization, so it gets 401 or 403.",
  "no-options-route": "The router has no OPTIONS for this path, and answers 404 or 405.",
  "preflight-elsewhere": "A gateway or firewall refuses OPTIONS before the server sees it.",
  "slash-redirect":
    "The URL is not the canonical one: a trailing slash, `http` for `https`, or `www.` makes the server redirect.",
  "login-redirect": "The session is gone, and the server redirects to a sign-in page where a script wants a 401.",
  json: "The body is JSON: `application/json` is outside of the safelist, so `content-type` has to be allowed.",
  "library-header":
    "A library, an interceptor or tracing adds the header (`authorization`, `x-requested-with`, `traceparent`).",
  "wildcard-literal": "With credentials `*` is a name like any other and no wildcard.",
  "authorization-wildcard": "`*` does not cover Authorization by the standard; the engines still let it, and may stop.",
  "method-list": "The server's list has the methods of a default (GET, HEAD, POST) and not this one.",
  "method-case": "Methods are case-sensitive, and a browser sends `patch` as it is written: it is not `PATCH`.",
  "bad-token": "The header holds what is no name: a space, a quote, a bracket of a list that was printed as code.",
  "nobody-listens": "Nothing listens there: the server is down, or host and port are not those of the server.",
  tls: "The TLS certificate is not trusted, or the server speaks http on an https address.",
  "mixed-or-port":
    "It was never CORS: an https page asks for http, or the wrong port of localhost; the console blames CORS because no answer came.",
  blocker: "An extension, a content blocker or a company's proxy stopped the request.",
  "answer-stopped": "The server closed the connection before its answer was complete.",
  "old-cookie-default": "The cookie has no SameSite, and counts as Lax.",
  "third-party": "The browser blocks or partitions cookies in requests to other sites, whatever the cookie says.",
  "not-asked":
    'The page did not ask for credentials: without `credentials: "include"` no cookie goes to another origin.',
  "insecure-localhost":
    "The cookie is `Secure`, and Safari makes no exception for `http://localhost`, as Chromium and Firefox do.",
  "not-exposed":
    "DevTools shows all headers; a page reads the safelisted ones and those that `Access-Control-Expose-Headers` names.",
  "no-cors": 'The request was made with `mode: "no-cors"`, often to silence an error.',
  tainted: "An image from another origin was drawn on the canvas without `crossorigin`.",
  "cached-preflight":
    "The preflight's answer is kept for a time (five seconds without a max-age, at most 86400 in Firefox, 7200 in Chromium, 600 in WebKit): an old one may still hold.",
  "rebinding-page": "The page came from the public internet and asks for something on this machine or its network.",
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
