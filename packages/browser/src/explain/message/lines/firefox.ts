import { firefoxWindows } from "./firefox-windows.ts";
import { linesOf, type MessageLine } from "../message-line.ts";

const reason = (texts: readonly string[]): readonly string[] => texts.map((text) => `(Reason: ${text})`);

const authorization = "When the 'Access-Control-Allow-Headers' is '*', the 'Authorization' header is not covered";

/** Reasons before the words of today. */
const cors: readonly MessageLine[] = [
  ...linesOf(
    "firefox",
    { code: "preflight-status", engineCode: "CORSPreflightDidNotSucceed", preflight: true },
    reason(["CORS preflight channel did not succeed"]),
    { until: 2020 },
  ),
  ...linesOf(
    "firefox",
    { code: "preflight-header", engineCode: "CORSMissingAllowHeaderFromPreflight", preflight: true },
    reason([
      "missing token '{value}' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel",
      "missing token '{value}' in CORS header 'Access-Control-Allow-Headers'",
    ]),
    { until: 2020 },
  ),
  ...linesOf(
    "firefox",
    { code: "preflight-method", engineCode: "CORSMethodNotFound", preflight: true },
    reason([
      "Did not find method in CORS header 'Access-Control-Allow-Methods'",
      "missing method in CORS header 'Access-Control-Allow-Methods'",
    ]),
  ),
  ...linesOf("firefox", { code: "unreachable", engineCode: "CORSDidNotSucceed" }, reason(["CORS request failed"]), {
    until: 2018,
  }),
  ...linesOf(
    "firefox",
    { topic: "authorization-wildcard" },
    [`will disallow reading the remote resource at {url} soon. (Reason: ${authorization}`, authorization],
    { since: 2021 },
  ),
  ...linesOf(
    "firefox",
    { code: "cors-credentials", engineCode: "CORSMissingAllowCredentials" },
    reason(["missing token 'true' in CORS header 'Access-Control-Allow-Credentials'"]),
  ),
  ...linesOf(
    "firefox",
    { code: "cors-origin-missing", engineCode: "CORSMissingAllowOrigin" },
    ["This can be fixed by moving the resource to the same domain or enabling CORS"],
    { until: 2015 },
  ),
];

