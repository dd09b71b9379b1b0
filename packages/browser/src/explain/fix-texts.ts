/** What to do, in words; the recipes of fixes.ts add a policy and headers. */
export const fixTexts = {
  share:
    "If the page shall have it: share this one path with this one origin, for what the request needs and no more; at the server, on every answer.",
  "share-public": "If the data is public and the same for everybody: share it with anyone, without credentials.",
  "without-credentials":
    'If the answer is the same for everybody: ask without credentials (`credentials: "omit"`, no `withCredentials`).',
  outermost:
    "Put what adds the CORS headers outside of everything else, so that errors (401, 404, 500) and redirects carry them too, and look at the status first: it is what the page cannot see.",
  gateway: "Where the gateway or proxy answers by itself, let it write the same headers on its own errors.",
  "one-owner": "Let one of them write CORS headers, and take them from the other.",
  "exact-origin":
    "Send the page's origin exactly as the browser serializes it: scheme, host and port if it is not the default; no slash, no path, no list.",
  "allow-credentials": "Allow credentials for this origin by name: `true`, in lower case, once.",
  "name-origin": "Name the origin in place of the wildcard, allow credentials, and add `Vary: Origin`.",
  "preflight-first":
    "Answer preflights before authentication and routing, with 204. They carry no credentials, and must need none.",
  "canonical-url": "Ask for the URL to which the server redirects, so that nothing is redirected.",
  "no-redirect": "Answer at this URL. A script without a session should get 401 and not a redirect to a sign-in page.",
  "allow-method": "Allow this method on this path for this origin.",
  "allow-header": "Allow these header names on this path for this origin.",
  "name-headers": "Name each method and header that pages use, and no more.",
  "canonical-method":
    "Write the method in upper case: only GET, HEAD, POST, PUT, DELETE and OPTIONS are put so by browsers.",
  "fewer-headers": "Leave the header out where the server does not need it.",
  "valid-list": "Write names separated by commas, and nothing else.",
  "named-page":
    "Serve the page from an origin that has a name: a small web server and `http://localhost:…` in place of `file://`, a frame without `sandbox` or with `allow-same-origin`.",
  "https-page":
    "Serve the page over https: credentials are granted to no origin for which anybody on the wire can speak.",
  vary: "Send `Vary: Origin` on every answer of the resource, also where the request has no Origin, and empty the cache once.",
  crossorigin:
    "Load images and scripts that a page reads with `crossorigin` everywhere, so that one cached answer serves all.",
  expose: "Name the headers that the page needs.",
  "cors-mode": "Use the mode `cors`, which is the default of `fetch`, and let the server share the answer.",
  "same-origin": "Bring both under one origin: serve the API below a path of the page's own server.",
  "https-api": "Serve the API over https, and name it so.",
  reachable:
    "Ask for the same URL with curl from the same machine: name, port, certificate. Until something answers, no header helps.",
  "other-port": "Let the server listen on a port that browsers speak http to.",
  corp: "If other sites shall embed this resource: say so, for this path alone.",
  "corp-same-site": "If only pages of the same site embed it: allow these.",
  "use-cors": "Or load it with CORS (`crossorigin`), and share it with this origin.",
  "no-userinfo": "Redirect to a URL without user name and password.",
  "http-redirect": "Redirect to an https URL.",
  "fix-location": "Send one `Location` that is a URL.",
  "shorter-chain": "Mend the redirects: they go on without end.",
  "redirect-mode": 'Let redirects be followed (`redirect: "follow"`), or ask for the last URL.',
  "redirect-status": "Redirect with 303 where the body has been used, or send a body that can be sent again.",
  permission: "Let the user decide: the browser asks for it on a secure page. No header of the server replaces that.",
  "secure-page": "Serve the page over https: only secure pages may ask for the permission.",
  "buffer-body": "Send a text, a blob or bytes in place of a stream; browsers send streams over HTTP/2 only.",
  "smaller-keepalive": "Send at most 64 KiB with `keepalive`, or leave it out.",
  integrity: "Compute the hash of the file anew, from a copy that you trust.",
  range: "Send a range that the resource has, and the partial answer only to who asked for it.",
  "cache-mode": "Use another cache mode than `only-if-cached`, which never goes to the network.",
  "http-url": "Ask for an http or https URL; files and app schemes need a server or the app's own bridge.",
  "valid-head": "Send a head that is HTTP: one value where one is permitted, no control characters.",
  "smaller-head": "Send fewer or shorter headers; cookies that pile up are the usual reason.",
  "whole-answer":
    "See why the server closes the connection: a crash while streaming, a wrong Content-Length, a proxy's time-out.",
  faster: "See why the server takes so long, or ask for less.",
  "valid-call": "Mend the call: the error's own message names the argument.",
  "wrong-mode": 'The page said `mode: "same-origin"`: leave it out if another origin is meant.',
  "ask-credentials": 'Ask for credentials: `fetch(url, { credentials: "include" })`.',
  "same-site-none": "If other sites' pages shall act with this cookie: set it so, and defend changes against forgery.",
  "one-site":
    "Bring page and API under one site (`app.example`, `api.app.example`): then the cookie is first-party in every browser.",
  bearer: "Or leave cookies: give the page a token of its own (OAuth), sent as `Authorization: Bearer`.",
  partitioned: "If the cookie is needed inside other sites only: let it be kept apart for each of them.",
  "cookie-line": "Set the cookie so.",
  "cookie-secure":
    "Add `Secure`, and serve it over https: `SameSite=None` needs it. Defend changes against forgery, because the cookie comes along with every site's requests.",
  "cookie-host":
    "Ask at the host that set the cookie. Only where every host of the site may have it: set it with the site's `Domain`.",
  "extension-worker":
    "Ask from the extension's own worker with `host_permissions`, and pass the answer to the content script.",
  worker: "Let the service worker fetch with the request it got (`fetch(event.request)`), and not with `no-cors`.",
  socket: "Compare Origin with a list at the upgrade, and name there who may open a socket.",
  forgery:
    "Whatever CORS says: let the server refuse forged changes by itself (Origin or Sec-Fetch-Site, SameSite cookies, a token).",
  "stop-sharing":
    "Compare Origin with a list of exact origins, and send no Access-Control-Allow-Origin to any other origin.",
  "refuse-first":
    "Refuse the request before its handler runs: compare Origin with a list, or require `Sec-Fetch-Site: same-origin`.",
  "preflight-before": "Respond to preflights before any handler runs.",
  "limit-embedding": "Limit who can embed the response.",
} as const;

export type FixName = keyof typeof fixTexts;
