import type { Failure, FailureCode } from "../../fetch/failure.ts";
import type { ConsoleMeaning, ConsoleTopic } from "../console-line.ts";
import { failuresByName } from "../failures-by-name.ts";
import { isOfPreflight } from "../../fetch/failure.ts";
import type { FailedRequest } from "../shipped-engine.ts";

const names: Partial<Record<FailureCode, string>> = {
  "cors-origin-missing": "CORSMissingAllowOrigin",
  "cors-origin-wildcard": "CORSNotSupportingCredentials",
  "cors-origin-mismatch": "CORSAllowOriginNotMatchingOrigin",
  "cors-origin-multiple": "CORSAllowOriginNotMatchingOrigin",
  "cors-origin-invalid": "CORSAllowOriginNotMatchingOrigin",
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
  "mime-type",
  "nosniff",
  "unreachable",
  "client-certificate",
  "malformed",
  "head-too-long",
  "timed-out",
  "service-worker-response",
];

const meanings: Readonly<Record<string, FailureCode | undefined>> = {
  ...failuresByName(names),
  CORSDidNotSucceed: "unreachable",
  // What a console line with the name most likely means.
  CORSMultipleAllowOriginNotAllowed: "cors-origin-multiple",
};

const topics: Readonly<Record<string, ConsoleTopic>> = {
  CORSDisabled: "cors-disabled",
  CORSOriginHeaderNotAdded: "origin-not-added",
};

/** The type of a style sheet is looked at when it is there: nothing failed before. */
const isOfStyle = (code: FailureCode, { destination }: FailedRequest): boolean =>
  code === "mime-type" && destination === "style";

function endsBelowCors(code: FailureCode, { tainting, redirected }: FailedRequest): boolean {
  if (code === "mixed-content" || code === "csp") return tainting === "cors" && redirected;
  const ofCors = tainting === "cors" || code === "redirect-credentials" || (code === "bad-port" && redirected);
  return ofCors && didNotSucceed.includes(code);
}

/** Failures that the console of the page doesn't report as those of CORS. */
function isUnreported({ code, value = "" }: Failure, request: FailedRequest): boolean {
  const { keepalive, initiatorType } = request;
  if (isOfStyle(code, request)) return true;
  // A request that may outlive its page is not reported, unless it is a beacon.
  if (keepalive && initiatorType !== "beacon") return true;
  return code === "scheme-not-cors" && (initiatorType === "other" || ["about", "blob", "ws", "wss"].includes(value));
}

/** The page of MDN that the console's first message links to. */
export function firefoxCode(failure: Failure, request: FailedRequest): string | undefined {
  const { code, value = "", part, ofServiceWorker = false } = failure;
  // The service worker has said why.
  if (ofServiceWorker) return request.tainting === "cors" ? "CORSDidNotSucceed" : undefined;
  if (isUnreported(failure, request)) return undefined;
  const name = names[code];
  if (code === "scheme-not-fetched" && value === "about:blank") return names["scheme-not-cors"];
  if (name !== undefined) return name;
  if (!endsBelowCors(code, request)) return undefined;
  // It has no headers to look at.
  if (part === "final-response") return "CORSMultipleAllowOriginNotAllowed";
  const notHttp = code === "redirect-scheme" && !["data", "blob", "javascript"].includes(value);
  return notHttp ? names["scheme-not-cors"] : "CORSDidNotSucceed";
}

/** What a reason of Firefox stands for. */
export function firefoxMeaning(engineCode: string): ConsoleMeaning | undefined {
  const topic = Object.hasOwn(topics, engineCode) ? topics[engineCode] : undefined;
  if (topic !== undefined) return { topic, preflight: false };
  const code = Object.hasOwn(meanings, engineCode) ? meanings[engineCode] : undefined;
  return code === undefined ? undefined : { code, preflight: isOfPreflight(code) };
}
