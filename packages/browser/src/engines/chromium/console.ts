import type { ConsoleLine } from "../console-line.ts";
import { essenceOf, fill } from "../fill-template.ts";
import type { FailedFetch } from "../shipped-engine.ts";
import { chromiumElementMessage, chromiumElementName } from "./element-console.ts";
import { chromiumFrameMessage } from "./frame-console.ts";
import { chromiumSocketMessage } from "./socket-console.ts";
import { chromiumMeaning, chromiumTwice } from "./codes.ts";
import { netErrors } from "./net-errors.ts";
import { chromiumRules } from "./rules.ts";

/** Chromium's words for a code of `Network.CorsError`; `{value}` and its kin stand for what the failure is about. */
export const chromiumTexts: Readonly<Record<string, string>> = {
  DisallowedByMode: "Cross origin requests are not allowed by request mode.",
  InvalidResponse: "The response is invalid.",
  WildcardOriginNotAllowed:
    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
  MissingAllowOriginHeader: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  MultipleAllowOriginValues:
    "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed. Have the server send the header with a valid value.",
  InvalidAllowOriginValue:
    "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'. Have the server send the header with a valid value.",
  AllowOriginMismatch:
    "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin. Have the server send the header with a valid value.",
  InvalidAllowCredentials:
    "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
  CorsDisabledScheme:
    "Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
  PreflightInvalidStatus: "It does not have HTTP ok status.",
  PreflightDisallowedRedirect: "Redirect is not allowed for a preflight request.",
  PreflightMissingAllowExternal:
    "No 'Access-Control-Allow-External' header was present in the preflight response for this external request (This is an experimental header which is defined in 'https://wicg.github.io/cors-rfc1918/').",
  PreflightInvalidAllowExternal:
    "The 'Access-Control-Allow-External' header in the preflight response for this external request had a value of '{value}',  which is not 'true' (This is an experimental header which is defined in 'https://wicg.github.io/cors-rfc1918/').",
  InvalidAllowMethodsPreflightResponse:
    "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
  InvalidAllowHeadersPreflightResponse:
    "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
  MethodDisallowedByPreflightResponse:
    "Method {value} is not allowed by Access-Control-Allow-Methods in preflight response.",
  HeaderDisallowedByPreflightResponse:
    "Request header field {value} is not allowed by Access-Control-Allow-Headers in preflight response.",
  RedirectContainsCredentials:
    "Redirect location '{value}' contains a username and password, which is disallowed for cross-origin requests.",
  InsecureLocalNetwork:
    "The request client is not a secure context and the resource is in more-private address space `{value}`.",
  InvalidLocalNetworkAccess:
    "Request had a target IP address space of `{target}` yet the resource is in address space `{value}`.",
  LocalNetworkAccessPermissionDenied: "Permission was denied for this request to access the `{value}` address space.",
};

export const chromiumPreflight = "Response to preflight request doesn't pass access control check: ";

/** For a `fetch` that is refused before anything is sent. */
export const chromiumEarly: Readonly<Record<string, string>> = {
  DisallowedByMode:
    'Fetch API cannot load {url}. Request mode is "same-origin" but the URL\'s origin is not same as the request origin {origin}.',
  NoCorsRedirectModeNotFollow:
    'Fetch API cannot load {url}. Request mode is "no-cors" but the redirect mode is not "follow".',
  CorsDisabledScheme: 'Fetch API cannot load {url}. URL scheme "{value}" is not supported.',
};

/** What it adds where an XMLHttpRequest has credentials. */
const withCredentials =
  " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.";

const aboutCredentials: readonly string[] = ["WildcardOriginNotAllowed", "InvalidAllowCredentials"];

const mixedContent =
  "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {what} '{url}'. This request has been blocked; the content must be served over HTTPS.";

const withEmbeddedCredentials = "Subresource requests whose URLs contain embedded credentials";
const embeddedCredentials = `${withEmbeddedCredentials} (e.g. \`https://user:pass@host/\`) are blocked. See https://www.chromestatus.com/feature/5669008342777856 for more details.`;

const synchronous =
  "[Violation] Permissions policy violation: Synchronous requests are disabled by permissions policy.";

function valuesOf({ failure, page, urls }: FailedFetch) {
  const [first = ""] = urls;
  const url = urls.at(-1) ?? first;
  // Its console leaves the location of such a redirect out.
  const value = failure.code === "redirect-credentials" ? "" : (failure.value ?? "");
  return { page: page.url, origin: page.origin, url, first, value, target: failure.target ?? "" };
}

