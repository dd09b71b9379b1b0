const width = 80;

/** Words in lines of at most 80 characters, the first with its own beginning and the others below it. */
export function hang(first: string, text: string): readonly string[] {
  const room = Math.max(20, width - first.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= room || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const indent = " ".repeat(first.length);
  return lines.map((one, index) => (index === 0 ? first : indent) + one);
}
