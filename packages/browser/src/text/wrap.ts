/** Breaks a text into lines of at most `width` characters, words whole where they fit. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= width || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Lines below one another, the first with its own beginning. */
export const hang = (first: string, text: string, width: number): readonly string[] =>
  wrap(text, Math.max(20, width - first.length)).map(
    (line, index) => (index === 0 ? first : " ".repeat(first.length)) + line,
  );
