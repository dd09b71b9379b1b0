import { chromium, type MessageLine } from "../message-line.ts";
import { chromiumCors } from "./chromium-cors.ts";
import { chromiumTools } from "./chromium-tools.ts";

const policies: readonly MessageLine[] = [
  ...chromium({ topic: "csp" }, [
    "Refused to {action} '{url}' because it violates the following Content Security Policy directive: '{directive}'",
    "Refused to {action} '{url}' because an ancestor violates the following Content Security Policy directive: '{directive}'",
    "Refused to {action} '{url}' because it violates the document's Content Security Policy",
    "cannot load {url}. Refused to connect because it violates the document's Content Security Policy",
    "Connecting to '{url}' violates the following Content Security Policy directive: '{directive}'",
    "Framing '{url}' violates the following Content Security Policy directive: '{directive}'",
    "Sending form data to '{url}' violates the following Content Security Policy directive: '{directive}'",
    "Loading the {kind} '{url}' violates the following Content Security Policy directive: '{directive}'",
    "Loading media from '{url}' violates the following Content Security Policy directive: '{directive}'",
    "Creating a worker from '{url}' violates the following Content Security Policy directive: '{directive}'",
    "violates the following Content Security Policy directive: '{directive}'",
    "because it violates the document's Content Security Policy",
    "Content Security Policy of your site blocks some resources",
  ]),
  ...chromium({ topic: "csp-inline" }, [
    "Refused to execute inline {kind} because it violates the following Content Security Policy directive: '{directive}'",
    "Refused to apply inline style because it violates the following Content Security Policy directive: '{directive}'",
    "Refused to run the JavaScript URL because it violates the following Content Security Policy directive: '{directive}'",
    "Refused to evaluate a string as JavaScript because 'unsafe-eval' is not an allowed source",
    "because 'unsafe-eval' is not an allowed source of script in the following Content Security Policy directive: '{directive}'",
    "Refused to compile or instantiate WebAssembly module because",
    "Executing inline {kind} violates the following Content Security Policy directive '{directive}'",
    "Applying inline style violates the following Content Security Policy directive '{directive}'",
    "Evaluating a string as JavaScript violates the following Content Security Policy directive",
    "Content Security Policy of your site blocks the use of 'eval' in JavaScript",
    "Content Security Policy blocks inline execution of scripts and stylesheets",
  ]),
  ...chromium({ topic: "policy-in-meta" }, [
    "The Content Security Policy directive '{directive}' is ignored when delivered via a <meta> element",
    "X-Frame-Options may only be set via an HTTP header sent along with a document. It may not be set inside <meta>",
    "was delivered via a <meta> element outside the document's <head>, which is disallowed",
    "was delivered via a <meta> element, which is disallowed",
  ]),
  ...chromium({ topic: "policy-header" }, [
    "Error with {field} header: Unrecognized feature: '{feature}'",
    "Error with {field} header: Origin trial controlled feature not enabled: '{feature}'",
    "Error with {field} header: Unrecognized origin: '{value}'",
    "Error with {field} header: Invalid allowlist item({value}) for feature {feature}. Allowlist item must be",
    "Error with {field} header: Invalid allowlist item for feature {feature}. Allowlist item must be",
    "Error with {field} header: Parse of permissions policy failed because of errors reported by structured header parser",
  ]),
  ...chromium({ topic: "x-frame-options" }, [
    "Refused to display '{url}' in a frame because it set 'X-Frame-Options' to '{value}'",
    "Refused to display '{url}' in a frame because it set multiple 'X-Frame-Options' headers",
    "in a frame because it set 'X-Frame-Options' to '{value}'",
  ]),
  ...chromium({ code: "mixed-content" }, [
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'. This request has been blocked",
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but attempted to connect to the insecure {kind} '{url}'. This request has been blocked",
    "Mixed Content: The page at '{page}' was loaded over a secure connection, but contains a form that targets an insecure endpoint '{url}'",
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but is submitting data to an insecure location at '{url}'",
    "An insecure WebSocket connection may not be initiated from a page loaded over HTTPS",
  ]),
  ...chromium({ topic: "mixed-display" }, [
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'. This content should also be served over HTTPS",
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'. This request was automatically upgraded to HTTPS",
  ]),
];

