import type { Failure, FailureCode } from "../fetch/failure.ts";

/** What the engines' own tools call a failure. An engine that says nothing of it has `undefined`. */
export interface EngineCodes {
  /** `Network.CorsError` of the DevTools protocol. */
  readonly chromium: string | undefined;
  /** The page of MDN that the console's message links to. */
  readonly firefox: string | undefined;
  /** WebKit has no codes: the words of its console, after the URL. */
  readonly webkit: string | undefined;
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

/** What each engine calls the failure. */
export function engineCodes({ code, preflight = false, lines = 1 }: Failure): EngineCodes {
  const twice = chromiumTwice[code];
  return {
    chromium: twice === undefined ? chromium[code] : preflight ? `Preflight${twice}` : twice,
    // Two lines are not the same to it as two values in one.
    firefox: code === "cors-origin-multiple" && lines > 1 ? "CORSMultipleAllowOriginNotAllowed" : firefox[code],
    webkit: webkit[code],
  };
}
