import {
  chromiumEarly,
  chromiumMixedContent,
  chromiumPreflight,
  chromiumTexts,
  chromiumTwice,
} from "../console/chromium.ts";
import { firefoxMixedContent, firefoxReasons } from "../console/firefox.ts";
import { webkitTexts } from "../console/webkit.ts";
import type { ExplanationCode, MessageReading } from "../explanation.ts";
import type { CookieReason } from "../cookie-texts.ts";
import type { MessageTextName } from "./message-texts.ts";
import { templateOf, type Template } from "./template.ts";

/** Words that a console prints, and what they stand for. */
export interface Pattern {
  readonly engine: MessageReading["engine"];
  readonly template: Template;
  readonly code?: ExplanationCode;
  readonly engineCode?: string;
  readonly preflight?: boolean;
  /** Words of their own where no code says it. */
  readonly text?: MessageTextName;
  readonly cookie?: CookieReason;
}

/** What `Network.CorsError` calls it; where a code is missing, a text of message-texts.ts stands for it. */
export const chromiumCodes: Readonly<Record<string, ExplanationCode | undefined>> = {
  DisallowedByMode: "mode-same-origin",
  InvalidResponse: "malformed",
  WildcardOriginNotAllowed: "cors-origin-wildcard",
  MissingAllowOriginHeader: "cors-origin-missing",
  MultipleAllowOriginValues: "cors-origin-multiple",
  InvalidAllowOriginValue: "cors-origin-invalid",
  AllowOriginMismatch: "cors-origin-mismatch",
  InvalidAllowCredentials: "cors-credentials",
  CorsDisabledScheme: "scheme-not-cors",
  PreflightInvalidStatus: "preflight-status",
  PreflightDisallowedRedirect: "preflight-redirect",
  PreflightMissingAllowExternal: undefined,
  PreflightInvalidAllowExternal: undefined,
  InvalidAllowMethodsPreflightResponse: "preflight-methods-malformed",
  InvalidAllowHeadersPreflightResponse: "preflight-headers-malformed",
  MethodDisallowedByPreflightResponse: "preflight-method",
  HeaderDisallowedByPreflightResponse: "preflight-header",
  RedirectContainsCredentials: "redirect-credentials",
  InsecureLocalNetwork: "local-network-insecure",
  InvalidLocalNetworkAccess: "local-network-denied",
  NoCorsRedirectModeNotFollow: "no-cors-redirect-mode",
  LocalNetworkAccessPermissionDenied: "local-network-denied",
};

export const firefoxCodes: Readonly<Record<string, ExplanationCode | undefined>> = {
  CORSDisabled: undefined,
  CORSDidNotSucceed: "unreachable",
  CORSOriginHeaderNotAdded: undefined,
  CORSExternalRedirectNotAllowed: "preflight-redirect",
  CORSRequestNotHttp: "scheme-not-cors",
  CORSMissingAllowOrigin: "cors-origin-missing",
  CORSMultipleAllowOriginNotAllowed: "cors-origin-multiple",
  CORSAllowOriginNotMatchingOrigin: "cors-origin-mismatch",
  CORSNotSupportingCredentials: "cors-origin-wildcard",
  CORSMethodNotFound: "preflight-method",
  CORSMissingAllowCredentials: "cors-credentials",
  CORSPreflightDidNotSucceed: "preflight-status",
  CORSInvalidAllowMethod: "preflight-methods-malformed",
  CORSInvalidAllowHeader: "preflight-headers-malformed",
  CORSMissingAllowHeaderFromPreflight: "preflight-header",
};

const ownTexts: Readonly<Record<string, MessageTextName>> = {
  PreflightMissingAllowExternal: "allow-external",
  PreflightInvalidAllowExternal: "allow-external",
  CORSDisabled: "cors-disabled",
  CORSOriginHeaderNotAdded: "origin-not-added",
};

