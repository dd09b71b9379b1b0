import { styles } from "@sallyport/browser/text";

const known = new Set([0, ...Object.values(styles)].map(String));

/**
 * What a person sees of a text that goes to a terminal: lines, carriage returns, the clearing of a line, and SGR.
 * @throws Error at any other control character, and at a style that the project doesn't use
 */
export function screenOf(text: string): string {
  const lines = [""];
  let column = 0;
  // eslint-disable-next-line no-control-regex -- it is what a terminal reads
  for (const [part] of text.matchAll(/\x1b\[([0-9;]*)([A-Za-z])|[\s\S]/g)) {
    const row = lines.length - 1;
    const line = lines[row] ?? "";
    if (part === "\n") {
      lines.push("");
      column = 0;
    } else if (part === "\r") column = 0;
    else if (part === "\x1b[K") lines[row] = line.slice(0, column);
    else if (part.length > 1) checkStyle(part);
    // eslint-disable-next-line no-control-regex -- these are what a terminal would obey
    else if (/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(part))
      throw new Error(`A terminal would obey ${JSON.stringify(part)}.`);
    else {
      lines[row] = line.slice(0, column).padEnd(column) + part + line.slice(column + 1);
      column++;
    }
  }
  return lines.join("\n");
}

function checkStyle(part: string): void {
  // eslint-disable-next-line no-control-regex -- it is what a terminal reads
  const parameter = /^\x1b\[(\d+)m$/.exec(part)?.[1];
  if (parameter === undefined || !known.has(parameter)) throw new Error(`Not a style: ${JSON.stringify(part)}.`);
}

/** The text of an escape sequence where it was shown in place of being obeyed. */
export const remnants = /\u241b|\\u001b|\[\d+m/;
