/** Damerau-Levenshtein distance (optimal string alignment) of two short names. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

const maxNameLength = 64;

/** How many letters apart a name may be from what it was meant to be. */
const tolerance = (candidate: string): number => Math.max(1, Math.floor(candidate.length / 3));

/** Names compared for one document: suggestions for its first hundred misspelt keys, and none once there are thousands. */
const maxComparisons = 5_000;

/** Suggests names for one document, until as many have been compared as a reader has patience for. */
export class SuggestionBudget {
  #left: number = maxComparisons;

  /**
   * The permitted name that a misspelt one was probably meant to be.
   * @param name what was written; names over 64 characters get no suggestion
   * @param permitted the names that would have been right
   * @returns the nearest one within a third of its length, else `undefined`
   */
  suggest(name: string, permitted: Iterable<string>): string | undefined {
    if (name.length > maxNameLength) return undefined;
    const lower = name.toLowerCase();
    let nearest: string | undefined;
    let minEdits = Infinity;
    for (const candidate of permitted) {
      if (this.#left-- <= 0) break;
      if (candidate.length > maxNameLength || Math.abs(candidate.length - name.length) > tolerance(candidate)) continue;
      const edits = distance(lower, candidate.toLowerCase());
      if (edits < minEdits && edits <= tolerance(candidate)) {
        nearest = candidate;
        minEdits = edits;
      }
    }
    return nearest;
  }
}

/** The permitted name that a misspelt one was probably meant to be. */
export const suggest = (name: string, permitted: Iterable<string>): string | undefined =>
  new SuggestionBudget().suggest(name, permitted);
