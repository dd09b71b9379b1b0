/** What a line may end after, the best first. */
const breaks = [/\s/, /[,;]/, /[/.?&=:_-]/];

/** Where the first `columns` characters end best: as late as they may, and anywhere where there is no such place. */
function cut(characters: readonly string[], columns: number): number {
  const least = Math.ceil(columns / 3);
  for (const mark of breaks)
    for (let at = columns; at >= least; at--)
      // `https://` stays whole.
      if (mark.test(characters[at - 1] ?? "") && characters[at] !== "/") return at;
  return columns;
}

/** Lines of at most so many characters; those after the first have `indent` before them. */
export function wrap(text: string, columns: number, indent = ""): string[] {
  const lines: string[] = [];
  let rest = Array.from(text);
  while (rest.length > 0) {
    const before = lines.length === 0 ? "" : indent;
    const room = Math.max(1, columns - before.length);
    const at = rest.length <= room ? rest.length : cut(rest, room);
    lines.push((before + rest.slice(0, at).join("")).trimEnd());
    rest = Array.from(rest.slice(at).join("").trimStart());
  }
  return lines.length === 0 ? [""] : lines;
}