const webkitCodes: Readonly<Record<string, ExplanationCode>> = {
  "Origin is not allowed by Access-Control-Allow-Origin.": "cors-origin-missing",
  "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.": "cors-origin-wildcard",
  "Access-Control-Allow-Origin cannot contain more than one origin.": "cors-origin-multiple",
  'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".': "cors-credentials",
  "Preflight response is not successful.": "preflight-status",
  "Method is not allowed by Access-Control-Allow-Methods.": "preflight-method",
  "Request header field is not allowed by Access-Control-Allow-Headers.": "preflight-header",
};

/** What a code of either kind stands for. */
export const meaningOf = (engineCode: string): Pick<Pattern, "code" | "text" | "preflight"> => {
  const single = engineCode.replace(/^Preflight/, "");
  const code = chromiumCodes[engineCode] ?? firefoxCodes[engineCode] ?? chromiumCodes[single];
  const text = ownTexts[engineCode];
  const preflight = engineCode.startsWith("Preflight") || code?.startsWith("preflight-") === true;
  return { ...(code === undefined ? {} : { code }), ...(text === undefined ? {} : { text }), preflight };
};

/** What only newer versions, or only `fetch`, say behind it is left out. */
const common = (text: string): string =>
  text.replace(/ Have the server .*$| Status code: .*$/, "").replace(/schemes: .*$/, "schemes: ");

const ofChromium = (engineCode: string, text: string): Pattern => ({
  engine: "chromium",
  engineCode,
  template: templateOf(common(text)),
  ...meaningOf(engineCode),
});

const pattern = (engine: Pattern["engine"], text: string, means: Omit<Pattern, "engine" | "template">): Pattern => ({
  engine,
  template: templateOf(text),
  ...means,
});

const netErrors: readonly (readonly [words: string, code: ExplanationCode])[] = [
  ["net::ERR_BLOCKED_BY_RESPONSE.NotSameSite", "corp-same-site"],
  ["net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", "corp-same-origin"],
  ["net::ERR_CONNECTION_REFUSED", "unreachable"],
  ["net::ERR_CONNECTION_RESET", "unreachable"],
  ["net::ERR_CONNECTION_CLOSED", "unreachable"],
  ["net::ERR_EMPTY_RESPONSE", "unreachable"],
  ["net::ERR_NAME_NOT_RESOLVED", "unreachable"],
  ["net::ERR_ADDRESS_UNREACHABLE", "unreachable"],
  ["net::ERR_CERT_", "unreachable"],
  ["net::ERR_SSL_", "unreachable"],
  ["net::ERR_CONNECTION_TIMED_OUT", "timed-out"],
  ["net::ERR_TIMED_OUT", "timed-out"],
  ["net::ERR_UNSAFE_PORT", "bad-port"],
  ["net::ERR_UNSAFE_REDIRECT", "redirect-scheme"],
  ["net::ERR_TOO_MANY_REDIRECTS", "redirect-too-many"],
  ["net::ERR_INVALID_REDIRECT", "redirect-location"],
  ["net::ERR_INVALID_HTTP_RESPONSE", "malformed"],
  ["net::ERR_RESPONSE_HEADERS_TOO_BIG", "head-too-long"],
  ["net::ERR_INCOMPLETE_CHUNKED_ENCODING", "truncated"],
  ["net::ERR_CONTENT_LENGTH_MISMATCH", "truncated"],
  ["net::ERR_CACHE_MISS", "not-cached"],
  ["net::ERR_H2_OR_QUIC_REQUIRED", "stream-over-http1"],
];

