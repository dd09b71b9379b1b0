import { casesOf, type MessageCase } from "./case.ts";

const url = "https://media.blog.test/a";
const origin = "https://blog.test";
const cors = ["Access-Control-Allow-Origin: https"];

const csp = casesOf("chromium", [
  [
    `Refused to connect to '${url}' because it violates the following Content Security Policy directive: "default-src 'self'". Note that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback.`,
    "csp",
    { url, directive: "default-src" },
    cors,
  ],
  [
    `Connecting to '${url}' violates the following Content Security Policy directive: "connect-src 'self' https://x.test". The action has been blocked.`,
    "csp",
    { url, directive: "connect-src" },
    cors,
  ],
  [
    `Refused to frame '${url}' because an ancestor violates the following Content Security Policy directive: "frame-ancestors 'self'".`,
    "csp",
    { url, directive: "frame-ancestors" },
    cors,
  ],
  [
    `Framing '${url}' violates the following Content Security Policy directive: "frame-ancestors 'none'". The request has been blocked.`,
    "csp",
    { url, directive: "frame-ancestors" },
    cors,
  ],
  [
    `Refused to send form data to '${url}' because it violates the following Content Security Policy directive: "form-action 'self'".`,
    "csp",
    { url, directive: "form-action" },
    cors,
  ],
  [
    `Refused to load the font '${url}' because it violates the following Content Security Policy directive: "font-src 'self' data:".`,
    "csp",
    { url, directive: "font-src" },
    cors,
  ],
  [
    `Refused to create a worker from 'blob:${origin}/1' because it violates the following Content Security Policy directive: "worker-src 'self'".`,
    "csp",
    { url: `blob:${origin}/1`, directive: "worker-src" },
  ],
  [
    `Refused to execute inline script because it violates the following Content Security Policy directive: "script-src 'self'". Either the 'unsafe-inline' keyword, a hash ('sha256-x'), or a nonce ('nonce-...') is required to enable inline execution.`,
    "csp-inline",
    { directive: "script-src" },
  ],
  [
    `EvalError: Refused to evaluate a string as JavaScript because 'unsafe-eval' is not an allowed source of script in the following Content Security Policy directive: "script-src 'self'".`,
    "csp-inline",
  ],
  [
    `Fetch API cannot load ${url}. Refused to connect because it violates the document's Content Security Policy.`,
    "csp",
    { url },
  ],
  [
    `Refused to display '${url}' in a frame because it set 'X-Frame-Options' to 'sameorigin'.`,
    "x-frame-options",
    { url, value: "sameorigin" },
  ],
  ["(blocked:csp)", "csp"],
]);

const cspOthers = [
  ...casesOf("firefox", [
    [
      `Content Security Policy: The page’s settings blocked the loading of a resource at ${url} (“connect-src”).`,
      "csp",
      { url, directive: "connect-src" },
    ],
    [
      `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${url} because it violates the following directive: “connect-src 'self'”`,
      "csp",
      { url, directive: "connect-src" },
    ],
    [
      `Content Security Policy: The page’s settings blocked the loading of a resource at inline (“script-src”).`,
      "csp-inline",
      { directive: "script-src" },
    ],
    [
      `The loading of “${url}” in a frame is denied by “X-Frame-Options“ directive set to “SAMEORIGIN“.`,
      "x-frame-options",
      { url, value: "SAMEORIGIN" },
    ],
    [`Load denied by X-Frame-Options: ${url} does not permit cross-origin framing.`, "x-frame-options", { url }],
    [
      `Content Security Policy: The page’s settings blocked the loading of a resource at ${url} (“frame-ancestors”).`,
      "csp",
      { url, directive: "frame-ancestors" },
    ],
  ]),
];

