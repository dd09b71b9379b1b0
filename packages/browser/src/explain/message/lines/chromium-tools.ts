import { chromium, type MessageLine } from "../message-line.ts";

/** DevTools' own words: the issues and the network panel. */
export const chromiumTools: readonly MessageLine[] = [
  ...chromium({ topic: "cors-header-values" }, ["Ensure CORS response header values are valid"], { since: 2020 }),
  ...chromium({ code: "preflight-status", preflight: true }, ["Ensure preflight responses are valid"], { since: 2020 }),
  ...chromium(
    { topic: "cors-header-values" },
    [
      "Ensure CORS requests include credentials only when allowed",
      "Ensure credentialed requests are not sent to CORS resources with origin wildcards",
    ],
    { since: 2020 },
  ),
  ...chromium({ code: "scheme-not-cors" }, ["Ensure CORS requests are made on supported schemes"], { since: 2020 }),
  ...chromium(
    { code: "redirect-credentials" },
    ["Ensure CORS requests are not redirected to URLs containing credentials"],
    { since: 2020 },
  ),
  ...chromium(
    { code: "mode-same-origin" },
    ["Ensure only same-origin resources are fetched with same-origin request mode"],
    { since: 2020 },
  ),
  ...chromium({ code: "no-cors-redirect-mode" }, ["Ensure no-cors requests configure redirect mode follow"], {
    since: 2020,
  }),
  ...chromium({ code: "mixed-content" }, ["(blocked:mixed-content)", "blocked:mixed-content"]),
  ...chromium({ topic: "csp" }, ["(blocked:csp)", "blocked:csp", "net::ERR_BLOCKED_BY_CSP"]),
  ...chromium({ code: "corp-same-origin" }, [
    "blocked:corp-not-same-origin",
    "(blocked:NotSameOrigin)",
    "Specify a more permissive Cross-Origin Resource Policy to prevent a resource from being blocked",
  ]),
  ...chromium({ code: "corp-same-site" }, ["blocked:corp-not-same-site"]),
  ...chromium(
    { code: "corp-missing" },
    [
      "blocked:corp-not-same-origin-after-defaulted-to-same-origin-by-coep",
      "net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep",
      "net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByDip",
      "net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoepAndDip",
    ],
    { since: 2020 },
  ),
  ...chromium(
    { code: "embedder-policy-missing" },
    [
      "blocked:coep-frame-resource-needs-coep-header",
      "net::ERR_BLOCKED_BY_RESPONSE.CoepFrameResourceNeedsCoepHeader",
      "Specify a Cross-Origin Embedder Policy to prevent this frame from being blocked",
    ],
    { since: 2020 },
  ),
  ...chromium({ topic: "blocked-by-client" }, ["net::ERR_BLOCKED_BY_CLIENT", "(blocked:other)", "(blocked:devtools)"]),
  ...chromium({ topic: "blocked-by-administrator" }, [
    "net::ERR_BLOCKED_BY_ADMINISTRATOR",
    "net::ERR_NETWORK_ACCESS_DENIED",
  ]),
  ...chromium({ topic: "orb" }, ["net::ERR_BLOCKED_BY_ORB", "blocked:orb", "Response was blocked by ORB"], {
    since: 2022,
  }),
  ...chromium(
    { topic: "orb" },
    [
      "Response was blocked by CORB (Cross-Origin Read Blocking)",
      "Cross-Origin Read Blocking (CORB) blocked cross-origin response {url} with MIME type {mime}",
      "Blocked current origin from receiving cross-site document at {url} with MIME type {mime}",
      "Cross-Origin Read Blocking (CORB) blocked",
    ],
    { since: 2018, until: 2023 },
  ),
  ...chromium({ topic: "blocked-by-response" }, ["net::ERR_BLOCKED_BY_RESPONSE"]),
  ...chromium({ topic: "cleartext" }, ["net::ERR_CLEARTEXT_NOT_PERMITTED"]),
  ...chromium({ topic: "certificate" }, ["net::ERR_INSECURE_RESPONSE"], { until: 2017 }),
  ...chromium({ topic: "cors-error", vague: true }, [
    "Cross-Origin Resource Sharing error",
    "has been blocked by CORS policy",
    "is therefore not allowed access",
    "A cross-origin resource sharing (CORS) request was blocked",
    "from loading by Cross-Origin Resource Sharing policy",
    "(cors error)",
    "CORS error",
  ]),
  ...chromium({ topic: "net-stream" }, [
    "net::ERR_HTTP2_PROTOCOL_ERROR",
    "net::ERR_SPDY_PROTOCOL_ERROR",
    "net::ERR_QUIC_PROTOCOL_ERROR",
    "net::ERR_HTTP2_PING_FAILED",
    "net::ERR_HTTP2_SERVER_REFUSED_STREAM",
  ]),
  ...chromium({ topic: "net-loop" }, ["net::ERR_INSUFFICIENT_RESOURCES"]),
  ...chromium({ topic: "net-coding" }, ["net::ERR_CONTENT_DECODING_FAILED"]),
  ...chromium({ topic: "net-changed" }, ["net::ERR_NETWORK_CHANGED", "net::ERR_NETWORK_IO_SUSPENDED"]),
  ...chromium({ topic: "net-proxy" }, [
    "net::ERR_PROXY_CONNECTION_FAILED",
    "net::ERR_TUNNEL_CONNECTION_FAILED",
    "net::ERR_PROXY_CERTIFICATE_INVALID",
    "net::ERR_NO_SUPPORTED_PROXIES",
  ]),
  ...chromium({ topic: "net-scheme" }, [
    "net::ERR_UNKNOWN_URL_SCHEME",
    "net::ERR_DISALLOWED_URL_SCHEME",
    "net::ERR_INVALID_URL",
  ]),
  ...chromium({ topic: "net-file" }, ["net::ERR_FILE_NOT_FOUND", "net::ERR_ACCESS_DENIED"]),
  ...chromium({ topic: "net-address" }, ["net::ERR_ADDRESS_INVALID"]),
  // Only CORS makes an error out of a response that came.
  ...chromium({ code: "cors-origin-missing", vague: true, open: true }, ["net::ERR_FAILED {status}"]),
  ...chromium({ topic: "http-failed" }, ["net::ERR_ABORTED {errorStatus}"]),
  ...chromium({ topic: "network-error", vague: true }, ["net::ERR_{value}"]),
  ...chromium({ topic: "library-vague", vague: true }, [
    "XHR failed loading: {method} '{url}'",
    "Fetch failed loading: {method} '{url}'",
  ]),
  ...chromium({ topic: "logged-success", vague: true }, [
    "XHR finished loading: {method} '{url}'",
    "Fetch finished loading: {method} '{url}'",
  ]),
];