const loading: readonly MessageLine[] = [
  ...chromium({ topic: "mime" }, [
    "Failed to load module script: Expected a JavaScript module script but the server responded with a MIME type of '{mime}'",
    "Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of '{mime}'",
    "Failed to load module script: The server responded with a non-JavaScript MIME type of '{mime}'",
    "but the server responded with a MIME type of '{mime}'",
    "Refused to execute script from '{url}' because its MIME type ('{mime}') is not executable",
    "Refused to execute script from '{url}' because its MIME type ('{mime}')",
    "Refused to apply style from '{url}' because its MIME type ('{mime}') is not a supported stylesheet MIME type",
    "Incorrect response MIME type. Expected '{expected}'",
    "Resource interpreted as {kind} but transferred with MIME type {mime}:",
  ]),
  ...chromium({ topic: "module-specifier" }, [
    "Failed to resolve module specifier '{specifier}'",
    "Failed to resolve module specifier {specifier}. Relative references must start with",
  ]),
  ...chromium({ code: "worker-origin" }, [
    "Failed to construct '{kind}': Script at '{url}' cannot be accessed from origin '{origin}'",
    "Script at '{url}' cannot be accessed from origin '{origin}'",
  ]),
  ...chromium({ topic: "import-scripts" }, [
    "Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '{url}' failed to load",
  ]),
  ...chromium({ topic: "tainted-canvas" }, [
    "The canvas has been tainted by cross-origin data",
    "The bitmap has been tainted",
    "The source image is not origin-clean",
    "the canvas has been tainted by cross-origin data",
  ]),
  ...chromium({ topic: "webgl" }, [
    "element contains cross-origin data, and may not be loaded",
    "The cross-origin image at {url} may not be loaded",
    "The video element contains cross-origin data",
    "Cross-origin image load denied by Cross-Origin Resource Sharing policy",
  ]),
  ...chromium({ topic: "tainted-media" }, [
    "MediaElementAudioSource outputs zeroes due to CORS access restrictions for {url}",
  ]),
  ...chromium({ topic: "stylesheet" }, [
    "Failed to read the 'cssRules' property from 'CSSStyleSheet'",
    "Failed to read the 'rules' property from 'CSSStyleSheet'",
    "from 'CSSStyleSheet': Cannot access rules",
  ]),
  ...chromium({ code: "integrity" }, [
    "Failed to find a valid digest in the 'integrity' attribute for resource '{url}' with computed",
  ]),
  ...chromium({ topic: "integrity-cors" }, [
    "Subresource Integrity: The resource '{url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not",
  ]),
  ...chromium({ topic: "preload-mode" }, [
    "A preload for '{url}' is found, but is not used because the request credentials mode does not match",
    "A preload for '{url}' is found, but is not used because the request mode does not match",
    "A preload for '{url}' is found, but is not used due to",
  ]),
  ...chromium({ topic: "preload-unused" }, [
    "The resource {url} was preloaded using link preload but not used within a few seconds",
  ]),
  ...chromium({ topic: "extension-file" }, [
    "Denying load of {url}. Resources must be listed in the web_accessible_resources manifest key",
    "Resources must be listed in the web_accessible_resources manifest key",
  ]),
  ...chromium({ topic: "forbidden-header" }, ["Refused to set unsafe header '{header}'"]),
  ...chromium({ topic: "hidden-header" }, ["Refused to get unsafe header '{header}'"]),
  ...chromium({ topic: "file-page" }, [
    "Unsafe attempt to load URL {url} from frame with URL {page}. 'file:' URLs are treated as unique security origins",
    "'file:' URLs are treated as unique security origins",
    "Not allowed to load local resource: {url}",
  ]),
];

/** What the page's own call is refused for. */
const calls: readonly MessageLine[] = [
  ...chromium({ topic: "call-userinfo" }, [
    "Request cannot be constructed from a URL that includes credentials: {url}",
    "Request cannot be constructed from a URL that includes credentials",
    "is an url with embedded credentials",
  ]),
  ...chromium({ topic: "call-url" }, [
    "Failed to parse URL from {url}",
    "Failed to execute 'open' on 'XMLHttpRequest': Invalid URL",
    "Failed to construct 'WebSocket': The URL '{url}' is invalid",
    "Failed to construct 'URL': Invalid URL",
    "{url} is not a valid URL",
  ]),
  ...chromium({ topic: "call-header" }, [
    "'{value}' is not a valid HTTP header field name",
    "'{value}' is not a valid HTTP header field value",
    "String contains non ISO-8859-1 code point",
  ]),
  ...chromium({ topic: "call-option" }, [
    "Failed to execute 'fetch' on 'Window': Request with GET/HEAD method cannot have body",
    "Request with GET/HEAD method cannot have body",
    "The provided value '{value}' is not a valid enum value of type {kind}.",
    "Failed to execute 'fetch' on 'Window': Invalid name",
    "Failed to execute 'fetch' on 'Window': Invalid value",
  ]),
  ...chromium({ topic: "permissions-policy" }, [
    "Potential permissions policy violation: {feature} is not allowed in this document",
    "Permissions policy violation: {feature} is not allowed in this document",
    "Permissions policy violation: {feature} access has been blocked because of a permissions policy applied to the current document",
    "Feature policy violation: {feature} is not allowed in this document",
    "access has been blocked because of a permissions policy applied to the current document",
  ]),
  ...chromium({ topic: "trusted-types" }, [
    "This document requires 'TrustedHTML' assignment",
    "This document requires 'TrustedScript' assignment",
    "This document requires 'TrustedScriptURL' assignment",
  ]),
  ...chromium({ topic: "call-method" }, ["'{method}' HTTP method is unsupported"]),
  ...chromium({ code: "event-source-type" }, ["EventSource's response has a MIME type ('{value}') that is not"]),
  ...chromium({ topic: "authorization-wildcard" }, [
    "Authorization will not be covered by the wildcard symbol (*)in the CORS 'Access-Control-Allow-Headers' handling",
    "Authorization will not be covered by the wildcard symbol (*)",
  ]),
];

