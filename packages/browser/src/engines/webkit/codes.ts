import type { Failure, FailureCode } from "../../fetch/failure.ts";
import type { ConsoleMeaning } from "../console-line.ts";
import { failuresByName } from "../failures-by-name.ts";
import { isOfPreflight } from "../../fetch/failure.ts";

const notAllowed = "Origin is not allowed by Access-Control-Allow-Origin.";
const notSuccessful = "Preflight response is not successful.";

const names: Partial<Record<FailureCode, string>> = {
  "cors-origin-missing": notAllowed,
  "cors-origin-invalid": notAllowed,
  "cors-origin-mismatch": notAllowed,
  "cors-origin-wildcard": "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
  "cors-origin-multiple": "Access-Control-Allow-Origin cannot contain more than one origin.",
  "cors-credentials": 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  "preflight-status": notSuccessful,
  "preflight-redirect": notSuccessful,
  "preflight-method": "Method is not allowed by Access-Control-Allow-Methods.",
  "preflight-header": "Request header field is not allowed by Access-Control-Allow-Headers.",
};

const meanings = failuresByName(names);

/** WebKit has no codes: the words of its console, after the URL. */
export const webkitCode = ({ code, ofServiceWorker = false }: Failure): string | undefined =>
  ofServiceWorker ? undefined : names[code];

/** What WebKit's words stand for. */
export function webkitMeaning(engineCode: string): ConsoleMeaning | undefined {
  const code = Object.hasOwn(meanings, engineCode) ? meanings[engineCode] : undefined;
  return code === undefined ? undefined : { code, preflight: isOfPreflight(code) };
}