function initiatorName({ element, initiator }: FailedFetch): string {
  if (element !== undefined) return chromiumElementName(element.destination);
  if (initiator === "eventsource") return "resource";
  return initiator === "xmlhttprequest" ? "XMLHttpRequest" : "fetch";
}

/** Only a fetch gets advice on the header, and only an XMLHttpRequest on its credentials. */
function wordsFor({ element, initiator }: FailedFetch, text: string, isAboutCredentials: boolean): string {
  if (element === undefined && initiator === "fetch") return text;
  const words = text.replace(" Have the server send the header with a valid value.", "");
  return initiator === "xmlhttprequest" && isAboutCredentials ? `${words}${withCredentials}` : words;
}

/** The line for a code of CORS. */
function corsMessage(failed: FailedFetch, name: string, values: ReturnType<typeof valuesOf>): string | undefined {
  const { failure, urls, initiator } = failed;
  const early = chromiumEarly[name];
  if (early !== undefined && initiator === "fetch" && urls.length === 1 && failure.code !== "redirect-scheme")
    return fill(early, values);
  const single = name.replace(/^Preflight/, "");
  const text = chromiumTexts[name] ?? (chromiumTwice.includes(single) ? chromiumTexts[single] : undefined);
  if (text === undefined) return undefined;
  const words = wordsFor(failed, text, aboutCredentials.includes(single));
  const what = initiatorName(failed);
  const prefix = `Access to ${what} at '{url}' ${values.url === values.first ? "" : "(redirected from '{first}') "}from origin '{origin}' has been blocked by CORS policy: `;
  return fill(
    `${prefix}${name.startsWith("Preflight") && !name.endsWith("External") ? chromiumPreflight : ""}${words}`,
    values,
  );
}

/** The line that Chromium prints for a failed request of a page. */
export function chromiumMessage(failed: FailedFetch): string | undefined {
  const { failure, engineCode: name, element, initiator } = failed;
  const values = valuesOf(failed);
  if (failure.code === "mixed-content")
    return fill(mixedContent, { ...values, what: initiator === "frame" ? "frame" : "resource" });
  if (failure.code === "permissions-policy") return synchronous;
  if (failure.code === "embedded-credentials") return embeddedCredentials;
  const ofOthers = chromiumSocketMessage(failed, values.url) ?? chromiumFrameMessage(failure, values.url);
  if (ofOthers !== undefined || initiator === "websocket" || initiator === "frame") return ofOthers;
  if (element !== undefined && name === undefined)
    return chromiumElementMessage(failure.code, element, { ...values, value: essenceOf(values.value) });
  return name === undefined ? undefined : corsMessage(failed, name, values);
}

const ofCode = (engineCode: string, text: string): ConsoleLine => ({
  text,
  engineCode,
  ...chromiumMeaning(engineCode),
});

/** Every line of Chromium's console that can be recognized. */
export const chromiumLines: readonly ConsoleLine[] = [
  ...chromiumTwice.map((name) => ofCode(`Preflight${name}`, `${chromiumPreflight}${chromiumTexts[name] ?? ""}`)),
  ...Object.entries(chromiumTexts).map(([name, text]) => ofCode(name, text)),
  ...Object.entries(chromiumEarly).map(([name, text]) => ofCode(name, text)),
  { text: fill(mixedContent, { what: "resource" }), code: "mixed-content" },
  { text: fill(mixedContent, { what: "frame" }), code: "mixed-content" },
  { text: withEmbeddedCredentials, code: "embedded-credentials" },
  { text: synchronous.replace("[Violation] ", ""), code: "permissions-policy" },
  ...netErrors.map(({ name, code }) => ({ text: name.endsWith("_") ? `${name}{value}` : name, code })),
  { text: "Failed to find a valid digest in the 'integrity' attribute", code: "integrity" },
  { text: "an 'opaque' response was used for a request whose type is not no-cors", topic: "worker-opaque" },
  { text: "Tainted canvases may not be exported", topic: "tainted-canvas" },
  {
    text: "WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: 403",
    topic: "socket-refused",
  },
  {
    text: "had the 'SameSite=None' attribute but did not have the 'Secure' attribute",
    cookie: "same-site-none-insecure",
  },
  { text: "didn't specify a 'SameSite' attribute", cookie: "same-site-default" },
  { text: "had the 'SameSite=Lax' attribute but came from a cross-site response", cookie: "same-site-lax" },
  { text: "had the 'SameSite=Strict' attribute but came from a cross-site response", cookie: "same-site-strict" },
  { text: "third-party cookies are blocked", cookie: "third-party-blocked" },
  { text: chromiumRules.errorMessage, topic: "vague" },
  { text: "net::ERR_FAILED", topic: "vague" },
];