/** The network panel, and errors of the networking code. */
const tools: readonly MessageLine[] = [
  ...linesOf("firefox", { code: "cors-origin-missing", engineCode: "CORSMissingAllowOrigin" }, [
    "CORS Missing Allow Origin",
  ]),
  ...linesOf("firefox", { code: "cors-origin-mismatch", engineCode: "CORSAllowOriginNotMatchingOrigin" }, [
    "CORS Allow Origin Not Matching Origin",
  ]),
  ...linesOf("firefox", { code: "cors-origin-multiple", engineCode: "CORSMultipleAllowOriginNotAllowed" }, [
    "CORS Multiple Allow Origin Not Allowed",
    "CORS Multiple Origin Not Allowed",
  ]),
  ...linesOf(
    "firefox",
    { code: "preflight-header", engineCode: "CORSMissingAllowHeaderFromPreflight", preflight: true },
    ["CORS Missing Allow Header"],
  ),
  ...linesOf("firefox", { code: "cors-credentials", engineCode: "CORSMissingAllowCredentials" }, [
    "CORS Missing Allow Credentials",
  ]),
  ...linesOf("firefox", { code: "cors-origin-wildcard", engineCode: "CORSNotSupportingCredentials" }, [
    "CORS Not Supporting Credentials",
    "CORS No Allow Credentials",
  ]),
  ...linesOf("firefox", { code: "preflight-method", engineCode: "CORSMethodNotFound", preflight: true }, [
    "CORS Method Not Found",
  ]),
  ...linesOf("firefox", { code: "preflight-status", engineCode: "CORSPreflightDidNotSucceed", preflight: true }, [
    "CORS Preflight Did Not Succeed",
  ]),
  ...linesOf("firefox", { code: "preflight-redirect", engineCode: "CORSExternalRedirectNotAllowed", preflight: true }, [
    "CORS External Redirect Not Allowed",
  ]),
  ...linesOf("firefox", { code: "scheme-not-cors", engineCode: "CORSRequestNotHttp" }, [
    "CORS Request Not HTTP",
    "CORS Not HTTP",
  ]),
  ...linesOf("firefox", { topic: "origin-not-added", engineCode: "CORSOriginHeaderNotAdded" }, [
    "CORS Origin Header Missing",
  ]),
  ...linesOf(
    "firefox",
    { code: "preflight-methods-malformed", engineCode: "CORSInvalidAllowMethod", preflight: true },
    ["CORS Invalid Allow Method"],
  ),
  ...linesOf(
    "firefox",
    { code: "preflight-headers-malformed", engineCode: "CORSInvalidAllowHeader", preflight: true },
    ["CORS Invalid Allow Header"],
  ),
  ...linesOf("firefox", { topic: "csp" }, ["CSP Content Blocked"]),
  ...linesOf("firefox", { topic: "blocked-by-client" }, ["Blocked By Extension", "Blocked by DevTools"]),
  ...linesOf("firefox", { code: "corp-same-origin" }, [
    "NS_ERROR_DOM_CORP_FAILED",
    "The resource at '{url}' was blocked due to its Cross-Origin-Resource-Policy header",
  ]),
  ...linesOf("firefox", { code: "embedder-policy-missing" }, ["NS_ERROR_DOM_COEP_FAILED"]),
  ...linesOf("firefox", { topic: "coop" }, ["NS_ERROR_DOM_COOP_FAILED", "NS_ERROR_BLOCKED_BY_COOP"]),
  ...linesOf("firefox", { code: "unreachable" }, [
    "NS_ERROR_CONNECTION_REFUSED",
    "NS_ERROR_UNKNOWN_HOST",
    "NS_ERROR_NET_RESET",
    "NS_ERROR_NET_INTERRUPT",
    "NS_ERROR_OFFLINE",
    "NS_ERROR_NET_EMPTY_RESPONSE",
  ]),
  ...linesOf("firefox", { code: "timed-out" }, ["NS_ERROR_NET_TIMEOUT"]),
  ...linesOf("firefox", { code: "bad-port" }, ["NS_ERROR_PORT_ACCESS_NOT_ALLOWED"]),
  ...linesOf("firefox", { code: "redirect-too-many" }, ["NS_ERROR_REDIRECT_LOOP"]),
  ...linesOf("firefox", { code: "truncated" }, ["NS_ERROR_NET_PARTIAL_TRANSFER", "NS_ERROR_CORRUPTED_CONTENT"]),
  ...linesOf("firefox", { code: "aborted" }, ["NS_BINDING_ABORTED"]),
  ...linesOf("firefox", { topic: "blocked-by-policy" }, [
    "NS_ERROR_CONTENT_BLOCKED",
    "NS_ERROR_BLOCKED_BY_POLICY",
    "NS_ERROR_TRACKING_URI",
  ]),
  // How Firefox ends every request that CORS or another check of the origin refuses.
  ...linesOf("firefox", { topic: "origin-check", vague: true }, [
    "NS_ERROR_DOM_BAD_URI",
    "Access to restricted URI denied",
  ]),
  ...linesOf("firefox", { code: "client-certificate" }, ["SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT"]),
  ...linesOf("firefox", { topic: "certificate" }, [
    "MOZILLA_PKIX_ERROR_{value}",
    "SEC_ERROR_{value}",
    "SSL_ERROR_{value}",
  ]),
  ...linesOf("firefox", { topic: "worker-failed" }, ["NS_ERROR_INTERCEPTION_FAILED"]),
  ...linesOf("firefox", { topic: "net-stream" }, [
    "NS_ERROR_NET_HTTP2_SENT_GOAWAY",
    "NS_ERROR_NET_HTTP3_PROTOCOL_ERROR",
    "NS_ERROR_NET_INADEQUATE_SECURITY",
  ]),
  ...linesOf("firefox", { topic: "net-coding" }, ["NS_ERROR_INVALID_CONTENT_ENCODING"]),
  ...linesOf("firefox", { topic: "net-proxy" }, [
    "NS_ERROR_PROXY_CONNECTION_REFUSED",
    "NS_ERROR_UNKNOWN_PROXY_HOST",
    "NS_ERROR_PROXY_BAD_GATEWAY",
  ]),
  ...linesOf("firefox", { topic: "net-scheme" }, ["NS_ERROR_UNKNOWN_PROTOCOL", "NS_ERROR_MALFORMED_URI"]),
  ...linesOf("firefox", { topic: "net-file" }, ["NS_ERROR_FILE_NOT_FOUND", "NS_ERROR_FILE_ACCESS_DENIED"]),
  ...linesOf("firefox", { topic: "network-error", vague: true }, ["NS_ERROR_{value}"]),
  ...linesOf("firefox", { topic: "cors-error", vague: true }, [
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}",
  ]),
];

