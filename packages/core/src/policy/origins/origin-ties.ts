import type { OriginGroup } from "../model.ts";
import { fixedText, type OriginPattern } from "./origin-pattern.ts";

/** A pattern and the group that it stands in. */
export type PatternEntry = readonly [OriginPattern, OriginGroup];

/** A text without some characters of its end or its start, and what of those the fixed text of another can share. */
type Cut = readonly [rest: string, shared: string];

/**
 * Every cut of an end. What another pattern's wildcard takes the place of has no `_`, so all of those, and what follows
 * them, must be fixed text of both: `a_*` and `*_b` meet in `a_b` alone.
 */
function endCuts(text: string): readonly Cut[] {
  return Array.from({ length: text.length + 1 }, (_, length) => text.length - length).flatMap((at): readonly Cut[] => {
    const [rest, cut] = [text.slice(0, at), text.slice(at)];
    const first = cut.indexOf("_");
    if (first < 0) return [[rest, ""]];
    return Array.from({ length: first }, (_, index) => [rest, cut.slice(index + 1)]);
  });
}

const reversed = (text: string): string => Array.from(text).reverse().join("");

const startCuts = (text: string): readonly Cut[] =>
  endCuts(reversed(text)).map(([rest, shared]) => [reversed(rest), reversed(shared)]);

/**
 * The keys by which patterns of a rank find one another where they have an origin in common. Most do only if they are the
 * same. Wildcards inside a label do with as much fixed text in all, where what stands before the one begins with what
 * stands before the other, and after them likewise: `a*bc` and `ab*c`. So one is entered by what ends its text after the
 * wildcard, and sought by what begins another's text before it, and the other way round.
 */
function keysOf(pattern: OriginPattern): { readonly entered: readonly string[]; readonly sought: readonly string[] } {
  const [before, after] = fixedText(pattern);
  const fixed = before.length + after.length;
  if (fixed === 0) return { entered: [pattern.text], sought: [pattern.text] };
  const { scheme, host, port } = pattern;
  const key = (side: string, start: string, end: string, shared: string): string =>
    `${side} ${String(fixed)} ${scheme}://${start}*${end}.${host.name}:${String(port)} ${shared}`;
  const [starts, ends] = [endCuts(before), startCuts(after)];
  const byStart = (side: string): string[] => starts.map(([start, shared]) => key(side, start, after, shared));
  const byEnd = (side: string): string[] => ends.map(([end, shared]) => key(side, before, end, shared));
  return { entered: [...byEnd("1"), ...byStart("2")], sought: [...byStart("1"), ...byEnd("2")] };
}

/** Values by pattern, for finding those of a rank that have an origin in common. */
export class TieTable<T> {
  readonly #byKey = new Map<string, Map<OriginGroup, T>>();

  add(pattern: OriginPattern, group: OriginGroup, value: T): void {
    for (const key of keysOf(pattern).entered) {
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, new Map([[group, value]]));
      else known.set(group, value);
    }
  }

  /** What was added for each group whose pattern ties with this one. */
  *find(pattern: OriginPattern): Iterable<readonly [OriginGroup, T]> {
    for (const key of keysOf(pattern).sought) yield* this.#byKey.get(key) ?? [];
  }
}

/**
 * The patterns of each group that tie with one of another group. They are few in most policies, and all that a search
 * for grants of equal rank has to look at.
 */
export function tiedPatterns(entries: readonly PatternEntry[]): ReadonlyMap<OriginGroup, readonly OriginPattern[]> {
  const owners = new Map<string, OriginGroup | undefined>();
  for (const [pattern, group] of entries)
    for (const key of keysOf(pattern).entered)
      owners.set(key, owners.has(key) && owners.get(key) !== group ? undefined : group);
  const tied = new Map<OriginGroup, OriginPattern[]>();
  for (const [pattern, group] of entries) {
    if (!keysOf(pattern).sought.some((key) => owners.has(key) && owners.get(key) !== group)) continue;
    const known = tied.get(group);
    if (known === undefined) tied.set(group, [pattern]);
    else known.push(pattern);
  }
  return tied;
}
