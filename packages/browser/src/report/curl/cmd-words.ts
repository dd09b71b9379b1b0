/** Whether a line is written for Windows' cmd: a caret escapes, and ends a line that goes on. */
export const isForCmd = (line: string): boolean => /\^\r?\n|\^"|\^\s*$/.test(line);

/** The words of a line for cmd; in double quotes a backslash escapes a quote. */
export function cmdWords(line: string): readonly string[] {
  const text = line.replace(/\^\r?\n/g, " ").replace(/\^([^])/g, "$1");
  return [...text.matchAll(/(?:"(?:[^"\\]|\\[^])*"?|[^\s"])+/g)].map(([word]) =>
    word.replace(/"((?:[^"\\]|\\[^])*)"?/g, (_, inner: string) => inner.replace(/\\(["\\])/g, "$1")),
  );
}

/** Quotes as a word processor writes them, where the line has no others. */
export const straightQuotes = (line: string): string =>
  /['"]/.test(line) ? line : line.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
