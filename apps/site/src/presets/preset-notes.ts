/** What to look at in each preset, and what the playground cannot show. */
export const presetNotes = {
  "header-missing":
    "curl has no same-origin policy: it shows every response. A browser shares a response with another origin only if the server permits it.",
  "error-without-headers":
    "The handler failed before anything wrote the CORS headers. Write them outside the error handler, so that errors have them too; then the page can read the status.",
  "preflight-401":
    "A preflight has no Authorization and no cookies. Respond to it before you check who sends the request.",
  "preflight-redirect": "Browsers follow no redirect for a preflight. Request the URL that it leads to.",
  "wildcard-credentials":
    "Name the one origin in place of `*`, with `Vary: Origin`. Don't echo every origin: see the next problem.",
  "reflected-origin":
    "This page is an attacker's. It reads the response with the user's cookies, where the engine sends them. Compare Origin with a list of whole origins.",
  "two-values": "Write the header in one place only: in the proxy or in the application.",
  "trailing-slash": "An origin has no path, so it has no slash at its end. The comparison is exact.",
  "vary-missing":
    "The response is for `https://www.app.example`, and a cache gave it to `https://app.example`. Send `Vary: Origin` with every response of this URL, with and without Origin.",
  "cached-image":
    "The page has shown the image without `crossorigin` before, so Chromium and WebKit take the response from their caches, and it has no CORS headers. Use `crossorigin` everywhere, or send the headers always, with `Vary: Origin`.",
  "loose-pattern":
    "A pattern such as `localhost*` also matches names that a stranger can register. Compare whole origins.",
  "header-hidden": "A script sees seven headers, and those that Access-Control-Expose-Headers lists.",
  "authorization-wildcard":
    "In the Fetch standard, `*` does not cover Authorization, as the row `standard` shows. The three engines permit it. List `authorization`.",
  "content-type": "Only three types of bodies need no preflight, and JSON is not one of them. List `content-type`.",
  "method-patch": "Methods are case-sensitive: browsers make `get` and `post` upper-case, but not `patch`.",
  "no-cors": "The request is sent, and the page gets nothing of the response. `no-cors` is never the fix.",
  "cookies-missing":
    "Chromium does not send a cookie without SameSite across sites, and Firefox has separate cookies for each site. The verdict on CORS does not depend on it: look at Cookies below.",
  "origin-null":
    "Many pages have the origin `null`, an attacker's sandboxed frame too. Never list it with credentials.",
  "local-network":
    "It is a permission that the user gives, and not a header. WebKit blocks this request as mixed content.",
  "gateway-error":
    "A gateway responds in place of the application, without its headers. Configure them at the gateway.",
  websocket: "The handshake is not subject to CORS. The server must check Origin before it accepts.",
  "event-stream": "A response that is written past the framework lacks the framework's headers.",
  font: "Chromium and Firefox load fonts with CORS only. WebKitGTK loads them without it.",
  "opaque-for-cors":
    "The page's console says what is above: its request failed, because the worker responded with an opaque response. Below is the worker's own request, which got that response. Let the worker fetch `event.request` as it is.",
  "preview-pattern": "Anybody can have a name below vercel.app. The policy is refused, with the ways out.",
  capacitor: "The app's origin has another scheme than the server's list. Origins of apps are compared like others.",
  extension:
    "An extension's own page has the extension's origin. Its content scripts have the origin of the page that they are in.",
  electron:
    "A page from a file has the origin `null`, and no value permits `file:`. Serve it from a scheme of the app's own.",
  "callback-throws": "An origin that isn't listed is no error. Leave the headers out, and respond as usual.",
  "max-age":
    "The diagram of each engine shows how long it keeps the preflight: at most two hours in Chromium, a day in Firefox, ten minutes in WebKit.",
  "mixed-content": "It looks like a CORS error in some consoles. No header helps: use https.",
  "host-rewritten":
    "The URL here is what the server receives behind the proxy. List that name in `hosts`, or let the proxy pass Host on.",
  "executed-anyway":
    "This page is an attacker's, and CORS does not apply to its form: the money is gone. The server itself must refuse the request.",
} as const;
