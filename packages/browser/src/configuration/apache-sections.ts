import { maxDepth, maxParts } from "./configuration.ts";

/** A section, and the one around it. */
export interface Section {
  readonly text: string;
  /** The line that opens it. */
  readonly line: number;
  readonly outer: Section | undefined;
}

export interface Line {
  readonly words: readonly string[];
  readonly line: number;
  /** Its last line, where a backslash continues it. */
  readonly end: number;
  readonly scope: string | undefined;
  readonly section: Section | undefined;
}

/** The words of a line; quoted ones may hold spaces. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line.charAt(at))) {
      at++;
      continue;
    }
    const mark = line.charAt(at);
    const isQuoted = mark === '"' || mark === "'";
    let end = isQuoted ? at + 1 : at;
    while (end < line.length && (isQuoted ? line.charAt(end) !== mark : !/\s/.test(line.charAt(end))))
      end += line.charAt(end) === "\\" ? 2 : 1;
    words.push(line.slice(isQuoted ? at + 1 : at, end));
    at = end + (isQuoted ? 1 : 0);
  }
  return words;
}

/** Lines with those that a backslash at their end continues. */
function* logicalLines(
  text: string,
): Generator<{ readonly written: string; readonly line: number; readonly end: number }> {
  let parts: string[] = [];
  let line = 1;
  for (const [index, raw] of text.split("\n").entries()) {
    const written = raw.trim();
    if (parts.length === 0) line = index + 1;
    const isContinued = written.endsWith("\\");
    parts.push(isContinued ? written.slice(0, -1) : written);
    if (isContinued) continue;
    yield { written: parts.join(" ").trim(), line, end: index + 1 };
    parts = [];
  }
  if (parts.length > 0) yield { written: parts.join(" ").trim(), line, end: line + parts.length - 1 };
}

/** The directives with the section that they stand in. */
export function linesOf(text: string): {
  readonly all: readonly Line[];
  readonly sections: readonly Section[];
  readonly cut: boolean;
} {
  const all: Line[] = [];
  const sections: Section[] = [];
  let section: Section | undefined;
  let depth = 0;
  let cut = false;
  for (const { written, line, end } of logicalLines(text)) {
    if (written === "" || written.startsWith("#")) continue;
    if (all.length >= maxParts) return { all, sections, cut: true };
    if (written.startsWith("</")) {
      section = section?.outer;
      depth = Math.max(depth - 1, 0);
    } else if (written.startsWith("<")) {
      cut ||= depth++ >= maxDepth;
      section = { text: written.replace(/^</, "").replace(/>$/, ""), line, outer: section };
      sections.push(section);
    } else all.push({ words: wordsOf(written), line, end, scope: section?.text, section });
  }
  return { all, sections, cut };
}

/** A section and those around it. */
export function* outwards(section: Section | undefined): Generator<Section | undefined> {
  let at = section;
  for (let depth = 0; at !== undefined && depth < maxDepth; depth++) {
    yield at;
    at = at.outer;
  }
  yield undefined;
}

/** The section around a line, without those that only ask what Apache has. */
export const solid = (section: Section | undefined): Section | undefined =>
  [...outwards(section)].find((one) => !/^If(?:Module|Define|Version|File|Directive)\b/i.test(one?.text ?? ""));
