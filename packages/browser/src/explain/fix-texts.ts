import { codeSpan } from "../text/code-span.ts";

/** What an invented origin in a fix means. */
export const standInText = (origin: string): string => `${codeSpan(origin)} stands for your own page's origin.`;

/** What invented names of a preflight in a fix mean. */
export const preflightStandInTexts = {
  method:
    "`METHOD` stands for the method that the preflight requests: the Network panel shows it as `Access-Control-Request-Method`.",
  methodAndHeaders:
    "`METHOD` and `header-name` stand for what the preflight requests: the Network panel shows it as `Access-Control-Request-Method` and `Access-Control-Request-Headers`.",
} as const;

/** What to do, in words; the recipes of fixes.ts add a policy and headers. */
export const fixTexts = {
  share:
    "If this page should read the response, share this path with this origin only, and only what the request needs.",
  "share-public": "If the data is public and the same for everyone, share it with anyone, without credentials.",
  "without-credentials":
    'If the response is the same for everyone, send the request without credentials (`credentials: "omit"`, no `withCredentials`).',
  outermost:
    "Add the CORS headers in the outermost layer, so that errors (401, 404, 500) and redirects have them too. Check the status first, because the page cannot see it.",
  gateway: "If the gateway or proxy sends its own errors, add the same headers to them.",
  "one-owner": "Let only one component write the CORS headers, and remove them from the other.",
  "exact-origin":
    "Send the page's origin exactly as the browser does: scheme, host, and the port if it is not the default.",
  "allow-credentials": "Allow credentials for this origin by name: `true`, in lower case, once.",
  "name-origin": "Name the origin instead of the wildcard, allow credentials, and add `Vary: Origin`.",
  "preflight-first":
    "Respond to preflights before authentication and routing, with 204. They have no credentials, so they must not need any.",
  "list-preflight":
    "If this page should have access, add exactly its origin, and the method and the headers that it uses, to the server's CORS lists.",
  "options-route":
    "Let the CORS middleware respond to OPTIONS before the router, or add an OPTIONS route for this path that responds with 204.",
  "sign-in":
    "Sign in again, or send the credentials that the server requires. Then add the CORS headers to its error responses, so that the page sees a 401.",
  "may-do":
    "Find out why the server refuses this user or this request: its log says it. Then add the CORS headers to its error responses, so that the page sees a 403.",
  "right-route":
    "Check the path and the method of the request against the routes that the server has. Then add the CORS headers to its error responses.",
  "smaller-body":
    "Send a smaller body, or raise the limit at the proxy and the server (`client_max_body_size` in nginx). Then add the CORS headers to the error response.",
  "fewer-requests":
    "Send fewer requests, and don't count preflights in the limit. Then add the CORS headers to the limiter's response.",
  "behind-gateway":
    "Check that the server behind the gateway runs, and that it responds in time: the gateway's log says what failed. CORS headers come after that.",
  "read-log":
    "Read the server's log and fix the error: it isn't CORS. Then add the CORS headers in the outermost layer, so that the page sees the status of the next one.",
  "respond-401":
    "Respond with 401 to API requests without a session, not with a redirect to the sign-in page. The page then takes the user there.",
  "sign-in-again": "Sign in again: open the URL in a tab of the same browser, then reload the page.",
  "navigate-to-sign-in":
    "Begin the sign-in with a navigation instead of a request of a script: a link, or `location.assign(url)`. The server then redirects back to the page.",
  "past-proxy":
    "At the access proxy, let OPTIONS pass without a session, and let API requests get a 401 or exempt the API's path. A page needs `credentials: include` for the proxy's cookie.",
  "canonical-url": "Request the URL that the server redirects to, so that there is no redirect.",
  "know-scheme":
    "Let the proxy send `X-Forwarded-Proto`, and let the server trust it (`--proxy-headers` in Uvicorn, `trust proxy` in Express, `SECURE_PROXY_SSL_HEADER` in Django), so that it redirects to https. Until then, request the URL that it redirects to, with https.",
  "no-redirect":
    "Respond at this URL instead of redirecting. A script without a session should get a 401, not a redirect to a sign-in page.",
  "allow-method": "Allow this method on this path for this origin.",
  "allow-header": "Allow these header names on this path for this origin.",
  "name-headers": "Name only the methods and headers that pages use.",
  "canonical-method":
    "Write the method in upper case. Browsers do that by themselves only for GET, HEAD, POST, PUT, DELETE and OPTIONS.",
  "fewer-headers": "Remove the header if the server does not need it.",
  "valid-list": "Write only names, separated by commas.",
  "named-page":
    "Serve the page from an origin that can be named: from a small web server at `http://localhost:…` instead of `file://`, or in a frame without `sandbox` or with `allow-same-origin`.",
  "https-page":
    "Serve the page over https. Do not allow credentials for an origin that anyone on the network can impersonate.",
  vary: "Send `Vary: Origin` with every response of the resource, even if the request has no Origin, and clear the cache once.",
  crossorigin:
    "Load an image or script that a page also reads with `crossorigin` everywhere, so that the cached response works each time.",
  "without-crossorigin":
    "If no script reads it and it has no `integrity`, remove `crossorigin` from the element. Modules and fonts are always loaded with CORS.",
  "cache-reload":
    'Until stored responses have expired, request it with `cache: "reload"`: the browser then stores the new one.',
  expose: "List the headers that the page needs.",
  "cors-mode": "Use the mode `cors`, the default of `fetch`, and let the server share the response.",
  "same-origin": "Serve the page and the API from one origin: put the API below a path of the page's own server.",
  "https-url": "Request the https URL: the host serves it.",
  "https-api": "Serve the API over https, and use its https URL.",
  "find-reason":
    "Copy the line before it in the console, with `blocked by CORS policy` or `Reason:`, and explain that one; without such a line, request the same URL with curl.",
  reachable:
    "Request the same URL with curl on the same machine, and check the name, port and certificate. CORS headers matter only when a server responds.",
  "start-server":
    "Start the server, and check that it listens at this host and port. In a container, it must listen on `0.0.0.0`, and its port must be published.",
  "right-name":
    "Check the spelling of the host name, and that the user's machine can look it up. A container's name (`http://api:8080`) exists only inside its network: a page runs in the browser, outside.",
  "trusted-certificate":
    "Use a certificate that the browser trusts for this host name. Open the URL itself in a tab to see the error; for development, make one that this machine trusts (`mkcert`).",
  "optional-certificate":
    "Ask for the certificate in the handshake without requiring it (`ssl_verify_client optional` in nginx, `SSLVerifyClient optional` in Apache), respond to preflights without one, and refuse every other request that has none.",
  "import-certificate":
    "Import the certificate into the browser, open the server's URL in a tab, and choose the certificate.",
  "no-drop":
    "Read the logs of the server and of the proxy before it for this moment, and check that the URL's scheme and port belong together.",
  "go-online": "Check this machine's network, VPN and proxy settings.",
  "other-port": "Make the server listen on a port that browsers allow for http.",
  corp: "If other sites should embed this resource, allow it for this path only.",
  "corp-same-site": "If only pages of the same site embed it, allow only those.",
  "use-cors": "Load it with CORS (`crossorigin`), and share it with this origin.",
  "right-type": "Send the Content-Type of the file: `text/javascript`, `text/css`, `image/png`.",
  "right-url": "Open the URL in a new tab, and look at what the server sends there.",
  "userinfo-away":
    "Remove the user name and the password from the URL. What is in a page's code, every visitor can read.",
  "session-instead":
    "If the resource is for signed-in users, sign them in with a cookie, which the browser sends with images and frames too.",
  "no-userinfo": "Redirect to a URL without a user name and password.",
  "http-redirect": "Redirect to an https URL.",
  "fix-location": "Send one `Location` that is a URL.",
  "shorter-chain": "Fix the redirects: they never end.",
  "redirect-mode": 'Follow redirects (`redirect: "follow"`), or request the last URL.',
  "redirect-status":
    "Redirect with 303, so that the body is not sent again, or send a body that the browser can send twice.",
  permission:
    "Let the user decide: on a secure page, the browser asks for the permission. No response header replaces it.",
  "allow-frame":
    'If the page is a frame, add `allow="loopback-network"` or `allow="local-network"` to its `<iframe>`, for the address space that it needs.',
  "target-space":
    "Name the address space that the URL's address is in, or leave `targetAddressSpace` out. Only plain http from a secure page needs it.",
  "secure-page": "Serve the page over https: only secure pages can ask for the permission.",
  asynchronous: "Make the request asynchronous: `fetch`, or `open(method, url)` without `false`. The policy can stay.",
  "buffer-body": "Send text, a blob or bytes instead of a stream. Browsers send streams only over HTTP/2 and later.",
  "smaller-beacon":
    "Send at most 64 KiB in beacons at a time, or send more with `fetch`, without `keepalive`, while the page is open.",
  "outlive-page": "If the request must outlive its page, send it with `keepalive` or as a beacon.",
  "smaller-keepalive": "Send at most 64 KiB with `keepalive`, or remove the option.",
  integrity:
    "Find out why the file differs. If the new file is right, compute the hash again from a copy that you trust.",
  range: "Request a range that the resource has, and send a partial response only to a request with Range.",
  "cache-mode": "Use another cache mode than `only-if-cached`, which never uses the network.",
  "with-scheme": "Write the URL with its scheme: `http://` or `https://` before the host.",
  "read-blob":
    "Read the `Blob` itself (`blob.text()`, `blob.arrayBuffer()`) in the page that made it, and revoke its URL only after the last use.",
  "http-url": "Request an http or https URL. Files and app schemes need a server or the app's own bridge.",
  "valid-head":
    "Send valid HTTP headers, without control characters, and with a single value where only one is permitted.",
  "status-line":
    "Check the scheme and the port of the URL: another protocol's server may be listening there. An HTTP response begins with a line such as `HTTP/1.1 200 OK`.",
  "one-length":
    "Send `Content-Length` once, as the number of bytes in the body, or let the server software write it. Check that no proxy adds another.",
  "one-coding":
    "Send `Transfer-Encoding: chunked` once and without `Content-Length`, or let the server software write it. Check that no proxy adds another.",
  "valid-chunks": "Let the server software write the chunks, and check that no proxy changes the body.",
  "no-upgrade": "Send 101 only in response to a request with `Upgrade`.",
  "one-value": "Send this header once: find out which component adds the second value.",
  "no-407": "Send 401 instead: 407 is for proxies.",
  "smaller-head": "Send fewer or shorter headers. Too many cookies are the usual reason.",
  "whole-answer":
    "Find out why the server closes the connection early: a crash, a wrong Content-Length, or a proxy's timeout.",
  faster: "Find out why the server is slow, or request less.",
  "valid-call": "Fix the call: the error's own message names the argument.",
  "wrong-mode": 'Remove `mode: "same-origin"` if the page should request another origin.',
  "ask-credentials": 'Include credentials: `fetch(url, { credentials: "include" })`.',
  "same-site-none":
    "If requests from other sites' pages should have this cookie, set it like this, and protect changes against forgery.",
  "one-site": "Put the page and the API on one site ({page}, {api}). The cookie is then first-party in every browser.",
  "activate-storage-access":
    "The user permits these cookies here (`Sec-Fetch-Storage-Access: inactive`). If this page should have them, ask for the request once more, and protect changes against forgery.",
  "ask-storage-access":
    "The page is a frame within another site: after a click in it, call `document.requestStorageAccess()`, and send the request again.",
  bearer: "Use a token instead of cookies: give the page its own (OAuth), which it sends as `Authorization: Bearer`.",
  partitioned:
    "If the cookie is needed only inside other sites, partition it: the browser then keeps a separate cookie for each site.",
  "cookie-line": "Set the cookie like this.",
  "cookie-secure":
    "Add `Secure`, which `SameSite=None` requires, and serve it over https. Protect changes against forgery, because every site's requests include the cookie.",
  "cookie-host":
    "Request the host that set the cookie. If every host of the site may have the cookie, set it with the site's `Domain` instead.",
  "extension-worker":
    "Name this server, and no more, in `host_permissions` of the extension's manifest. Send the request from its worker or one of its pages, not from a content script.",
  worker: "In the service worker, fetch the original request (`fetch(event.request)`), without `no-cors`.",
  "event-stream":
    "Respond with the status 200 and `Content-Type: text/event-stream`, in UTF-8. Where the session has expired, respond with 401 and not with a sign-in page.",
  "check-socket-origin":
    "Before the upgrade, compare Origin with a list of the origins that may open a socket, and respond with 403 to all others: `guard.upgrade` does that with a policy.",
  "socket-server":
    "Check that a WebSocket server listens at this path, that the proxy passes `Upgrade` and `Connection` on, and which origins the server accepts.",
  "socket-protocol": "Let the server choose one of the subprotocols that the page offers, or offer none.",
  socket: "At the upgrade, compare Origin with a list of the origins that may open a socket.",
  "frame-ancestors":
    "If this page may frame the document, name its origin exactly in the document's own policy. Browsers then ignore `X-Frame-Options`.",
  "csp-source": "Add the URL's origin to the directive in the page's `Content-Security-Policy`, and no more.",
  "embedder-policy":
    "Send the policy with the framed document too; where it is of another origin, send `Cross-Origin-Resource-Policy` as well, for the pages that may frame it.",
  "own-worker-script":
    "Serve the worker's script from the page's own origin, for instance through a path of the page's server.",
  "importing-worker":
    "If you trust the other server as much as your own, serve a small script from the page's own origin that imports the other one (`importScripts`, or `import` with CORS): it runs with the page's origin.",
  "worker-scope":
    "Serve the script from the folder of its scope, or send that folder, and no more, in `Service-Worker-Allowed` with the script.",
  "worker-policy": "Send the policy with the worker's script too.",
  credentialless:
    "If the resource needs no cookies, send `credentialless` in the page's policy instead: Chromium and Firefox then request it without cookies. Safari doesn't know the value.",
  "new-window": "Otherwise open the document in a new tab, with a link: framing rules do not apply there.",
  forgery:
    "CORS does not stop forged changes: the server must refuse them (by Origin or Sec-Fetch-Site, with SameSite cookies, or with a token).",
  "stop-sharing":
    "Compare Origin with a list of exact origins, and send no Access-Control-Allow-Origin to any other origin.",
  "list-origins":
    "Compare Origin with a list of exact https origins, and send no Access-Control-Allow-Origin to any other origin.",
  "refuse-first":
    "Refuse the request before its handler runs: compare Origin with a list, or require `Sec-Fetch-Site: same-origin`.",
  "refuse-reads":
    "Refuse the request before its handler runs: require `Sec-Fetch-Site: same-origin`, or, with a Sallyport policy, write `forgery: { reads: refuse }`.",
  "preflight-before": "Respond to preflights before any handler runs.",
  "limit-embedding": "Limit who can embed the response.",
} as const;

export type FixName = keyof typeof fixTexts;