const chromiumPatterns: readonly Pattern[] = [
  ...chromiumTwice.map((name) => ofChromium(`Preflight${name}`, `${chromiumPreflight}${chromiumTexts[name] ?? ""}`)),
  ...Object.entries(chromiumTexts).map(([name, text]) => ofChromium(name, text)),
  ...Object.entries(chromiumEarly).map(([name, text]) => ofChromium(name, text)),
  pattern("chromium", chromiumMixedContent, { code: "mixed-content" }),
  ...netErrors.map(([words, code]) => pattern("chromium", words, { code })),
  pattern("chromium", "Failed to find a valid digest in the 'integrity' attribute", { code: "integrity" }),
  pattern("chromium", "an 'opaque' response was used for a request whose type is not no-cors", {
    text: "worker-opaque",
  }),
  pattern("chromium", "Tainted canvases may not be exported", { text: "tainted-canvas" }),
  pattern(
    "chromium",
    "WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: 403",
    {
      text: "socket-refused",
    },
  ),
  pattern("chromium", "had the 'SameSite=None' attribute but did not have the 'Secure' attribute", {
    cookie: "same-site-none-insecure",
  }),
  pattern("chromium", "didn't specify a 'SameSite' attribute", { cookie: "same-site-default" }),
  pattern("chromium", "had the 'SameSite=Lax' attribute but came from a cross-site response", {
    cookie: "same-site-lax",
  }),
  pattern("chromium", "had the 'SameSite=Strict' attribute but came from a cross-site response", {
    cookie: "same-site-strict",
  }),
  pattern("chromium", "third-party cookies are blocked", { cookie: "third-party-blocked" }),
];

const firefoxPatterns: readonly Pattern[] = [
  ...Object.entries(firefoxReasons).map(([name, text]) =>
    pattern("firefox", `(Reason: ${text})`, { engineCode: name, ...meaningOf(name) }),
  ),
  pattern("firefox", firefoxMixedContent, { code: "mixed-content" }),
  pattern("firefox", "The resource at '{url}' was blocked due to its Cross-Origin-Resource-Policy header", {
    code: "corp-same-origin",
  }),
  pattern("firefox", "None of the '{value}' hashes in the integrity attribute match the content", {
    code: "integrity",
  }),
  pattern(
    "firefox",
    "Cookie '{value}' has been rejected because it has the 'SameSite=None' attribute but is missing the 'secure' attribute",
    {
      cookie: "same-site-none-insecure",
    },
  ),
  pattern(
    "firefox",
    "Cookie '{value}' has been rejected because it is in a cross-site context and its 'SameSite' is 'Lax' or 'Strict'",
    {
      cookie: "same-site-lax",
    },
  ),
  pattern("firefox", "Cookie '{value}' has been rejected for invalid domain", { cookie: "domain-mismatch" }),
];

const webkitPatterns: readonly Pattern[] = [
  ...Object.entries(webkitTexts).map(([name, text]) => {
    const code = webkitCodes[name];
    const preflight = code?.startsWith("preflight-") === true;
    return pattern("webkit", common(text), { engineCode: name, preflight, ...(code === undefined ? {} : { code }) });
  }),
  pattern("webkit", "not allowed to follow a cross-origin CORS redirection with non CORS scheme", {
    code: "redirect-scheme",
  }),
  pattern("webkit", "redirection URL {value} has credentials", { code: "redirect-credentials" }),
  pattern("webkit", "Cross origin requests are only supported for HTTP", { code: "scheme-not-cors" }),
  pattern(
    "webkit",
    "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header",
    {
      code: "corp-same-origin",
    },
  ),
  pattern("webkit", "cannot load {url} due to access control checks", { text: "access-control-checks" }),
];

/** Everything that is known, the longer words before those that they contain. */
export const patterns: readonly Pattern[] = [...chromiumPatterns, ...firefoxPatterns, ...webkitPatterns];

/** What says nothing by itself: read only where nothing else is said. */
export const vaguePatterns: readonly Pattern[] = [
  pattern("chromium", "Failed to fetch", { text: "vague" }),
  pattern("chromium", "net::ERR_FAILED", { text: "vague" }),
  pattern("firefox", "NetworkError when attempting to fetch resource", { text: "vague" }),
  pattern("webkit", "Load failed", { text: "vague" }),
];
