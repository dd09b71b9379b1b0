import { compilePolicy } from "sallyport";
import { parse } from "yaml";
import type { Page } from "@sallyport/testing/documents";

/** One cell of a table of examples: keys that are merged into a place of the page's first policy. */
export interface Example {
  readonly key: string;
  readonly cell: string;
  /** Problem codes; empty where it is permitted. */
  readonly codes: readonly string[];
  readonly problems: () => readonly string[];
}

type Mapping = Record<string, unknown>;

const table = /^<!-- examples: ([\w.]+) -->\n\n((?:\|.*\n)+)/gm;
const heading = /^#+ .*?`([$\w]+)`/gm;

/** Merges what a cell writes; "(left out)" takes the section's own key away. */
function change(target: Mapping, cell: string, key: string): void {
  if (cell === "(left out)") Reflect.deleteProperty(target, key);
  else Object.assign(target, parse(`{ ${cell.replace(/^`|`$/g, "")} }`) as Mapping);
}

function problemsWith(base: string, place: string, cell: string, key: string): string[] {
  const document = parse(base) as Mapping;
  const names = place === "document" ? [] : place.split(".");
  const target = names.reduce<unknown>((at, name) => (at as Mapping)[name], document);
  change(target as Mapping, cell, key);
  const { problems = [] } = compilePolicy(document, { sources: { partners: () => Promise.resolve(true) } });
  return [...new Set(problems.map(({ code }) => code))];
}

const cellsOf = (row: string): string[] =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The examples of a reference page: the tables below `<!-- examples: place -->`, under the headings of their keys. */
export function examplesOf(page: Page): Example[] {
  const base = page.blocks.find(({ language }) => language === "yaml")?.text ?? "";
  return [...page.text.matchAll(table)].flatMap(({ 1: place = "", 2: rows = "", index }) => {
    const key = [...page.text.slice(0, index).matchAll(heading)].at(-1)?.[1] ?? "";
    const example = (cell: string, codes: string[]): Example[] =>
      cell === "" ? [] : [{ key, cell, codes, problems: () => problemsWith(base, place, cell, key) }];
    return rows
      .trimEnd()
      .split("\n")
      .slice(2)
      .flatMap((row) => {
        const [permitted = "", prohibited = "", problem = ""] = cellsOf(row);
        return [...example(permitted, []), ...example(prohibited, [/^\[([\w-]+)\]/.exec(problem)?.[1] ?? "(none)"])];
      });
  });
}
