import type { Failure, FailureCode } from "../../fetch/failure.ts";
import type { ConsoleMeaning, ConsoleTopic } from "../console-line.ts";
import type { FailedRequest } from "../shipped-engine.ts";
import { failuresByName } from "../failures-by-name.ts";
import { isOfPreflight } from "../../fetch/failure.ts";

/** Chromium has two names for what can fail in either response: this one, and `Preflight` before it. */
const namedTwice: Partial<Record<FailureCode, string>> = {
  "cors-origin-missing": "MissingAllowOriginHeader",
  "cors-origin-wildcard": "WildcardOriginNotAllowed",
  "cors-origin-multiple": "MultipleAllowOriginValues",
  "cors-origin-invalid": "InvalidAllowOriginValue",
  "cors-origin-mismatch": "AllowOriginMismatch",
  "cors-credentials": "InvalidAllowCredentials",
};

/** The names that have a twin of the preflight. */
export const chromiumTwice: readonly string[] = Object.values(namedTwice);

const names: Partial<Record<FailureCode, string>> = {
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
  "local-network-target": "InvalidLocalNetworkAccess",
};

const meanings: Readonly<Record<string, FailureCode | undefined>> = {
  ...failuresByName({ ...namedTwice, ...names }),
  // What the model never fails with.
  InvalidResponse: "malformed",
};

const topics: Readonly<Record<string, ConsoleTopic>> = {
  PreflightMissingAllowExternal: "allow-external",
  PreflightInvalidAllowExternal: "allow-external",
};

/** Redirects that Chromium's network stack refuses before CORS is checked. */
const unsafeSchemes = ["data", "blob", "about", "file", "filesystem"];

type Reported = Pick<FailedRequest, "initiatorType" | "upgradedAway">;

/** Failures of which the page's network stack and console don't hear. */
function isUnreported({ code, ofServiceWorker = false }: Failure, { initiatorType, upgradedAway }: Reported): boolean {
  // The console of the service worker says it, and not that of its page.
  if (ofServiceWorker) return true;
  if (code === "scheme-not-cors") return initiatorType === "other";
  // A text track of another origin is refused before the network stack hears of it, and what an upgrade has made
  // cross-origin only after CORS has let it pass.
  return code === "mode-same-origin" && (initiatorType === "element" || upgradedAway === true);
}

/** `Network.CorsError` of the DevTools protocol. */
export function chromiumCode(failure: Failure, request: Reported): string | undefined {
  const { code, preflight = false, value = "" } = failure;
  if (isUnreported(failure, request)) return undefined;
  const twice = namedTwice[code];
  if (code === "hsts-redirect") return preflight ? names["preflight-redirect"] : undefined;
  if (twice !== undefined) return preflight ? `Preflight${twice}` : twice;
  if (code === "redirect-scheme") return unsafeSchemes.includes(value) ? undefined : names["scheme-not-cors"];
  return code === "scheme-not-fetched" && value === "about:blank" ? names["scheme-not-cors"] : names[code];
}

/** What a `Network.CorsError` stands for. */
export function chromiumMeaning(engineCode: string): ConsoleMeaning | undefined {
  const single = engineCode.replace(/^Preflight/, "");
  const topic = Object.hasOwn(topics, engineCode) ? topics[engineCode] : undefined;
  if (topic !== undefined) return { topic, preflight: true };
  const name = chromiumTwice.includes(single) ? single : engineCode;
  const code = Object.hasOwn(meanings, name) ? meanings[name] : undefined;
  if (code === undefined) return undefined;
  return { code, preflight: engineCode.startsWith("Preflight") || isOfPreflight(code) };
}
