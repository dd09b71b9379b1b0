import {
  blockingDirective,
  fetchDirectives,
  formDirectives,
  frameDirectives,
  objectDirectives,
  type FetchDirectives,
} from "../content-security-policy/fetch-directives.ts";
import type { ContentSecurityPolicy } from "../content-security-policy/policy.ts";
import type { PolicyRules } from "../content-security-policy/rules.ts";
import type { Engine } from "../engines/engine.ts";
import { URL } from "../platform.ts";
import type { Failure } from "./failure.ts";
import { needsPreflight } from "./preflight-needed.ts";
import { currentURL, isOfObject, type FetchRequest } from "./request.ts";

/** A policy of the page, and the directives that decide, each with its fallbacks. */
interface Check {
  readonly policies: readonly ContentSecurityPolicy[];
  readonly directives: FetchDirectives;
}

function checksRedirectOf(request: FetchRequest, { checksRedirectedForms }: PolicyRules): boolean {
  const { navigation, destination } = request;
  if (checksRedirectedForms !== "in-own-window") return checksRedirectedForms === "all";
  return destination === "document" && navigation?.inNewWindow === false;
}

function checksFor(request: FetchRequest, rules: PolicyRules): readonly Check[] {
  const { destination, redirectCount, contentSecurityPolicies: policies, navigation, client } = request;
  const checks: Check[] = [];
  if (isOfObject(request)) {
    if (redirectCount > 0 && !rules.checksRedirectedObjects) return [];
    checks.push({ policies, directives: objectDirectives });
    if (rules.objectsAreFrames) checks.push({ policies, directives: frameDirectives });
    return checks;
  }
  const directives = fetchDirectives[destination];
  if (directives !== undefined) checks.push({ policies, directives });
  if (navigation?.by === "form" && (redirectCount === 0 || checksRedirectOf(request, rules)))
    checks.push({ policies: client.contentSecurityPolicies ?? [], directives: formDirectives });
  return checks;
}

/**
 * Whether the page's own policy blocks a request, at each hop of it.
 *
 * https://w3c.github.io/webappsec-csp/#should-block-request
 *
 * @param requested the URL that is checked. Default: that of the hop
 */
export function policyFailure(
  request: FetchRequest,
  engine: Engine,
  requested: URL = currentURL(request),
): Failure | undefined {
  const { mode, redirectCount, client } = request;
  // No policy at all is the usual case.
  if (request.contentSecurityPolicies.length === 0 && (client.contentSecurityPolicies ?? []).length === 0)
    return undefined;
  const { contentSecurityPolicy: rules, upgrades } = engine;
  const isSocket = mode === "websocket" && rules.socketsHaveOwnScheme;
  const url = isSocket ? new URL(requested.href.replace(/^http/, "ws")) : requested;
  const ignoresPath =
    redirectCount > 0 && !(rules.preflightedPathCounts && mode === "cors" && needsPreflight(request, engine));
  const mayBeUpgraded = upgrades.policyReadsHttpAsHttps;
  for (const { policies, directives } of checksFor(request, rules)) {
    const value = blockingDirective(policies, { url, directives, ignoresPath, mayBeUpgraded }, rules);
    if (value !== undefined) return { code: "csp", value };
  }
  return undefined;
}
