import type { PathScope } from "./configuration.ts";

/** `/api/**`, `/orders/{id}`: the text before its first sign that stands for more. */
const fixedPart = (pattern: string): string => /^[^*{?]*/.exec(pattern)?.[0] ?? "";

/** Whether the segments of a pattern match those of a path: `**` any number, `*` and `{name}` one. */
function matchesSegments(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  for (const [index, one] of wanted.entries()) {
    if (one === "**") return true;
    const segment = given[index];
    if (segment === undefined) return false;
    const fixed = fixedPart(one);
    if (fixed === one ? segment !== one : !segment.startsWith(fixed)) return false;
  }
  return wanted.length === given.length;
}

/**
 * How specific a scope is for a path: the length of what it names; `undefined` where it isn't for this path.
 * An expression isn't run, so it may be for any path.
 */
export function specificityOf(scope: PathScope | undefined, path: string): number | undefined {
  if (scope === undefined || scope.kind === "expression") return 0;
  const { kind, text } = scope;
  if (kind === "exact") return path === text ? text.length + 1 : undefined;
  if (kind === "prefix") return path.startsWith(text) ? text.length : undefined;
  return matchesSegments(text, path) ? fixedPart(text).length : undefined;
}
