import type { Configuration, ConfigurationKind, CorsRule } from "./configuration.ts";
import { specificityOf } from "./path-scope.ts";

/** Kinds whose rules are alternatives: the first one that a request matches as a whole counts. */
const alternatives: ReadonlySet<ConfigurationKind> = new Set(["s3", "gcs", "azure"]);

export const areAlternatives = ({ kind }: Configuration): boolean => alternatives.has(kind);

/** Whether a rule is for a path; without one every rule may be. */
export const isFor = (rule: CorsRule, path: string | undefined): boolean =>
  path === undefined || specificityOf(rule.path, path) !== undefined;

/**
 * The rules that decide about a request: of those that are for its path the most specific ones, and the alternatives
 * of a bucket.
 */
export function rulesForRequest({ rules }: Configuration, path: string | undefined): readonly CorsRule[] {
  const sharing = rules.filter((rule) => rule.origins.length > 0 && isFor(rule, path));
  if (path === undefined) return sharing;
  const all = sharing.map((rule) => ({ rule, weight: specificityOf(rule.path, path) ?? 0 }));
  const most = all.reduce((max, { weight }) => Math.max(max, weight), 0);
  return all.filter(({ rule, weight }) => weight === most || rule.path?.kind === "expression").map(({ rule }) => rule);
}