const mixed = [
  ...casesOf("chromium", [
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but requested an insecure resource 'http://api.blog.test/x'. This request has been blocked; the content must be served over HTTPS.`,
      "mixed-content",
      { page: `${origin}/`, url: "http://api.blog.test/x" },
    ],
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://api.blog.test/s'. This request has been blocked; this endpoint must be available over WSS.`,
      "mixed-content",
      { page: `${origin}/`, url: "ws://api.blog.test/s" },
    ],
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but requested an insecure element 'http://img.blog.test/x.png'. This request was automatically upgraded to HTTPS.`,
      "mixed-display",
      { page: `${origin}/`, url: "http://img.blog.test/x.png" },
    ],
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but requested an insecure image 'http://img.blog.test/x.png'. This content should also be served over HTTPS.`,
      "mixed-display",
      { url: "http://img.blog.test/x.png" },
    ],
    [
      `SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.`,
      "mixed-content",
    ],
  ]),
  ...casesOf("firefox", [
    [
      "Blocked loading mixed active content “http://api.blog.test/x”",
      "mixed-content",
      { url: "http://api.blog.test/x" },
    ],
    [
      "Loading mixed (insecure) display content “http://img.blog.test/x.png” on a secure page",
      "mixed-display",
      { url: "http://img.blog.test/x.png" },
    ],
  ]),
];

const isolation = [
  ...casesOf("chromium", [
    [
      `GET ${url} net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin 200 (OK)`,
      "corp-same-origin",
      { url, method: "GET", status: "200" },
    ],
    [`GET ${url} net::ERR_BLOCKED_BY_RESPONSE.NotSameSite`, "corp-same-site", { url }],
    [`GET ${url} net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep`, "coep", { url }],
    ["(blocked:coep-frame-resource-needs-coep-header)", "coep-frame"],
    [`GET ${url} net::ERR_BLOCKED_BY_ORB`, "orb", { url }],
    [
      `Cross-Origin Read Blocking (CORB) blocked cross-origin response ${url} with MIME type text/html. See https://www.chromestatus.com/feature/5629709824032768 for more details.`,
      "orb",
      { url, mime: "text/html" },
    ],
    ["Cross-Origin-Opener-Policy policy would block the window.closed call.", "coop"],
    [
      "The Cross-Origin-Opener-Policy header has been ignored, because the URL's origin was untrustworthy. It was defined either in the final response or a redirect.",
      "coop",
    ],
    ["Uncaught ReferenceError: SharedArrayBuffer is not defined\n    at worker.js:3:1", "isolated"],
    [
      `Uncaught DOMException: Blocked a frame with origin "${origin}" from accessing a cross-origin frame.`,
      "frame-access",
      { origin },
    ],
    [
      `SecurityError: Blocked a frame with origin "${origin}" from accessing a frame with origin "https://pay.test". Protocols, domains, and ports must match.`,
      "frame-access",
      { origin, other: "https://pay.test" },
    ],
    [
      `Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('https://pay.test') does not match the recipient window's origin ('${origin}').`,
      "post-message",
      { target: "https://pay.test", origin },
    ],
    [
      "Failed to read the 'localStorage' property from 'Window': The document is sandboxed and lacks the 'allow-same-origin' flag.",
      "sandboxed",
    ],
    [
      "SecurityError: Failed to read the 'localStorage' property from 'Window': Access is denied for this document.",
      "storage-blocked",
    ],
    [
      "Failed to execute 'pushState' on 'History': A history state object with URL 'file:///C:/' cannot be created in a document with origin 'null' and URL 'file:///C:/i.html'.",
      "history-origin",
      { origin: "null" },
    ],
  ]),
  ...casesOf("firefox", [
    [
      `The resource at “${url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
      "corp-same-origin",
      { url },
    ],
    [
      `The resource at “${url}” was blocked by OpaqueResponseBlocking. Reason: “after sniff: not media”.`,
      "orb",
      { url },
    ],
    ['Error: Permission denied to access property "document" on cross-origin object', "frame-access"],
    [
      "DataCloneError: The SharedArrayBuffer object cannot be serialized. The Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy HTTP headers can be used to enable this.",
      "isolated",
    ],
    [
      `Security Error: Content at ${origin}/ may not load or link to file:///C:/x.html.`,
      "file-page",
      { url: "file:///C:/x.html" },
    ],
  ]),
];

