import { actionMs, pause } from "./time-limits.ts";
import type { CorsError } from "./engine.ts";

/** https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS/Errors: a code a page, whose title is the reason logged. */
const reasons: readonly (readonly [reason: RegExp, code: string])[] = [
  [/^CORS disabled$/, "CORSDisabled"],
  [/^CORS request did not succeed$/, "CORSDidNotSucceed"],
  [/^CORS header .Origin. cannot be added$/, "CORSOriginHeaderNotAdded"],
  [/^CORS request external redirect not allowed$/, "CORSExternalRedirectNotAllowed"],
  [/^CORS request not http$/, "CORSRequestNotHttp"],
  [/^CORS header .Access-Control-Allow-Origin. missing$/, "CORSMissingAllowOrigin"],
  [/^Multiple CORS header .Access-Control-Allow-Origin. not allowed$/, "CORSMultipleAllowOriginNotAllowed"],
  [/^CORS header .Access-Control-Allow-Origin. does not match /, "CORSAllowOriginNotMatchingOrigin"],
  [/^Credential is not supported if the CORS header /, "CORSNotSupportingCredentials"],
  [/^Did not find method in CORS header .Access-Control-Allow-Methods.$/, "CORSMethodNotFound"],
  [/^expected .true. in CORS header .Access-Control-Allow-Credentials.$/, "CORSMissingAllowCredentials"],
  [/^CORS preflight response did not succeed$/, "CORSPreflightDidNotSucceed"],
  [/^invalid token .* in CORS header .Access-Control-Allow-Methods.$/s, "CORSInvalidAllowMethod"],
  [/^invalid token .* in CORS header .Access-Control-Allow-Headers.$/s, "CORSInvalidAllowHeader"],
  [/^header .* is not allowed according to header /s, "CORSMissingAllowHeaderFromPreflight"],
];

/** Log lines come some time after the script's answer, but in their order: a line of our own ends them. */
export function corsErrorsIn(
  lines: readonly string[],
  evaluate: (body: string) => Promise<unknown>,
): () => Promise<CorsError[]> {
  let read = 0;
  return async () => {
    const mark = `end of the log at ${lines.length}`;
    await evaluate(`console.debug(${JSON.stringify(mark)})`);
    for (let waited = 0; waited < actionMs && !lines.includes(mark, read); waited += 2) await pause(2);
    const fresh = lines.slice(read);
    read = lines.length;
    return withoutEchoes(fresh.flatMap(corsErrorIn));
  };
}

/**
 * One a request. After the reason comes that the preflight and the request did not succeed: of the same URL, or of the one
 * that was redirected to another scheme. A preflight that was redirected is judged by its other headers too.
 */
function withoutEchoes(errors: readonly LoggedError[]): CorsError[] {
  const reported = new Map<string, LoggedError>();
  const fresh = errors.filter((error) => {
    const { url, code } = error;
    if (code === "CORSDidNotSucceed") return !isEcho(reported, url) && !isEcho(reported, "elsewhere");
    const before = reported.get(url)?.code;
    if (before === "CORSExternalRedirectNotAllowed") return false;
    if (before !== undefined && code === "CORSPreflightDidNotSucceed") return false;
    reported.set(/^https?:/.test(url) ? url : "elsewhere", error);
    return true;
  });
  return fresh.map(({ url, code }) => ({ url, code }));
}

/** A redirect that is refused for its headers comes back twice; some reasons do not tell its status. */
function isEcho(reported: Map<string, LoggedError>, url: string): boolean {
  const error = reported.get(url);
  if (error === undefined) return false;
  if (error.isRedirect) reported.set(url, { ...error, isRedirect: false });
  else reported.delete(url);
  return true;
}

interface LoggedError extends CorsError {
  readonly isRedirect: boolean;
}

const blocked = /^Cross-Origin Request .* at ‘?(\S+?)’?\. \(Reason: (.*?)\)\.(?: Status code: (\S+)\.)?$/s;

function corsErrorIn(line: string): LoggedError[] {
  const [, url, reason = "", status = ""] = blocked.exec(line) ?? [];
  if (url === undefined) return [];
  const code = reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? `unknown: ${reason}`;
  // A preflight with such a status and without a Location comes back once.
  const isRedirect = code !== "CORSPreflightDidNotSucceed" && /^(?:30[12378])?$/.test(status);
  return [{ url, code, isRedirect }];
}
