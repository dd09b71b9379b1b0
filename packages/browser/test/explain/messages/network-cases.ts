import { casesOf, type MessageCase } from "./case.ts";

const url = "https://media.blog.test/a";
const origin = "https://blog.test";

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
    ["Third-party cookie will be blocked in future Chrome versions as part of Privacy Sandbox.", "cookie-third-soon"],
  ]),
  ...casesOf("firefox", [
    [
      "Cookie “sid” has been rejected because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.",
      "cookie-cross-site",
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
      "cookie-foreign",
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
  [`PUT ${url} net::ERR_HTTP2_PROTOCOL_ERROR 200`, "net-stream", { url, method: "PUT", status: "200" }],
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

/** Cookies, the network, and libraries. */
export const networkCases: readonly MessageCase[] = [...cookies, ...network, ...libraries];
