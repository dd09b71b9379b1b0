import type { Failure } from "./failure.ts";
import { serializeRequestOrigin, type FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import { URL } from "../platform.ts";

/** What is wrong with a value that is not the origin. */
function describeMismatch(value: string): Failure {
  if (/[ ,]/.test(value)) return { code: "cors-origin-multiple", value };
  // eslint-disable-next-line no-control-regex
  const isURL = URL.canParse(value) && !/[^\x00-\x7f]/.test(value);
  return value === "null" || isURL ? { code: "cors-origin-mismatch", value } : { code: "cors-origin-invalid", value };
}

/**
 * Whether a response may be read by the request's origin; why not, where it may not.
 *
 * https://fetch.spec.whatwg.org/#concept-cors-check
 *
 * @param origin as the Origin header had it, where an engine does not send the tainted one
 */
export function corsCheck(
  request: FetchRequest,
  { headerList }: FetchResponse,
  origin: string = serializeRequestOrigin(request),
): Failure | undefined {
  const include = request.credentialsMode === "include";
  // 1. and 2. The header, which is not the same as its value `null`.
  const allowed = headerList.get("Access-Control-Allow-Origin");
  if (allowed === null) return { code: "cors-origin-missing" };
  // 3. Anyone, without credentials.
  if (allowed === "*") return include ? { code: "cors-origin-wildcard" } : undefined;
  // 4. Exactly the origin.
  if (origin !== allowed) return describeMismatch(allowed);
  // 5. No credentials.
  if (!include) return undefined;
  // 6. to 8. Exactly `true`.
  const credentials = headerList.get("Access-Control-Allow-Credentials");
  return credentials === "true" ? undefined : { code: "cors-credentials", value: credentials ?? "" };
}