const policies: readonly MessageLine[] = [
  ...linesOf("firefox", { topic: "csp" }, [
    "The page's settings blocked the loading of a resource at {url} ('{directive}')",
    "The page's settings blocked the loading of a resource ({directive}) at {url} because it violates",
    "The page's settings blocked the loading of a resource ({unset}) at {url} because it violates the following directive: '{directive}'",
    "The page's settings {reportOnly} block the loading of a resource ({unset}) at {url} because it violates the following directive: '{directive}'",
    "The page's settings blocked the loading of a resource at {url}",
    "The page's settings blocked a worker script ({directive}) at {url} from being executed because it violates",
    "The page's settings blocked a script ({directive}) at {url} from being executed because it violates",
    "The page's settings blocked a style ({directive}) at {url} from being applied because it violates",
    "The page's settings {reportOnly} the loading of a resource at {url} ('{directive}'). A CSP report is being sent",
    "The page's settings blocked the loading of a resource",
  ]),
  ...linesOf("firefox", { topic: "csp-inline" }, [
    "The page's settings blocked the loading of a resource at inline ('{directive}')",
    "The page's settings blocked the loading of a resource at self ('{directive}')",
    "The page's settings blocked the loading of a resource at eval ('{directive}')",
    "The page's settings blocked an inline script ({directive}) from being executed because it violates",
    "The page's settings blocked an inline style ({directive}) from being applied because it violates",
    "The page's settings blocked a JavaScript eval ({directive}) from being executed because it violates",
    "call to eval() blocked by CSP",
  ]),
  ...linesOf("firefox", { topic: "policy-in-meta" }, [
    "Ignoring source '{directive}' (Not supported when delivered via meta element)",
  ]),
  ...linesOf("firefox", { topic: "policy-header" }, ["Feature Policy: Skipping unsupported feature name '{feature}'"]),
  ...linesOf("firefox", { topic: "x-frame-options" }, [
    "The loading of '{url}' in a frame is denied by 'X-Frame-Options' directive set to '{value}'",
    "Load denied by X-Frame-Options: {url} does not permit cross-origin framing",
    "Load denied by X-Frame-Options: {url} does not permit framing",
    "Load denied by X-Frame-Options: '{value}' from {url}",
    "Load denied by X-Frame-Options",
  ]),
  ...linesOf("firefox", { code: "mixed-content" }, [
    "Blocked loading mixed active content '{url}'",
    "Blocked loading mixed display content '{url}'",
    "Blocked downloading insecure content '{url}'",
  ]),
  ...linesOf("firefox", { topic: "mixed-display" }, [
    "Loading mixed (insecure) display content '{url}' on a secure page",
    "Loading mixed (insecure) active content '{url}' on a secure page",
    "Mixed Content: Upgrading insecure display request '{url}' to use",
    "Upgrading insecure request '{url}' to use",
  ]),
];

