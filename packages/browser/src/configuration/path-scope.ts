import { mayMatch } from "./expression-bounds.ts";
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

/** `\.(css|js)$`: the endings of a path that an expression is about, where it is about no more. */
function endingsOf(expression: string): readonly string[] | undefined {
  const [, list] = /^(?:\.\*)?\\\.\(?(?:\?:)?([\w|]{1,500})\)?\$$/.exec(expression) ?? [];
  return list?.split("|").map((one) => `.${one.toLowerCase()}`);
}

/** Whether an expression may be for a path. */
function isForPath(expression: string, path: string): boolean {
  const endings = endingsOf(expression);
  if (endings !== undefined) return endings.some((one) => path.toLowerCase().endsWith(one));
  return mayMatch(expression, path);
}

/**
 * How specific a scope is for a path: the length of what it names; `undefined` where it isn't for this path.
 * An expression isn't run, so it may be for most paths.
 */
export function specificityOf(scope: PathScope | undefined, path: string): number | undefined {
  if (scope === undefined) return 0;
  const { kind, text } = scope;
  if (kind === "expression") return isForPath(text, path) ? 0 : undefined;
  if (kind === "exact") return path === text ? text.length + 1 : undefined;
  if (kind === "prefix") return path.startsWith(text) ? text.length : undefined;
  if (kind === "ending") {
    const [count, segments] = [text.split("/").length, path.split("/")];
    const last = segments.length === count + 1 ? ["", ...segments.slice(2)] : segments;
    return matchesSegments(text, last.join("/")) ? fixedPart(text).length : undefined;
  }
  return matchesSegments(text, path) ? fixedPart(text).length : undefined;
}
