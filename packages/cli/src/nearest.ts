/** Levenshtein distance of two short names. */
function distance(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const row = [i + 1];
    for (const [j, other] of Array.from(b).entries())
      row.push(Math.min((last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (last[j] ?? 0) + (letter === other ? 0 : 1)));
    last = row;
  }
  return last.at(-1) ?? 0;
}

/** The name that a misspelt one was probably meant to be; a long one gets none. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const near = known
    .filter((one) => Math.max(one.length, name.length) <= 64)
    .map((one) => ({ one, edits: distance(name, one) }))
    .filter(({ one, edits }) => edits <= Math.max(1, Math.floor(one.length / 3)))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.one;
}
