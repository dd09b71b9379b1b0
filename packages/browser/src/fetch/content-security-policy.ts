import { blockingDirective, fetchDirectives, frameDirectives } from "../content-security-policy/fetch-directives.ts";
import type { FetchDirectives } from "../content-security-policy/fetch-directives.ts";
import type { PolicyRules } from "../content-security-policy/rules.ts";
import type { Engine } from "../engines/engine.ts";
import { URL } from "../platform.ts";
import type { Failure } from "./failure.ts";
import { needsPreflight } from "./preflight-needed.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/** The directives that decide, each with its fallbacks. */
function directivesFor(request: FetchRequest, rules: PolicyRules): readonly FetchDirectives[] {
  const { destination, initiatorType, mode, redirectCount } = request;
  // Whatever an engine says of it in Sec-Fetch-Dest.
  const isObject = mode === "navigate" && initiatorType === "element";
  const directives = fetchDirectives[isObject ? "object" : destination];
  if (directives === undefined) return [];
  if (!isObject) return [directives];
  if (redirectCount > 0 && !rules.checksRedirectedObjects) return [];
  return rules.objectsAreFrames ? [directives, frameDirectives] : [directives];
}

/**
 * Whether the page's own policy blocks a request, at each hop of it.
 *
 * https://w3c.github.io/webappsec-csp/#should-block-request
 */
export function policyFailure(request: FetchRequest, engine: Engine): Failure | undefined {
  const { contentSecurityPolicies: policies, mode, redirectCount } = request;
  // No policy at all is the usual case.
  if (policies.length === 0) return undefined;
  const { contentSecurityPolicy: rules } = engine;
  const current = currentURL(request);
  const isSocket = mode === "websocket" && rules.socketsHaveOwnScheme;
  const url = isSocket ? new URL(current.href.replace(/^http/, "ws")) : current;
  const ignoresPath =
    redirectCount > 0 && !(rules.preflightedPathCounts && mode === "cors" && needsPreflight(request, engine));
  for (const directives of directivesFor(request, rules)) {
    const value = blockingDirective(policies, { url, directives, ignoresPath }, rules);
    if (value !== undefined) return { code: "csp", value };
  }
  return undefined;
}
