import { linesOf, type MessageLine } from "../message-line.ts";

const old = { until: 2020 };

/** Internet Explorer and Edge before Chromium. */
const edge: readonly MessageLine[] = [
  ...linesOf(
    "edge-legacy",
    { code: "cors-origin-missing", engineCode: "SEC7120" },
    [
      "Origin {origin} not found in Access-Control-Allow-Origin header",
      "Origin {origin} is not found in Access-Control-Allow-Origin header",
      "No Access-Control-Allow-Origin header was found",
      "The origin '{origin}' did not find '{value}' in the Access-Control-Allow-Origin response header for cross-origin resource at '{url}'",
      "SEC7120",
    ],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { code: "cors-origin-wildcard", engineCode: "SEC7122" },
    ["Credentialed request cannot be used with wildcard '*' Access-Control-Allow-Origin header", "SEC7122"],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { code: "cors-credentials", engineCode: "SEC7121" },
    ["Access-Control-Allow-Credentials header was not present", "SEC7121"],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { code: "preflight-header", engineCode: "SEC7123", preflight: true },
    ["Request header {value} was not present in the Access-Control-Allow-Headers list"],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { code: "preflight-method", engineCode: "SEC7124", preflight: true },
    ["Request method {value} was not present in the Access-Control-Allow-Methods list"],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { code: "preflight-redirect", engineCode: "SEC7125", preflight: true },
    ["Redirect was blocked for CORS preflight"],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { code: "preflight-redirect", engineCode: "SEC7127" },
    ["Redirect was blocked for CORS request"],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { code: "cors-origin-multiple", engineCode: "SEC7128" },
    ["Multiple Access-Control-Allow-Origin headers are not allowed for CORS response"],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { topic: "cors-error" },
    [
      "XMLHttpRequest for {url} required Cross Origin Resource Sharing (CORS) preflight",
      "XMLHttpRequest for {url} required Cross Origin Resource Sharing (CORS)",
      "Fetch for {url} required Cross Origin Resource Sharing (CORS)",
    ],
    old,
  ),
  ...linesOf(
    "edge-legacy",
    { topic: "network-error", vague: true },
    ["XMLHttpRequest: Network Error {value}", "Could not complete the operation due to error {value}"],
    old,
  ),
  ...linesOf("edge-legacy", { topic: "library-vague", vague: true }, ["SCRIPT5: Access is denied"], old),
];

/** Any browser, and what pages get from it. */
const browsers: readonly MessageLine[] = [
  ...linesOf("browser", { topic: "script-error", vague: true }, ["Script error.", "'Script error'"]),
  ...linesOf("browser", { topic: "not-json", vague: true }, [
    "Unexpected token '<', '",
    "Unexpected token < in JSON at position 0",
    "Unexpected token '<' in JSON",
    "Unrecognized token '<'",
    "JSON.parse: unexpected character at line 1 column 1 of the JSON data",
    "Uncaught SyntaxError: Unexpected token '<'",
    "SyntaxError: expected expression, got '<'",
  ]),
];

