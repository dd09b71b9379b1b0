import { chromium, type MessageLine } from "../message-line.ts";

/** What Chromium printed for CORS before the words of today. */
export const chromiumCors: readonly MessageLine[] = [
  ...chromium(
    { code: "cors-origin-wildcard", engineCode: "WildcardOriginNotAllowed" },
    [
      "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
      "Cannot use wildcard in 'Access-Control-Allow-Origin' when credentials flag is true.",
    ],
    { until: 2017 },
  ),
  ...chromium(
    { code: "cors-credentials", engineCode: "InvalidAllowCredentials" },
    [
      "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.",
      "Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'",
    ],
    { until: 2018 },
  ),
  ...chromium(
    { code: "cors-origin-mismatch", engineCode: "AllowOriginMismatch" },
    ["The 'Access-Control-Allow-Origin' whitelists only '{value}'."],
    { until: 2018 },
  ),
  ...chromium({ code: "cors-origin-multiple", engineCode: "MultipleAllowOriginValues" }, [
    "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed",
  ]),
  ...chromium({ code: "cors-origin-invalid", engineCode: "InvalidAllowOriginValue" }, [
    "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
  ]),
  ...chromium(
    { code: "preflight-redirect", engineCode: "PreflightDisallowedRedirect", preflight: true },
    [
      "Response for preflight is invalid (redirect)",
      "The request was redirected to '{location}', which is disallowed for cross-origin requests that require preflight.",
      "Request requires preflight, which is disallowed to follow cross-origin redirect",
    ],
    { until: 2018 },
  ),
  ...chromium(
    { code: "preflight-status", engineCode: "PreflightInvalidStatus", preflight: true },
    ["Response for preflight has invalid HTTP status code {status}", "Invalid HTTP status code {status}"],
    { until: 2018 },
  ),
  ...chromium(
    { code: "preflight-methods-malformed", engineCode: "InvalidAllowMethodsPreflightResponse", preflight: true },
    ["Cannot parse Access-Control-Allow-Methods response header field"],
  ),
  ...chromium(
    { code: "preflight-headers-malformed", engineCode: "InvalidAllowHeadersPreflightResponse", preflight: true },
    ["Cannot parse Access-Control-Allow-Headers response header field"],
  ),
  ...chromium({ code: "cors-origin-missing", engineCode: "MissingAllowOriginHeader" }, [
    "No 'Access-Control-Allow-Origin' header is present on the requested resource",
  ]),
  ...chromium(
    { code: "redirect-scheme" },
    [
      "The request was redirected to a URL ('{value}') which has a disallowed scheme for cross-origin requests.",
      "Redirect location '{value}' has a disallowed scheme for cross-origin requests.",
      "Cross origin redirect denied",
    ],
    { until: 2018 },
  ),
  ...chromium(
    { code: "redirect-credentials", engineCode: "RedirectContainsCredentials" },
    [
      "The request was redirected to a URL ('{value}') containing userinfo, which is disallowed for cross-origin requests",
      "Redirect location '{value}' contains userinfo, which is disallowed for cross-origin requests",
    ],
    { until: 2018 },
  ),
  ...chromium({ code: "scheme-not-cors", engineCode: "CorsDisabledScheme" }, [
    "Cross origin requests are only supported for protocol schemes: ",
    "URL scheme must be 'http' or 'https' for CORS request",
    "has been blocked by CORS policy: Invalid response. Origin 'null'",
    "Received an invalid response. Origin 'null'",
  ]),
  ...chromium(
    { code: "malformed", engineCode: "InvalidResponse" },
    ["has been blocked by CORS policy: Invalid response."],
    { until: 2018 },
  ),
  ...chromium({ code: "mode-same-origin", engineCode: "DisallowedByMode" }, [
    "Cross origin requests are not allowed by request mode",
  ]),
  ...chromium({ code: "local-network-target", engineCode: "InvalidLocalNetworkAccess" }, [
    "Request had a target IP address space of '{target}' yet the resource is in address space '{value}'",
  ]),
  ...chromium({ code: "local-network-denied", engineCode: "LocalNetworkAccessPermissionDenied" }, [
    "Request had no target IP address space, yet the resource is in address space '{value}'",
    "Permission was denied for this request to access the '{value}' address space",
    "Local network access permission was denied",
    "net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
  ]),
  ...chromium({ code: "local-network-insecure", engineCode: "InsecurePrivateNetwork" }, [
    "The request client is not a secure context and the resource is in more-private address space '{value}'",
    "Ensure private network requests are made from secure contexts",
  ]),
  ...chromium(
    { topic: "private-network" },
    [
      "No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the '{space}' address space",
      "The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the '{space}' address space had a value of '{value}'",
      "header was present in the preflight response for this private network request",
      "net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS",
      "Ensure private network requests are only made to resources that allow them",
    ],
    { since: 2021, until: 2025 },
  ),
  // The words of today without what ends them.
  ...chromium({ code: "cors-origin-mismatch", engineCode: "AllowOriginMismatch" }, [
    "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin",
  ]),
  ...chromium({ code: "cors-credentials", engineCode: "InvalidAllowCredentials" }, [
    "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode",
  ]),
  ...chromium({ code: "preflight-redirect", engineCode: "PreflightDisallowedRedirect", preflight: true }, [
    "Redirect is not allowed for a preflight request",
  ]),
  ...chromium({ code: "preflight-status", engineCode: "PreflightInvalidStatus", preflight: true }, [
    "Response to preflight request doesn't pass access control check: It does not have HTTP ok status",
  ]),
];
