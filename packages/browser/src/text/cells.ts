/** Stands above, below or inside of the character before, or changes it. */
const combining = /^[\p{Mn}\p{Me}\p{Emoji_Modifier}]$/u;

/** Wide and Fullwidth of https://www.unicode.org/reports/tr11/, and what is shown as a picture. */
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\p{Script=Han}]$/u;

/** A text as the cells of a terminal: a wide character has an empty one behind it, and combining ones have none. */
export function cellsOf(text: string): readonly string[] {
  const cells: string[] = [];
  for (const character of text) {
    const last = cells.findLastIndex((cell) => cell !== "");
    if (combining.test(character) && last !== -1) cells[last] = `${cells[last] ?? ""}${character}`;
    else cells.push(...(wide.test(character) ? [character, ""] : [character]));
  }
  return cells;
}
