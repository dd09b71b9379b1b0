import type { EngineSpecifier } from "../engines/engine-specifier.ts";
import { explainHeaders } from "../explain/headers/explain-headers.ts";
import type { HeaderFinding } from "../explain/explanation.ts";
import { isCredentialHeader } from "../explain/third-party-cookies.ts";
import type { Exchanged } from "./probe.ts";
import { headerIn } from "./script-headers.ts";

/**
 * Finds in a response that the server doesn't know the user, where the request had no cookie and no token: what a log of the
 * same exchange shows. For a request of which nobody knows whether the page asked for credentials, as a command's.
 * @param exchanged a GET or HEAD and its response
 * @param engines whose third-party cookies are described
 * @returns the finding `session-missing`, or none
 */
export function missingSession(
  { request, response }: Exchanged,
  engines: readonly EngineSpecifier[],
): readonly HeaderFinding[] {
  const page = headerIn(request.headers, "origin");
  if (page === undefined) return [];
  const { url, method, headers } = request;
  const authenticated = headers.some(([name]) => isCredentialHeader(name));
  const context = { page, url, method, status: response.status, authenticated, engines };
  return explainHeaders(response.headers, context).filter(({ code }) => code === "session-missing");
}
