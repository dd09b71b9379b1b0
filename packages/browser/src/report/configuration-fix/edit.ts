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

const textAt = (text: readonly string[], { line, end }: Pick<Setting, "line" | "end">): string =>
  text
    .slice(line - 1, end)
    .map(plain)
    .join("\n");

/**
 * New parts in the place of old ones, without those that are in the file already.
 * @param parts each is lines that belong together
 * @returns `undefined` where nothing changes
 */
export function editOf(
  text: readonly string[],
  old: readonly Setting[],
  parts: readonly string[],
  place: { readonly where: string; readonly after: number | undefined },
): ConfigurationEdit | undefined {
  const kept = new Set<Setting>();
  const added = parts.filter((part) => {
    const wanted = part.split("\n").map(plain).join("\n");
    const same = old.find((one) => !kept.has(one) && textAt(text, one) === wanted);
    if (same !== undefined) kept.add(same);
    return same === undefined;
  });
  const gone = old.filter((one) => !kept.has(one));
  if (added.length === 0 && gone.length === 0) return undefined;
  const replaces = rangesOf(gone);
  return {
    replaces,
    after: replaces.length === 0 ? place.after : undefined,
    where: place.where,
    lines: added.join("\n"),
  };
}
