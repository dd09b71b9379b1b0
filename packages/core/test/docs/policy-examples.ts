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

interface Table {
  readonly key: string;
  readonly place: string;
  readonly permitted: readonly string[];
  readonly prohibited: readonly { readonly cell: string; readonly code: string }[];
}

const script: string = new URL("../../../../scripts/reference-examples.mjs", import.meta.url).href;
const { exampleTables } = (await import(/* @vite-ignore */ script)) as {
  readonly exampleTables: (text: string) => readonly Table[];
};

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

/** The examples of a reference page: the tables below `<!-- examples: place -->`, under the headings of their keys. */
export function examplesOf(page: Page): Example[] {
  const base = page.blocks.find(({ language }) => language === "yaml")?.text ?? "";
  return exampleTables(page.text).flatMap(({ key, place, permitted, prohibited }) => {
    const example = (cell: string, codes: string[]): Example => ({
      key,
      cell,
      codes,
      problems: () => problemsWith(base, place, cell, key),
    });
    return [
      ...permitted.map((cell) => example(cell, [])),
      ...prohibited.map(({ cell, code }) => example(cell, [code])),
    ];
  });
}
