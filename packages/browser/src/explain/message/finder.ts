import type { Found } from "./found.ts";
import { matchesOf } from "./message-template.ts";
import type { Pattern } from "./pattern.ts";
import type { RequestLine } from "./request-lines.ts";

/** Finds messages in a text, given with its case folded and as it is. */
export interface Finder {
  /** Those that say what happened. */
  readonly stated: (folded: string, flat: string) => readonly Found[];
  /** The same in a text that has lost its quotation marks and apostrophes. */
  readonly unmarked: (folded: string, flat: string) => readonly Found[];
  /** What is read only where nothing is stated. */
  readonly rest: (folded: string, flat: string, lines: readonly RequestLine[]) => readonly Found[];
}

/** By place; of those that overlap, the one that begins first, and of these the longest. */
export function withoutOverlaps(found: readonly Found[]): readonly Found[] {
  const sorted = found.toSorted((a, b) => a.match.start - b.match.start || b.match.end - a.match.end);
  let end = 0;
  return sorted.filter(({ match }) => {
    const free = match.start >= end;
    if (free) end = match.end;
    return free;
  });
}

export const findAll = (known: readonly Pattern[], folded: string, flat: string): readonly Found[] =>
  withoutOverlaps(
    known.flatMap((pattern) => matchesOf(pattern.template, folded, flat).map((match) => ({ pattern, match }))),
  );
