import type { OriginGroup } from "../model.ts";
import type { OriginPattern } from "./origin-pattern.ts";

/** A pattern and the group that it stands in. */
export type PatternEntry = readonly [OriginPattern, OriginGroup];

/** Values by pattern, for finding those of a rank that have an origin in common: they are patterns with one text. */
export class TieTable<T> {
  readonly #byText = new Map<string, Map<OriginGroup, T>>();

  add({ text }: OriginPattern, group: OriginGroup, value: T): void {
    const known = this.#byText.get(text);
    if (known === undefined) this.#byText.set(text, new Map([[group, value]]));
    else known.set(group, value);
  }

  /** What was added last for each group whose pattern ties with this one. */
  find({ text }: OriginPattern): Iterable<readonly [OriginGroup, T]> {
    return this.#byText.get(text) ?? [];
  }
}

/**
 * The patterns of each group that tie with one of another group. They are few in most policies, and all that a search
 * for grants of equal rank has to look at.
 */
export function tiedPatterns(entries: readonly PatternEntry[]): ReadonlyMap<OriginGroup, readonly OriginPattern[]> {
  const owners = new Map<string, OriginGroup | undefined>();
  for (const [{ text }, group] of entries)
    owners.set(text, owners.has(text) && owners.get(text) !== group ? undefined : group);
  const tied = new Map<OriginGroup, OriginPattern[]>();
  for (const [pattern, group] of entries) {
    if (owners.get(pattern.text) !== undefined) continue;
    const known = tied.get(group);
    if (known === undefined) tied.set(group, [pattern]);
    else known.push(pattern);
  }
  return tied;
}