const windows: readonly MessageLine[] = [
  ...chromium({ topic: "frame-access" }, [
    "Blocked a frame with origin '{origin}' from accessing a frame with origin '{other}'",
    "Blocked a frame with origin '{origin}' from accessing a frame with origin '{other}'. Protocols, domains, and ports must match",
    "Blocked a frame with origin '{origin}' from accessing a cross-origin frame",
    "Blocked a frame at '{url}' from accessing",
    "Sandbox access violation: Blocked a frame",
    "Unsafe JavaScript attempt to access frame with URL {other} from frame with URL {url}",
    "Unsafe JavaScript attempt to initiate navigation for frame with",
    "Unsafe attempt to initiate navigation for frame with URL '{other}' from frame with URL '{url}'",
    "Unsafe attempt to initiate navigation for frame with",
    "Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and ports must match",
  ]),
  ...chromium({ topic: "sandboxed" }, [
    "The document is sandboxed and lacks the 'allow-same-origin' flag",
    "Forbidden in a sandboxed document without the 'allow-same-origin' flag",
    "Storage is disabled inside 'data:' URLs",
    "Access is denied for this document because it is sandboxed",
  ]),
  ...chromium({ topic: "storage-blocked" }, [
    "Failed to read the 'localStorage' property from 'Window': Access is denied for this document",
    "Failed to read the 'sessionStorage' property from 'Window': Access is denied for this document",
    "Access is denied for this document",
  ]),
  ...chromium({ topic: "post-message" }, [
    "The target origin provided ('{target}') does not match the recipient window's origin ('{origin}')",
  ]),
  ...chromium({ topic: "history-origin" }, [
    "A history state object with URL '{url}' cannot be created in a document with origin '{origin}'",
  ]),
  ...chromium(
    { topic: "coop" },
    [
      "net::ERR_BLOCKED_BY_RESPONSE.CoopSandboxedIFrameCannotNavigateToCoopPage",
      "Cross-Origin-Opener-Policy policy would block the {value} call",
      "The Cross-Origin-Opener-Policy header has been ignored, because the URL's origin was untrustworthy",
      "The Cross-Origin-Opener-Policy header has been ignored",
    ],
    { since: 2020 },
  ),
  ...chromium(
    { topic: "isolated" },
    [
      "SharedArrayBuffer is not defined",
      "SharedArrayBuffer will require cross-origin isolation",
      "SharedArrayBuffer transfer requires self.crossOriginIsolated",
    ],
    { since: 2021 },
  ),
];

const workers: readonly MessageLine[] = [
  ...chromium({ topic: "worker-redirected" }, [
    "The FetchEvent for '{url}' resulted in a network error response: a redirected response was used for a request whose redirect mode is not 'follow'",
    "a redirected response was used for a request whose redirect mode is not 'follow'",
    "an 'opaqueredirect' type response was used for a request which is not a navigation request",
  ]),
  ...chromium({ topic: "worker-opaque" }, [
    "The FetchEvent for '{url}' resulted in a network error response: an 'opaque' response was used for a request whose type is not no-cors",
  ]),
  ...chromium({ topic: "worker-failed" }, ["The FetchEvent for '{url}' resulted in a network error response"]),
  ...chromium({ topic: "worker-register" }, [
    "Failed to register a ServiceWorker: The origin of the provided scriptURL ('{url}') does not match the current origin ('{origin}')",
    "Failed to register a ServiceWorker for scope ('{scope}') with script ('{url}'): The script has an unsupported MIME type ('{mime}')",
    "Failed to register a ServiceWorker for scope ('{scope}') with script ('{url}'): A bad HTTP response code ({status}) was received when fetching the script",
    "Failed to register a ServiceWorker for scope ('{scope}') with script ('{url}'): The script resource is behind a redirect",
    "The origin of the provided scriptURL ('{url}') does not match the current origin ('{origin}')",
    "The script has an unsupported MIME type ('{mime}')",
    "The script resource is behind a redirect, which is disallowed",
    "A bad HTTP response code ({status}) was received when fetching the script",
    "Failed to register a ServiceWorker",
  ]),
  ...chromium({ topic: "socket-refused" }, [
    "WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: 403",
    "WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: 401",
  ]),
  ...chromium({ topic: "socket-failed" }, [
    "WebSocket connection to '{url}' failed: Error in connection establishment: net::{value}",
    "WebSocket connection to '{url}' failed: Error during WebSocket handshake: net::{value}",
  ]),
  ...chromium({ topic: "socket-closed" }, [
    "WebSocket connection to '{url}' failed: WebSocket is closed before the connection is established",
  ]),
  ...chromium({ topic: "socket-failed" }, [
    "WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: {status}",
    "WebSocket connection to '{url}' failed: ",
  ]),
];

export const chromiumMessages: readonly MessageLine[] = [
  ...chromiumCors,
  ...chromiumTools,
  ...policies,
  ...loading,
  ...calls,
  ...windows,
  ...workers,
];