/** Libraries in a page. */
const libraries: readonly MessageLine[] = [
  ...linesOf("browser", { topic: "socket-failed" }, [
    "[vite] failed to connect to websocket",
    "[webpack-dev-server] Disconnected",
    "WebSocketClient.js: WebSocket connection to '{url}' failed",
  ]),
  ...linesOf("browser", { topic: "socket-failed", vague: true }, ["Error: websocket error"]),
  ...linesOf("browser", { topic: "opaque-response" }, ["Response {type: 'opaque'", "Response { type: 'opaque'"]),
  ...linesOf("browser", { topic: "aborted-call", vague: true }, [
    "AbortError: The user aborted a request",
    "AbortError: signal is aborted without reason",
    "AbortError: The operation was aborted",
    "AbortError: Fetch is aborted",
    "CanceledError: canceled",
    "'ERR_CANCELED'",
  ]),
  ...linesOf("browser", { topic: "http-error" }, [
    "Request failed with status code {status}",
    "Http failure during parsing for {url}",
    "Failed to load resource: the server responded with a status of {status}",
  ]),
  ...linesOf("browser", { topic: "library-vague", vague: true }, [
    "Http failure response for {url}: 0 Unknown Error",
    "Http failure response for (unknown url): 0 Unknown Error",
    "0 Unknown Error",
    "Response with status: 0 for URL: {url}",
    "AxiosError: Network Error",
    "Error: Network Error",
    "'ERR_NETWORK'",
    "status: 0, statusText: 'Unknown Error'",
    "'status':0,'statusText':'Unknown Error'",
    "message: 'Network Error'",
    "Network Error at createError",
    "XMLHttpRequest error., uri={url}",
    "ClientException: Failed to fetch, uri={url}",
    "XMLHttpRequest error.",
    "The XMLHttpRequest onError callback was called",
    "xhr poll error",
    "xhr post error",
    "Failed to send a request to the Edge Function",
    "(auth/network-request-failed)",
    "(storage/unknown)",
    "(storage/retry-limit-exceeded)",
    "NetworkError: Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'",
    "Failed to execute 'send' on 'XMLHttpRequest'",
    "NetworkError: A network error occurred",
    "Failed to complete negotiation with the server",
    "'readyState':0,'responseText':'','status':0",
    "'readyState':0,'status':0,'statusText':'error'",
    "Failed to fetch dynamically imported module: {url}",
    "error loading dynamically imported module: {url}",
    "Importing a module script failed",
    "ChunkLoadError: Loading chunk",
    "(failed) net::ERR_FAILED",
    "Failed to load resource: net::ERR_FAILED",
  ]),
  ...linesOf("browser", { code: "timed-out" }, [
    "AxiosError: timeout of {value} exceeded",
    "Error: timeout of {value} exceeded",
  ]),
  ...linesOf("browser", { topic: "http-error" }, ["Http failure response for {url}: {status} "]),
];

/** Node and what imitates a browser there, React Native. */
const runtimes: readonly MessageLine[] = [
  ...linesOf("node", { topic: "jsdom" }, [
    "Error: Cross origin {origin} forbidden",
    "Cross origin {origin} forbidden",
    "Error: Headers {header} forbidden",
    "Headers {header} forbidden",
    "Error: Header {header} forbidden",
    "Method {method} forbidden",
  ]),
  ...linesOf("node", { topic: "not-a-browser" }, [
    "connect {value} {address} at TCPConnectWrap",
    "{value}: Connect Timeout Error (attempted address: {address}, timeout",
    "connect ECONNREFUSED {address}",
    "connect ETIMEDOUT {address}",
    "connect EHOSTUNREACH {address}",
    "connect ECONNRESET {address}",
    "read ECONNRESET",
    "socket hang up",
    "getaddrinfo ENOTFOUND {address}",
    "getaddrinfo EAI_AGAIN {address}",
    "request to {url} failed, reason:",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "unable to verify the first certificate",
    "unable to get local issuer certificate",
    "certificate has expired",
    "does not match certificate's altnames",
    "wrong version number",
    "EPROTO",
    "connect EPERM {address}",
    "self signed certificate",
    "self-signed certificate",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "UND_ERR_CONNECT_TIMEOUT",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
  ]),
  ...linesOf("node", { topic: "not-a-browser", vague: true }, [
    "TypeError: fetch failed",
    "node:internal/deps/undici",
    "[cause]: Error: {value}",
  ]),
  ...linesOf("react-native", { topic: "react-native", vague: true }, [
    "TypeError: Network request failed",
    "Network request failed",
    "Network request timed out",
  ]),
];

export const otherMessages: readonly MessageLine[] = [...edge, ...browsers, ...libraries, ...runtimes];