const loading = [
  ...casesOf("chromium", [
    [
      `Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "text/html". Strict MIME type checking is enforced for module scripts per HTML spec.`,
      "mime",
      { mime: "text/html" },
    ],
    [
      `Refused to execute script from '${url}.js' because its MIME type ('text/plain') is not executable, and strict MIME type checking is enabled.`,
      "mime",
      { url: `${url}.js`, mime: "text/plain" },
    ],
    [
      `Refused to apply style from '${url}.css' because its MIME type ('text/html') is not a supported stylesheet MIME type, and strict MIME type checking is enabled.`,
      "mime",
      { url: `${url}.css`, mime: "text/html" },
    ],
    [
      `Uncaught TypeError: Failed to resolve module specifier "vue". Relative references must start with either "/", "./", or "../".`,
      "module-specifier",
      { specifier: "vue" },
    ],
    [
      `Failed to construct 'Worker': Script at '${url}' cannot be accessed from origin '${origin}'.`,
      "worker-origin",
      { url, origin },
    ],
    [
      "SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
      "tainted-canvas",
    ],
    [
      "Failed to execute 'getImageData' on 'CanvasRenderingContext2D': The canvas has been tainted by cross-origin data.",
      "tainted-canvas",
    ],
    [
      `Failed to execute 'texImage2D' on 'WebGL2RenderingContext': The image element contains cross-origin data, and may not be loaded.`,
      "webgl",
    ],
    [
      `Failed to find a valid digest in the 'integrity' attribute for resource '${url}' with computed SHA-384 integrity 'abc'. The resource has been blocked.`,
      "integrity",
      { url },
    ],
    [
      `Subresource Integrity: The resource '${url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.`,
      "integrity-cors",
      { url },
    ],
    [`MediaElementAudioSource outputs zeroes due to CORS access restrictions for ${url}`, "tainted-media", { url }],
    [
      "Uncaught SecurityError: Failed to read the 'cssRules' property from 'CSSStyleSheet': Cannot access rules",
      "stylesheet",
    ],
    ['Refused to set unsafe header "Cookie"', "forbidden-header", { header: "Cookie" }],
    ['Refused to get unsafe header "X-Total-Count"', "hidden-header", { header: "X-Total-Count" }],
    [
      `A preload for '${url}' is found, but is not used because the request credentials mode does not match. Consider taking a look at crossorigin attribute.`,
      "preload-mode",
      { url },
    ],
    [
      `The FetchEvent for "${url}" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors`,
      "worker-opaque",
      { url },
    ],
    [
      `The FetchEvent for "${url}" resulted in a network error response: the promise was rejected.`,
      "worker-failed",
      { url },
    ],
    [
      `Failed to register a ServiceWorker: The origin of the provided scriptURL ('https://cdn.test') does not match the current origin ('${origin}').`,
      "worker-register",
      { origin },
    ],
    [
      "WebSocket connection to 'wss://rt.blog.test/s' failed: Error during WebSocket handshake: Unexpected response code: 403",
      "socket-refused",
      { url: "wss://rt.blog.test/s" },
    ],
    [
      "WebSocket connection to 'ws://localhost:8080/' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED",
      "socket-failed",
      { url: "ws://localhost:8080/" },
    ],
    [
      "WebSocket connection to 'wss://rt.blog.test/s' failed: Error during WebSocket handshake: Unexpected response code: 502",
      "socket-failed",
      { url: "wss://rt.blog.test/s", status: "502" },
    ],
    ["Not allowed to load local resource: file:///C:/x.pdf", "file-page", { url: "file:///C:/x.pdf" }],
  ]),
  ...casesOf("firefox", [
    [
      `Loading module from “${url}” was blocked because of a disallowed MIME type (“application/octet-stream”).`,
      "mime",
      { url, mime: "application/octet-stream" },
    ],
    [
      `The resource from “${url}” was blocked due to MIME type (“text/html”) mismatch (X-Content-Type-Options: nosniff).`,
      "mime",
      { url, mime: "text/html" },
    ],
    [
      "TypeError: The specifier “react” was a bare specifier, but was not remapped to anything. Relative module specifiers must start with “./”, “../” or “/”.",
      "module-specifier",
      { specifier: "react" },
    ],
    [
      `None of the “sha384” hashes in the integrity attribute match the content of the subresource. The computed hash is “abc”.`,
      "integrity",
    ],
    [
      `“${url}” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin.`,
      "integrity-cors",
      { url },
    ],
    [
      `Failed to load ‘${url}’. A ServiceWorker passed an opaque Response to FetchEvent.respondWith() while handling a ‘cors’ FetchEvent. Opaque Response objects are only valid when the RequestMode is ‘no-cors’.`,
      "worker-opaque",
      { url },
    ],
    ["WebGL warning: texImage2D: Cross-origin elements require CORS.", "webgl"],
    [
      `Security Error: Content at ${origin}/ may not load data from ${url}.`,
      "cross-origin-load",
      { page: `${origin}/`, url },
    ],
    ["Attempt to set a forbidden header was denied: Origin", "forbidden-header", { header: "Origin" }],
    [
      "Firefox can’t establish a connection to the server at ws://localhost:9090/.",
      "socket-failed",
      { url: "ws://localhost:9090/" },
    ],
  ]),
];

