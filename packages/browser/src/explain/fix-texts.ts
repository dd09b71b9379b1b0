/** What to do, in words; the recipes of fixes.ts add a policy and headers. */
export const fixTexts = {
  share: "If this page should read it, share this path with this origin only, and only what the request needs.",
  "share-public": "If the data is public and the same for everyone, share it with anyone, without credentials.",
  "without-credentials":
    'If the response is the same for everyone, send the request without credentials (`credentials: "omit"`, no `withCredentials`).',
  outermost:
    "Add the CORS headers in the outermost layer, so that errors (401, 404, 500) and redirects have them too. Check the status first: the page cannot see it.",
  gateway: "Where the gateway or proxy responds itself, add the same headers to its errors.",
  "one-owner": "Let one of them write the CORS headers, and remove them from the other.",
  "exact-origin":
    "Send the page's origin exactly as the browser does: scheme, host, and the port if it is not the default.",
  "allow-credentials": "Allow credentials for this origin by name: `true`, in lower case, once.",
  "name-origin": "Name the origin instead of the wildcard, allow credentials, and add `Vary: Origin`.",
  "preflight-first":
    "Respond to preflights before authentication and routing, with 204. They have no credentials, so they must not need any.",
  "canonical-url": "Request the URL that the server redirects to, so that nothing is redirected.",
  "no-redirect":
    "Respond at this URL. A script without a session should get a 401 and not a redirect to a sign-in page.",
  "allow-method": "Allow this method on this path for this origin.",
  "allow-header": "Allow these header names on this path for this origin.",
  "name-headers": "Name each method and header that pages use, and no more.",
  "canonical-method":
    "Write the method in upper case. Browsers do that only for GET, HEAD, POST, PUT, DELETE and OPTIONS.",
  "fewer-headers": "Remove the header if the server does not need it.",
  "valid-list": "Write names separated by commas, and nothing else.",
  "named-page":
    "Serve the page from an origin with a name: a small web server and `http://localhost:…` instead of `file://`, a frame without `sandbox` or with `allow-same-origin`.",
  "https-page":
    "Serve the page over https. Do not allow credentials for an origin that anyone on the network can impersonate.",
  vary: "Send `Vary: Origin` on every response of the resource, also where the request has no Origin, and clear the cache once.",
  crossorigin:
    "Load images and scripts that a page reads with `crossorigin` everywhere, so that one cached response works for all.",
  expose: "Name the headers that the page needs.",
  "cors-mode": "Use the mode `cors`, the default of `fetch`, and let the server share the response.",
  "same-origin": "Serve both from one origin: put the API below a path of the page's own server.",
  "https-api": "Serve the API over https, and use its https URL.",
  reachable:
    "Request the same URL with curl on the same machine, and check the name, port and certificate. CORS headers matter only once a server responds.",
  "other-port": "Let the server listen on a port that browsers allow for http.",
  corp: "If other sites should embed this resource, allow it for this path only.",
  "corp-same-site": "If only pages of the same site embed it, allow those.",
  "use-cors": "Or load it with CORS (`crossorigin`), and share it with this origin.",
  "no-userinfo": "Redirect to a URL without a user name and password.",
  "http-redirect": "Redirect to an https URL.",
  "fix-location": "Send one `Location` that is a URL.",
  "shorter-chain": "Fix the redirects: they never end.",
  "redirect-mode": 'Follow redirects (`redirect: "follow"`), or request the last URL.',
  "redirect-status": "Redirect with 303 once the body is used, or send a body that can be sent again.",
  permission: "Let the user decide: the browser asks on a secure page. No server header replaces that.",
  "secure-page": "Serve the page over https: only secure pages may ask for the permission.",
  "buffer-body": "Send text, a blob or bytes instead of a stream. Browsers send streams over HTTP/2 only.",
  "smaller-keepalive": "Send at most 64 KiB with `keepalive`, or remove the option.",
  integrity: "Compute the hash again, from a copy of the file that you trust.",
  range: "Send a range that the resource has, and a partial response only to a request with Range.",
  "cache-mode": "Use another cache mode than `only-if-cached`, which never uses the network.",
  "http-url": "Request an http or https URL. Files and app schemes need a server or the app's own bridge.",
  "valid-head": "Send valid HTTP headers: one value where one is permitted, and no control characters.",
  "smaller-head": "Send fewer or shorter headers. Too many cookies are the usual reason.",
  "whole-answer":
    "Find out why the server closes the connection: a crash while streaming, a wrong Content-Length, a proxy's timeout.",
  faster: "Find out why the server is slow, or request less.",
  "valid-call": "Fix the call: the error's own message names the argument.",
  "wrong-mode": 'The page uses `mode: "same-origin"`. Remove it if you mean another origin.',
  "ask-credentials": 'Request credentials: `fetch(url, { credentials: "include" })`.',
  "same-site-none":
    "If other sites' pages should use this cookie, set it like this, and protect changes against forgery.",
  "one-site":
    "Put page and API on one site (`app.example`, `api.app.example`). The cookie is then first-party in every browser.",
  bearer: "Or use no cookies: give the page its own token (OAuth), sent as `Authorization: Bearer`.",
  partitioned: "If the cookie is needed only inside other sites, partition it: each site gets its own.",
  "cookie-line": "Set the cookie like this.",
  "cookie-secure":
    "Add `Secure`, and serve it over https: `SameSite=None` needs it. Protect changes against forgery, because every site's requests include the cookie.",
  "cookie-host":
    "Request the host that set the cookie. Only if every host of the site may have it, set it with the site's `Domain`.",
  "extension-worker":
    "Send the request from the extension's own worker with `host_permissions`, and pass the response to the content script.",
  worker: "In the service worker, fetch the request that it got (`fetch(event.request)`), without `no-cors`.",
  socket: "Compare Origin with a list at the upgrade, and name who may open a socket.",
  forgery:
    "Whatever CORS does, the server itself must refuse forged changes (Origin or Sec-Fetch-Site, SameSite cookies, a token).",
  "stop-sharing":
    "Compare Origin with a list of exact origins, and send no Access-Control-Allow-Origin to any other origin.",
  "refuse-first":
    "Refuse the request before its handler runs: compare Origin with a list, or require `Sec-Fetch-Site: same-origin`.",
  "preflight-before": "Respond to preflights before any handler runs.",
  "limit-embedding": "Limit who can embed the response.",
} as const;

export type FixName = keyof typeof fixTexts;
