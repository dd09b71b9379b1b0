import type { Setting } from "../../configuration/configuration.ts";

/** A change of a file: the lines that go, and those that come. */
export interface ConfigurationEdit {
  /** The first and the last line of each part that the new lines replace; empty where they are added. */
  readonly replaces: readonly (readonly [first: number, last: number])[];
  /** The line after which they are added, where nothing is replaced and that is known. */
  readonly after: number | undefined;
  /** Where they belong, in words. */
  readonly where: string;
  /** The new lines; empty where the old ones only go. */
  readonly lines: string;
}

/** The lines of settings, joined where they follow each other. */
export function rangesOf(settings: readonly Pick<Setting, "line" | "end">[]): ConfigurationEdit["replaces"] {
  const ranges: (readonly [number, number])[] = [];
  for (const { line, end } of settings.toSorted((a, b) => a.line - b.line)) {
    const last = ranges.at(-1);
    if (last !== undefined && line <= last[1] + 1) ranges[ranges.length - 1] = [last[0], Math.max(last[1], end)];
    else ranges.push([line, end]);
  }
  return ranges;
}

/** A line without what changes nothing: quotation marks, and the blanks around and between its words. */
const plain = (line: string): string => line.trim().replaceAll(/["']/g, "").replaceAll(/\s+/g, " ");

/** What is written where a setting stands. */
export function writtenAt(text: readonly string[], { line, end, columns = [0, Infinity] }: Setting): string {
  const lines = text.slice(line - 1, end);
  return lines
    .map((one, at) => one.slice(at === 0 ? columns[0] : 0, at === lines.length - 1 ? columns[1] : undefined))
    .join("\n");
}

const textAt = (text: readonly string[], setting: Setting): string =>
  writtenAt(text, setting).split("\n").map(plain).join("\n");

/** What else stands in the lines of settings. */
interface Rest {
  readonly before: string;
  readonly after: string;
}

const isNothing = (text: string): boolean => /^\s*(?:(?:#|\/\/).*)?$/.test(text);

/** What else than the settings stands in a range of lines; `undefined` where that is nothing, or a comment. */
function restOf(
  text: readonly string[],
  [first, last]: readonly [number, number],
  settings: readonly Setting[],
): Rest | undefined {
  const own = settings.filter(({ line }) => line >= first && line <= last);
  const kept: string[] = [];
  let [line, column] = [first, 0];
  const upTo = (endLine: number, endColumn?: number): string => {
    const lines = text.slice(line - 1, endLine);
    return lines
      .map((one, at) => one.slice(at === 0 ? column : 0, at === lines.length - 1 ? endColumn : undefined))
      .join("\n");
  };
  for (const one of own.toSorted((a, b) => a.line - b.line || (a.columns?.[0] ?? 0) - (b.columns?.[0] ?? 0))) {
    if (one.line < line) continue;
    kept.push(upTo(one.line, one.columns?.[0] ?? 0));
    [line, column] = [one.end, one.columns?.[1] ?? text[one.end - 1]?.length ?? 0];
  }
  kept.push(upTo(last));
  const [before = "", ...more] = kept;
  const after = more
    .map((one) => one.trim())
    .filter((one) => !isNothing(one))
    .join(" ");
  return isNothing(before) && after === "" ? undefined : { before, after };
}

/** New lines between what else stands there. */
const between = (rest: Rest | undefined, lines: string): string =>
  rest === undefined ? lines : [rest.before.trimEnd(), lines, rest.after].filter((one) => one !== "").join("\n");

/**
 * New parts in the place of old ones, without those that are in the file already.
 * @param parts each is lines that belong together
 * @returns an edit, and one more for each further range of lines in which something else stands; none where nothing
 *   changes
 */
export function editsOf(
  text: readonly string[],
  old: readonly Setting[],
  parts: readonly string[],
  place: { readonly where: string; readonly after: number | undefined },
): readonly ConfigurationEdit[] {
  const kept = new Set<Setting>();
  const added = parts.filter((part) => {
    const wanted = part.split("\n").map(plain).join("\n");
    const same = old.find((one) => !kept.has(one) && textAt(text, one) === wanted);
    if (same !== undefined) kept.add(same);
    return same === undefined;
  });
  const gone = old.filter((one) => !kept.has(one));
  if (added.length === 0 && gone.length === 0) return [];
  const { where } = place;
  const ranges = rangesOf(gone).map((range) => ({ range, rest: restOf(text, range, gone) }));
  const [first] = ranges;
  const whole = ranges.filter(({ rest }, at) => at === 0 || rest === undefined).map(({ range }) => range);
  return [
    {
      replaces: whole,
      after: first === undefined ? place.after : undefined,
      where,
      lines: between(first?.rest, added.join("\n")),
    },
    ...ranges
      .slice(1)
      .filter(({ rest }) => rest !== undefined)
      .map(({ range, rest }) => ({ replaces: [range], after: undefined, where, lines: between(rest, "") })),
  ];
}
