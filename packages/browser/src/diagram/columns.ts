/** Stands above, below or inside of the character before, of whichever script. */
const combining = /^\p{Script=Inherited}$/u;

/** Wider than a letter: South and East Asian characters, emoji, and what is beyond the Basic Multilingual Plane. */
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u0900-\u1cff\u2e80-\u33ff\uff01-\uff60\uffe0-\uffe6\u{10000}-\u{10ffff}]$/u;

/** A text as the columns that it takes: a wide character has an empty one behind it, and combining ones have none. */
export function columnsOf(text: string): readonly string[] {
  const columns: string[] = [];
  for (const character of text) {
    const last = columns.findLastIndex((column) => column !== "");
    if (combining.test(character) && last !== -1) columns[last] = `${columns[last] ?? ""}${character}`;
    else columns.push(...(wide.test(character) ? [character, ""] : [character]));
  }
  return columns;
}

/** Whether a text has only characters that each monospace face has in its own width: others come from other faces. */
export const isMonospace = (text: string): boolean => /^[\x20-\x7e\xa0-\u017f‘’“”…]*$/.test(text);
