import { casesOf, type MessageCase } from "./case.ts";

/** What identity providers refuse: their list is meant, and not the API's. */
export const signInCases: readonly MessageCase[] = [
  ...casesOf("server", [
    [
      "[GSI_LOGGER]: The given origin is not allowed for the given client ID.",
      "client-origin",
      {},
      ["Access-Control-Allow-Origin"],
    ],
    [
      "idpiframe_initialization_failed: Not a valid origin for the client: http://localhost:4200 has not been registered for client ID 7.apps.googleusercontent.test.",
      "client-origin",
      { origin: "http://localhost:4200" },
    ],
    ["Error 400: origin_mismatch", "client-origin"],
    ["Firebase: Error (auth/unauthorized-domain).", "client-origin"],
    ['{"error":"redirect_uri_mismatch"}', "redirect-uri"],
    ['{"error":"invalid_request","error_description":"Invalid parameter: redirect_uri"}', "redirect-uri"],
    [
      "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://app.shop.test'.",
      "token-from-page",
      { origin: "https://app.shop.test" },
    ],
    [
      "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
      "token-from-server",
    ],
    ["BrowserAuthError: monitor_window_timeout: Token acquisition in iframe failed due to timeout.", "silent-sign-in"],
    ["KEYCLOAK: Timeout when waiting for 3rd party check iframe message.", "silent-sign-in"],
    ["Google Maps JavaScript API error: RefererNotAllowedMapError", "api-key"],
    ["Forbidden (CSRF cookie not set.): /api/login/", "django-token", {}, ["CSRF_TRUSTED_ORIGINS"]],
    [
      "Forbidden (Referer checking failed - https://app.shop.test/ does not match any trusted origins.): /login/",
      "django-csrf",
      { page: "https://app.shop.test/" },
    ],
    [
      "ActionController::InvalidAuthenticityToken (HTTP Origin header (https://app.shop.test) didn't match request.base_url (http://app.shop.test)):",
      "rails-origin",
      { origin: "https://app.shop.test" },
    ],
  ]),
  {
    desc: "a sign-in page that does not list a header is not to be changed",
    text: "Access to fetch at 'https://accounts.google.com/o/oauth2/v2/auth?client_id=1' (redirected from 'http://localhost:5000/auth/google') from origin 'null' has been blocked by CORS policy: Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.",
    reads: ["chromium", "preflight-header"],
    values: { header: "content-type" },
    says: ["Begin the sign-in with a navigation"],
  },
];

/** What proxies log, and what curl and wget print. */
export const proxyCases: readonly MessageCase[] = [
  ...casesOf("server", [
    [
      '2026/11/27 07:00:00 [error] 12#12: *3 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.4, server: api.shop.test, request: "GET /v1 HTTP/1.1", upstream: "http://127.0.0.1:8080/v1"',
      "upstream-failed",
    ],
    [
      '[error] 12#12: *3 upstream sent too big header while reading response header from upstream, request: "OPTIONS /v1 HTTP/1.1"',
      "upstream-failed",
    ],
    ["[error] 7#7: *1 client intended to send too large body: 2097152 bytes", "body-too-large"],
    [
      "websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header",
      "upgrade-lost",
    ],
    ['{"code":1,"message":"Session ID unknown"}', "sticky-session"],
  ]),
  ...casesOf("command", [
    ["curl: (6) Could not resolve host: api.shop.test", "command-failed", { host: "api.shop.test" }, ["Node"]],
    [
      "curl: (7) Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server",
      "command-failed",
      { host: "localhost", port: "8080" },
    ],
    ["curl: (52) Empty reply from server", "command-failed"],
    [
      "curl: (60) SSL certificate problem: self signed certificate\nMore details here: https://curl.se/docs/sslcerts.html",
      "command-failed",
      {},
      ["Node"],
    ],
    ["wget: unable to resolve host address ‘api.shop.test’", "command-failed", { host: "api.shop.test" }],
  ]),
];