const cookies = [
  ...casesOf("chromium", [
    [
      'This attempt to set a cookie via a Set-Cookie header was blocked because it had the "Secure" attribute but was not received over a secure connection.',
      "secure-scheme",
    ],
    [
      "This attempt to set a cookie via a Set-Cookie header was blocked because its Domain attribute was invalid with regards to the current host url.",
      "domain-mismatch",
    ],
    ["This attempt to set a cookie via a Set-Cookie header was blocked due to user preferences.", "cookie-preferences"],
    [
      'This cookie was blocked because it had the "SameSite=Lax" attribute and the request was made from a different site and was not initiated by a top-level navigation.',
      "same-site-lax",
    ],
    [
      'This Set-Cookie header didn\'t specify a "SameSite" attribute and was defaulted to "SameSite=Lax," and was blocked because it came from a cross-site response which was not the response to a top-level navigation.',
      "same-site-default",
    ],
    [
      "A cookie associated with a cross-site resource at http://ads.test/ was set without the `SameSite` attribute. It has been blocked, as Chrome now only delivers cookies with cross-site requests if they are set with `SameSite=None` and `Secure`.",
      "same-site-default",
      { url: "http://ads.test/" },
    ],
    [
      "Third-party cookie is blocked in Chrome either because of Chrome flags or browser configuration.",
      "third-party-blocked",
    ],
    ["Third-party cookie will be blocked in future Chrome versions as part of Privacy Sandbox.", "cookie-soon"],
  ]),
  ...casesOf("firefox", [
    [
      "Cookie “sid” has been rejected because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.",
      "same-site-lax",
      { cookie: "sid" },
    ],
    [
      "Cookie “sid” has been rejected because it has the “SameSite=None” attribute but is missing the “secure” attribute.",
      "same-site-none-insecure",
      { cookie: "sid" },
    ],
    ["Cookie “sid” has been rejected for invalid domain.", "domain-mismatch", { cookie: "sid" }],
    [
      "Cookie “sid” has been rejected because a non-HTTPS cookie can’t be set as “secure”.",
      "secure-scheme",
      { cookie: "sid" },
    ],
    [
      "Cookie “sid” does not have a proper “SameSite” attribute value. Soon, cookies without the “SameSite” attribute or with an invalid value will be treated as “Lax”.",
      "cookie-misused",
      { cookie: "sid" },
    ],
    [
      "Cookie “sid” will soon be rejected because it is foreign and does not have the “Partitioned“ attribute.",
      "cookie-soon",
      { cookie: "sid" },
    ],
    [
      "Request to access cookie or storage on “https://ads.test/t” was blocked because it came from a tracker and content blocking is enabled.",
      "third-party-blocked",
      { url: "https://ads.test/t" },
    ],
  ]),
];

const network = casesOf("chromium", [
  [
    "POST http://localhost:8000/api/login net::ERR_CONNECTION_REFUSED",
    "unreachable",
    { url: "http://localhost:8000/api/login", method: "POST" },
  ],
  [
    `GET ${url} net::ERR_CERT_AUTHORITY_INVALID`,
    "unreachable",
    { url, method: "GET" },
    ["Send `Access-Control-Allow-Origin"],
  ],
  [`GET ${url} net::ERR_BLOCKED_BY_CLIENT`, "blocked-by-client", { url, method: "GET" }],
  ["Failed to load resource: net::ERR_SSL_PROTOCOL_ERROR", "unreachable"],
  [`PUT ${url} net::ERR_HTTP2_PROTOCOL_ERROR 200`, "network-error", { url, method: "PUT", status: "200" }],
  ["Failed to load resource: net::ERR_CONNECTION_TIMED_OUT", "timed-out"],
  ["net::ERR_CLEARTEXT_NOT_PERMITTED", "cleartext"],
  [`GET ${url} net::ERR_TOO_MANY_REDIRECTS`, "redirect-too-many", { url }],
]);

