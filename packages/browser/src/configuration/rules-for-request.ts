import type { Configuration, ConfigurationKind, CorsRule, Place } from "./configuration.ts";
import { specificityOf } from "./path-scope.ts";

/** Kinds whose rules are alternatives: the first one that a request matches as a whole counts. */
const alternatives: ReadonlySet<ConfigurationKind> = new Set(["s3", "gcs", "azure"]);

export const areAlternatives = ({ kind }: Configuration): boolean => alternatives.has(kind);

/** Where a request goes, as far as it is known. */
export interface Target {
  readonly path: string | undefined;
  readonly host: string | undefined;
  readonly method: string | undefined;
}

/** Where a request goes. */
export function targetOf({ url, method }: { readonly url?: string; readonly method?: string } = {}): Target {
  const parsed = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  return { path: parsed?.pathname, host: parsed?.hostname, method };
}

/** `*.example`, `.example` and `www.example.*`; an expression, which isn't run, is none of these. */
function isName(pattern: string, host: string): boolean {
  const name = pattern.toLowerCase();
  if (name.startsWith("*.")) return host.endsWith(name.slice(1));
  if (name.startsWith(".")) return host === name.slice(1) || host.endsWith(name);
  return name.endsWith(".*") ? host.startsWith(name.slice(0, -1)) : host === name;
}

const isNamed = (hosts: readonly string[] = [], host: string): boolean => hosts.some((one) => isName(one, host));

/** Whether a part is for a host: where some part names it, only that one and those without names. */
function isForHost(
  { rules, places = [] }: Configuration,
  { hosts }: Pick<CorsRule | Place, "hosts">,
  host: string | undefined,
): boolean {
  if (host === undefined || hosts === undefined || isNamed(hosts, host)) return true;
  return ![...rules, ...places].some((one) => isNamed(one.hosts, host));
}

const isForMethod = ({ requestMethods: { only, except } }: CorsRule, method: string | undefined): boolean => {
  if (method === undefined) return except === undefined || except.length === 0;
  return (only === undefined || only.includes(method)) && except?.includes(method) !== true;
};

/** What a rule, which shares something, is not for, of what a request has. */
export function missedBy(configuration: Configuration, rule: CorsRule, target: Target): "host" | "path" | "method" {
  if (!isForHost(configuration, rule, target.host)) return "host";
  return isForMethod(rule, target.method) ? "path" : "method";
}

/** Whether a rule is for a request; for one whose path isn't known every rule may be. */
export const isFor = (configuration: Configuration, rule: CorsRule, { path, host, method }: Target): boolean =>
  rule.profile === undefined &&
  isForHost(configuration, rule, host) &&
  isForMethod(rule, method) &&
  (path === undefined || specificityOf(rule.path, path) !== undefined);

/**
 * The rules that decide about a request: of those that are for its path the most specific ones, and the alternatives
 * of a bucket.
 */
export function rulesForRequest(configuration: Configuration, target: Target): readonly CorsRule[] {
  const { path } = target;
  const sharing = configuration.rules.filter((rule) => rule.origins.length > 0 && isFor(configuration, rule, target));
  if (path === undefined) return sharing;
  const all = sharing.map((rule) => ({ rule, weight: specificityOf(rule.path, path) ?? 0 }));
  const most = all.reduce((max, { weight }) => Math.max(max, weight), 0);
  return all.filter(({ rule, weight }) => weight === most || rule.path?.kind === "expression").map(({ rule }) => rule);
}

/** The part to which lines for a request can be added: of those that serve its path the most specific one. */
export function placeForRequest(configuration: Configuration, { path, host }: Target): Place | undefined {
  const places = (configuration.places ?? []).filter((one) => isForHost(configuration, one, host));
  if (path === undefined) return places.length === 1 ? places[0] : undefined;
  const all = places.flatMap((place) => {
    const weight = place.path?.kind === "expression" ? undefined : specificityOf(place.path, path);
    return weight === undefined ? [] : [{ place, weight }];
  });
  return all.toSorted((a, b) => b.weight - a.weight)[0]?.place;
}
