import type { Failure, FailureCode } from "../fetch/failure.ts";
import type { ResponseTainting } from "../fetch/request.ts";

/** What the engines' own tools call a failure. An engine that says nothing of it has `undefined`. */
export interface EngineCodes {
  /** `Network.CorsError` of the DevTools protocol. */
  readonly chromium: string | undefined;
  /** The page of MDN that the console's first message links to. */
  readonly firefox: string | undefined;
  /** WebKit has no codes: the words of its console, after the URL. */
  readonly webkit: string | undefined;
}

/** What the codes depend on beside the failure. */
export interface FailedRequest {
  readonly tainting: ResponseTainting;
  readonly keepalive: boolean;
  /** Whether a redirect led to where it failed. */
  readonly redirected: boolean;
}

/** Chromium has two names for what can go wrong with either response. */
const chromiumTwice: Partial<Record<FailureCode, string>> = {
  "cors-origin-missing": "MissingAllowOriginHeader",
  "cors-origin-wildcard": "WildcardOriginNotAllowed",
  "cors-origin-multiple": "MultipleAllowOriginValues",
  "cors-origin-invalid": "InvalidAllowOriginValue",
  "cors-origin-mismatch": "AllowOriginMismatch",
  "cors-credentials": "InvalidAllowCredentials",
};

const chromium: Partial<Record<FailureCode, string>> = {
  "preflight-status": "PreflightInvalidStatus",
  "preflight-redirect": "PreflightDisallowedRedirect",
  "preflight-methods-malformed": "InvalidAllowMethodsPreflightResponse",
  "preflight-headers-malformed": "InvalidAllowHeadersPreflightResponse",
  "preflight-method": "MethodDisallowedByPreflightResponse",
  "preflight-header": "HeaderDisallowedByPreflightResponse",
  "mode-same-origin": "DisallowedByMode",
  "no-cors-redirect-mode": "NoCorsRedirectModeNotFollow",
  "scheme-not-cors": "CorsDisabledScheme",
  "redirect-credentials": "RedirectContainsCredentials",
  "local-network-insecure": "InsecureLocalNetwork",
  "local-network-denied": "LocalNetworkAccessPermissionDenied",
};

/** Redirects that Chromium's network stack refuses before CORS is asked. */
const unsafeSchemes = ["data", "blob", "about", "file", "filesystem"];

const firefox: Partial<Record<FailureCode, string>> = {
  "cors-origin-missing": "CORSMissingAllowOrigin",
  "cors-origin-wildcard": "CORSNotSupportingCredentials",
  "cors-origin-multiple": "CORSAllowOriginNotMatchingOrigin",
  "cors-origin-invalid": "CORSAllowOriginNotMatchingOrigin",
  "cors-origin-mismatch": "CORSAllowOriginNotMatchingOrigin",
  "cors-credentials": "CORSMissingAllowCredentials",
  "preflight-status": "CORSPreflightDidNotSucceed",
  "preflight-redirect": "CORSExternalRedirectNotAllowed",
  "preflight-methods-malformed": "CORSInvalidAllowMethod",
  "preflight-headers-malformed": "CORSInvalidAllowHeader",
  "preflight-method": "CORSMethodNotFound",
  "preflight-header": "CORSMissingAllowHeaderFromPreflight",
  "scheme-not-cors": "CORSRequestNotHttp",
};

/** What ends a CORS request below CORS itself. */
const didNotSucceed: readonly FailureCode[] = [
  "redirect-location",
  "redirect-scheme",
  "redirect-too-many",
  "redirect-credentials",
  "bad-port",
  "unreachable",
  "malformed",
  "head-too-long",
  "timed-out",
];

function firefoxCode({ code, value = "" }: Failure, request: FailedRequest): string | undefined {
  const { tainting, keepalive, redirected } = request;
  // Of what may outlive its page nobody is told.
  if (keepalive) return undefined;
  const own = firefox[code];
  if (code === "scheme-not-cors" && ["about", "blob", "ws", "wss"].includes(value)) return undefined;
  if (code === "scheme-not-fetched" && value === "about:blank") return "CORSRequestNotHttp";
  if (own !== undefined) return own;
  const ofCors = tainting === "cors" || code === "redirect-credentials" || (code === "bad-port" && redirected);
  if (!ofCors || !didNotSucceed.includes(code)) return undefined;
  const notHttp = code === "redirect-scheme" && !["data", "blob", "javascript"].includes(value);
  return notHttp ? "CORSRequestNotHttp" : "CORSDidNotSucceed";
}

function chromiumCode({ code, preflight = false, value = "" }: Failure): string | undefined {
  const twice = chromiumTwice[code];
  if (twice !== undefined) return preflight ? `Preflight${twice}` : twice;
  if (code === "redirect-scheme") return unsafeSchemes.includes(value) ? undefined : "CorsDisabledScheme";
  return code === "scheme-not-fetched" && value === "about:blank" ? "CorsDisabledScheme" : chromium[code];
}

const notAllowed = "Origin is not allowed by Access-Control-Allow-Origin.";

const webkit: Partial<Record<FailureCode, string>> = {
  "cors-origin-missing": notAllowed,
  "cors-origin-wildcard": "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
  "cors-origin-multiple": "Access-Control-Allow-Origin cannot contain more than one origin.",
  "cors-origin-invalid": notAllowed,
  "cors-origin-mismatch": notAllowed,
  "cors-credentials": 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  "preflight-status": "Preflight response is not successful.",
  "preflight-redirect": "Preflight response is not successful.",
  "preflight-method": "Method is not allowed by Access-Control-Allow-Methods.",
  "preflight-header": "Request header field is not allowed by Access-Control-Allow-Headers.",
};

/**
 * What each engine calls the failure.
 * @param request as it was when it failed
 */
export const engineCodes = (failure: Failure, request: FailedRequest): EngineCodes => ({
  chromium: chromiumCode(failure),
  firefox: firefoxCode(failure, request),
  webkit: webkit[failure.code],
});
