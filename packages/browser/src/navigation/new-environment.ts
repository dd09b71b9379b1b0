import type { AddressSpace } from "../fetch/address-space.ts";
import type { Environment } from "../fetch/environment.ts";
import type { Engine } from "../engines/engine.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { parsePolicies, type ContentSecurityPolicy } from "../content-security-policy/policy.ts";
import { embedderPoliciesOf } from "../fetch/embedder-policy.ts";
import { addressSpaceOf } from "../fetch/resolve-host.ts";
import { policyOfFrame, policyWithHeaders } from "../permissions-policy/policy.ts";
import { parseOrigin } from "sallyport/standard";
import { HeaderList, type Header } from "../fetch/header-list.ts";
import { isPotentiallyTrustworthy } from "../fetch/origin.ts";
import { parseReferrerPolicy } from "../fetch/referrer.ts";
import { parseRefresh } from "./refresh.ts";
import { isFrameTarget, targetOf } from "./navigation-request.ts";
import type { NavigationOptions } from "./navigation-options.ts";

/** The response that a page is loaded from. */
export interface LoadedFrom {
  readonly url: URL;
  readonly headers: readonly Header[];
}

/** https://html.spec.whatwg.org/#csp-derived-sandboxing-flags, as far as the origin goes */
export const isSandboxedBy = (policies: readonly ContentSecurityPolicy[]): boolean =>
  policies.some(({ directives }) => {
    const flags = directives.get("sandbox");
    return flags !== undefined && !flags.text.toLowerCase().split(" ").includes("allow-same-origin");
  });

/** The environment of a top-level page, by its response. */
export function topLevelEnvironment({ url, headers }: LoadedFrom): Environment {
  const list = new HeaderList(headers);
  const contentSecurityPolicies = parsePolicies(list.values("Content-Security-Policy"), url);
  return {
    creationURL: url,
    contentSecurityPolicies,
    origin: isSandboxedBy(contentSecurityPolicies) ? "null" : url.origin,
    ancestors: [],
    referrerPolicy: parseReferrerPolicy(list.get("Referrer-Policy")),
    addressSpace: "loopback",
    isSecureContext: isPotentiallyTrustworthy(url.origin),
  };
}

/** The directive of Content Security Policy that makes a page public. */
const isTreatedAsPublic = ({ contentSecurityPolicies = [] }: Environment): boolean =>
  contentSecurityPolicies.some(({ directives }) => directives.has("treat-as-public-address"));

/**
 * The environment of a page that was loaded from a server: its address space, its own Permissions Policy, and what it
 * refreshes to.
 *
 * https://wicg.github.io/local-network-access/#integration-html
 */
export async function loadedEnvironment(
  environment: Environment,
  { url, headers }: LoadedFrom,
  { engine, resolve }: UserAgent,
): Promise<Environment> {
  const list = new HeaderList(headers);
  const host = parseOrigin(url.origin)?.host;
  const { treatsAsPublic } = engine.localNetworkAccess;
  const resolved =
    resolve === undefined || host === undefined
      ? environment.addressSpace
      : await addressSpaceOf(host, resolve).catch((): AddressSpace => "public");
  const refresh = list.get("Refresh");
  const { noStore } = engine.httpCache.cacheControl(list.get("Cache-Control") ?? "");
  return {
    ...environment,
    isUnstored: noStore,
    ...(refresh !== null && { refresh: parseRefresh(refresh, url, engine.navigation) }),
    addressSpace: treatsAsPublic && isTreatedAsPublic(environment) ? "public" : resolved,
    permissionsPolicy: policyWithHeaders(environment, list, engine.permissionsPolicy),
    embedderPolicies: embedderPoliciesOf(list, environment, engine.embedder),
  };
}

/** The pages around the one that a response shows. */
export function ancestorsOf(options: NavigationOptions, { ancestors, origin }: Environment): readonly string[] {
  switch (targetOf(options)) {
    case "":
    case "_self":
      return ancestors;
    case "_parent":
      return ancestors.slice(0, -1);
    case "_blank":
    case "_top":
      return [];
    default:
      return [...ancestors, origin];
  }
}

/** The environment of the page that a navigation shows. What a sandboxed page opens is sandboxed too. */
export function newEnvironment(
  from: LoadedFrom,
  source: Environment,
  options: NavigationOptions,
  { requested, engine }: { readonly requested: URL; readonly engine: Engine },
): Environment {
  const own = topLevelEnvironment(from);
  const isFrame = isFrameTarget(options, source);
  const inherits = source.origin === "null" && (isFrame || targetOf(options) === "_blank");
  const isOpaque = inherits || options.sandboxed === true;
  const origin = isOpaque ? "null" : own.origin;
  const allow = { text: options.allow ?? "", src: isOpaque ? "null" : requested.origin };
  return {
    ...own,
    origin,
    ancestors: ancestorsOf(options, source),
    ...(isFrame && { permissionsPolicy: policyOfFrame(source, allow, origin, engine.permissionsPolicy) }),
    addressSpace: source.addressSpace,
    isSecureContext: isFrame ? source.isSecureContext && own.isSecureContext : own.isSecureContext,
  };
}
