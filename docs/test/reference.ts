import { compilePolicy } from "sallyport";
import { parse } from "yaml";
import type { Page } from "./markdown.ts";

/** One cell of a table of examples: keys that are merged into a place of the page's first policy. */
export interface Example {
  readonly text: string;
  /** Problem codes; empty where it is permitted. */
  readonly codes: readonly string[];
  readonly problems: () => readonly string[];
}

type Mapping = Record<string, unknown>;

/** The keys that a cell writes; "(left out)" takes the section's own key away. */
function change(target: Mapping, cell: string, key: string): void {
  if (cell === "(left out)") Reflect.deleteProperty(target, key);
  else Object.assign(target, parse(`{ ${cell.replace(/^`+ ?| ?`+$/g, "")} }`) as Mapping);
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
  const found: Example[] = [];
  let place: string | undefined;
  let key = "";
  for (const line of page.text.split("\n")) {
    const heading = /^#+ (?:.*?`(\w+)`)?/.exec(line);
    if (heading !== null) [key = "", place] = [heading[1], undefined];
    place = /^<!-- examples: ([\w.]+) -->$/.exec(line)?.[1] ?? place;
    const [left = "", right = "", codes = ""] = place === undefined || !line.startsWith("|") ? [] : cellsOf(line);
    if (place === undefined || left.startsWith("-") || left === "Permitted") continue;
    const at = place;
    const add = (text: string, wanted: string[]): void => {
      if (text === "") return;
      found.push({
        text: `${key} ${text}`,
        codes: wanted,
        problems: () => problemsWith(base, at, text, key),
      });
    };
    add(left, []);
    add(right, [/\[([\w-]+)\]/.exec(codes)?.[1] ?? "(no code)"]);
  }
  return found;
}