const libraries = [
  ...casesOf("browser", [
    [
      "AxiosError {message: 'Network Error', name: 'AxiosError', code: 'ERR_NETWORK', config: {…}, request: XMLHttpRequest, …}",
      "library-vague",
    ],
    [
      "Error: Network Error\n    at createError (createError.js:16)\n    at XMLHttpRequest.handleError (xhr.js:84)",
      "library-vague",
    ],
    [
      `ERROR HttpErrorResponse {headers: HttpHeaders, status: 0, statusText: "Unknown Error", url: "${url}", ok: false, name: "HttpErrorResponse", message: "Http failure response for ${url}: 0 Unknown Error"}`,
      "library-vague",
      { url },
    ],
    ["Http failure response for (unknown url): 0 Unknown Error", "library-vague"],
    ["Uncaught (in promise) AxiosError: Request failed with status code 403", "http-error", { status: "403" }],
    [`Http failure response for ${url}: 404 Not Found`, "http-error", { url, status: "404" }],
    ["Script error.", "script-error"],
    ["Uncaught Error: Script error. (https://cdn.test/a.js:0)", "script-error"],
    ["Uncaught (in promise) SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON", "not-json"],
    ['{"readyState":0,"responseText":"","status":0,"statusText":"error"}', "library-vague"],
  ]),
  ...casesOf("node", [
    [
      "TypeError: fetch failed\n    at node:internal/deps/undici/undici:12345:11 {\n  [cause]: Error: connect ECONNREFUSED 127.0.0.1:4000\n}",
      "not-a-browser",
      { address: "127.0.0.1:4000" },
      ["Allow-Origin"],
    ],
    ["Error: getaddrinfo ENOTFOUND api.blog.test", "not-a-browser", { address: "api.blog.test" }],
    ["TypeError: fetch failed", "not-a-browser"],
    [`FetchError: request to ${url} failed, reason: unable to verify the first certificate`, "not-a-browser", { url }],
    ["Error: Cross origin http://localhost forbidden", "jsdom", { origin: "http://localhost" }],
  ]),
  ...casesOf("react-native", [
    ["TypeError: Network request failed\n    at anonymous (whatwg-fetch.js:556)", "react-native", {}, ["Allow-Origin"]],
  ]),
  ...casesOf("edge-legacy", [
    [`SEC7120: Origin ${origin} not found in Access-Control-Allow-Origin header.`, "cors-origin-missing", { origin }],
    [
      "SEC7123: Request header x-a was not present in the Access-Control-Allow-Headers list.",
      "preflight-header",
      { header: "x-a" },
    ],
    [
      "SEC7124: Request method PUT was not present in the Access-Control-Allow-Methods list.",
      "preflight-method",
      { method: "PUT" },
    ],
    [
      "SEC7128: Multiple Access-Control-Allow-Origin headers are not allowed for CORS response.",
      "cors-origin-multiple",
    ],
  ]),
  ...casesOf("chromium", [
    ["CORS error", "cors-error"],
    ["Ensure private network requests are made from secure contexts", "local-network-insecure"],
    ['{"corsErrorStatus":{"corsError":"PreflightInvalidStatus","failedParameter":"405"}}', "preflight-status"],
  ]),
];

/** What isn't about requests of another origin, and what only looks like it. */
const unknown: readonly MessageCase[] = [
  "Uncaught TypeError: Cannot read properties of undefined (reading 'map')",
  'Warning: Each child in a list should have a unique "key" prop.',
  "GET https://api.blog.test/x 404 (Not Found)",
  "npm ERR! code ERESOLVE",
  "The server is down and I don't know why.",
  "location / { proxy_pass http://127.0.0.1:3000; }",
  "SELECT * FROM users WHERE origin = 'x'",
  '{"ok":true,"message":"saved"}',
  '{"statusCode":403,"message":"Forbidden resource","error":"Forbidden"}',
  "Access to the building is blocked by policy",
  "DevTools failed to load source map: Could not load content for https://x.test/a.js.map",
  "",
].map((text) => ({ desc: text.slice(0, 60), text }));

export const notCorsCases: readonly MessageCase[] = [
  ...csp,
  ...cspOthers,
  ...mixed,
  ...isolation,
  ...loading,
  ...cookies,
  ...network,
  ...libraries,
];
export const unknownCases: readonly MessageCase[] = unknown;
