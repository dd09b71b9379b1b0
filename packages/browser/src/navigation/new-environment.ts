import type { Environment } from "../fetch/environment.ts";
import { HeaderList, type Header } from "../fetch/header-list.ts";
import { isPotentiallyTrustworthy } from "../fetch/origin.ts";
import { parseReferrerPolicy } from "../fetch/referrer.ts";
import { isFrameTarget, targetOf } from "./navigation-request.ts";
import type { NavigationOptions } from "./navigation-options.ts";

/** The response that a page is loaded from. */
export interface LoadedFrom {
  readonly url: URL;
  readonly headers: readonly Header[];
}

/** https://html.spec.whatwg.org/#csp-derived-sandboxing-flags, as far as the origin goes */
function isSandboxedByCsp(headers: HeaderList): boolean {
  const policies = headers.values("Content-Security-Policy").flatMap((value) => value.split(","));
  const directives = policies.flatMap((policy) =>
    policy.split(";").map((one) => one.trim().toLowerCase().split(/\s+/)),
  );
  return directives.some(([name, ...values]) => name === "sandbox" && !values.includes("allow-same-origin"));
}

/** The environment of a top-level page, by its response. */
export function topLevelEnvironment({ url, headers }: LoadedFrom): Environment {
  const list = new HeaderList(headers);
  return {
    creationURL: url,
    origin: isSandboxedByCsp(list) ? "null" : url.origin,
    ancestors: [],
    referrerPolicy: parseReferrerPolicy(list.get("Referrer-Policy")),
    addressSpace: "loopback",
    isSecureContext: isPotentiallyTrustworthy(url.origin),
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
export function newEnvironment(from: LoadedFrom, source: Environment, options: NavigationOptions): Environment {
  const own = topLevelEnvironment(from);
  const isFrame = isFrameTarget(options, source);
  const inherits = source.origin === "null" && (isFrame || targetOf(options) === "_blank");
  return {
    ...own,
    origin: inherits || options.sandboxed === true ? "null" : own.origin,
    ancestors: ancestorsOf(options, source),
    addressSpace: source.addressSpace,
    isSecureContext: isFrame ? source.isSecureContext && own.isSecureContext : own.isSecureContext,
  };
}