const loading: readonly MessageLine[] = [
  ...linesOf(
    "firefox",
    { topic: "orb" },
    [
      "The resource at '{url}' was blocked by OpaqueResponseBlocking. Reason: '{value}'",
      "A resource is blocked by OpaqueResponseBlocking",
      "blocked by OpaqueResponseBlocking",
      "NS_BINDING_ABORTED OpaqueResponseBlocking",
    ],
    { since: 2022 },
  ),
  ...linesOf("firefox", { topic: "mime" }, [
    "Loading {kind} from '{url}' was blocked because of a disallowed MIME type ('{mime}')",
    "Loading script from '{url}' with importScripts() was blocked because of a disallowed MIME type ('{mime}')",
    "Script from '{url}' was blocked because of a disallowed MIME type ('{mime}')",
    "Script from '{url}' was blocked because of a disallowed MIME type",
    "The resource from '{url}' was blocked due to MIME type ('{mime}') mismatch (X-Content-Type-Options: nosniff)",
    "The resource from '{url}' was blocked due to MIME type mismatch (X-Content-Type-Options: nosniff)",
    "The script from '{url}' was loaded even though its MIME type ('{mime}') is not a valid JavaScript MIME type",
    "The stylesheet {url} was not loaded because its MIME type, '{mime}', is not",
    "Response has unsupported MIME type '{mime}' expected '{expected}'",
  ]),
  ...linesOf("firefox", { topic: "module-specifier" }, [
    "The specifier '{specifier}' was a bare specifier, but was not remapped to anything",
    "Error resolving module specifier: {specifier}",
    "Error resolving module specifier '{specifier}'",
  ]),
  ...linesOf("firefox", { topic: "file-page" }, ["Security Error: Content at {page} may not load or link to {url}"]),
  ...linesOf("firefox", { topic: "cross-origin-load" }, [
    "Security Error: Content at {page} may not load data from {url}",
    "Security Error: Content at {page} attempted to load {url}, but may not load external data when being used as an image",
  ]),
  ...linesOf("firefox", { topic: "font-blocked" }, [
    "bad URI or cross-site access not allowed source: {url}",
    "bad URI or cross-site access not allowed",
  ]),
  ...linesOf("firefox", { topic: "webgl" }, [
    "Cross-origin elements require CORS",
    "WebGL warning: texImage2D: Cross-origin",
  ]),
  ...linesOf("firefox", { topic: "tainted-media" }, [
    "The HTMLMediaElement passed to createMediaElementSource has a cross-origin resource",
  ]),
  ...linesOf("firefox", { topic: "stylesheet" }, [
    "CSSStyleSheet.cssRules getter: Not allowed to access cross-origin stylesheet",
    "Not allowed to access cross-origin stylesheet",
  ]),
  ...linesOf("firefox", { code: "integrity" }, [
    "None of the '{value}' hashes in the integrity attribute match the content of the subresource at '{url}'",
    "None of the '{value}' hashes in the integrity attribute match the content of the subresource",
  ]),
  ...linesOf("firefox", { topic: "integrity-cors" }, [
    "'{url}' is not eligible for integrity checks since it's neither CORS-enabled nor same-origin",
  ]),
  ...linesOf("firefox", { topic: "forbidden-header" }, ["Attempt to set a forbidden header was denied: {header}"]),
  ...linesOf("firefox", { topic: "preload-unused" }, [
    "The resource at '{url}' preloaded with link preload was not used within a few seconds",
  ]),
  ...linesOf("firefox", { code: "scheme-not-cors" }, ["Cross origin requests are only supported for HTTP"]),
  ...linesOf("firefox", { topic: "blocked-by-client" }, [
    "The resource at '{url}' was blocked because content blocking is enabled",
    "The resource at '{url}' was blocked because Enhanced Tracking Protection is enabled",
  ]),
];

export const firefoxMessages: readonly MessageLine[] = [...cors, ...tools, ...policies, ...loading, ...firefoxWindows];
