import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { corpus } from "../corpus/rows/index.ts";
import { pastOnHttp1, pastOnHttp2 } from "../adapters/seal-tricks.ts";
import { readPage } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";

const { text } = readPage("SECURITY.md");

/** A link to a file of tests, and the descriptions that are quoted behind it. */
interface Reference {
  readonly file: string;
  readonly quoted: readonly string[];
}

const reference = /\[[\w -]+\]\((packages\/[^)]+)\)((?:[:,]\s+"(?:[^"\\]|\\.)*")*)/g;

function referencesIn(part: string): Reference[] {
  return [...part.matchAll(reference)].map(([, file = "", quotes = ""]) => ({
    file,
    quoted: [...quotes.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, quote = ""]) => quote.replaceAll(/\\(.)/g, "$1")),
  }));
}

const sectionOf = (title: string): string => text.split(/^## /m).find((part) => part.startsWith(title)) ?? "";

const rows = sectionOf("Threat model")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| Attacker"))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));

const descriptions = new Set(corpus.map(({ desc }) => desc));

/** A row of the corpus runs on every adapter; any other description stands in its file. */
const isThere = (file: string, quote: string): boolean =>
  file.includes("/corpus/rows/") ? descriptions.has(quote) : readFileSync(join(root, file), "utf8").includes(quote);

describe("the threat model", () => {
  test("is a table of whole rows", () => {
    expect(rows.length).toBeGreaterThanOrEqual(11);
    for (const cells of rows)
      expect(
        cells.filter((cell) => cell !== ""),
        cells[0],
      ).toHaveLength(5);
  });

  test.each(rows)("%s: is shown by tests", (...cells) => {
    const references = referencesIn(cells[4] ?? "");
    expect(references.flatMap(({ quoted }) => quoted)).not.toEqual([]);
  });
});

describe("every test that SECURITY.md names is there", () => {
  const references = referencesIn(text);

  test.each(references)("$file", ({ file, quoted }) => {
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(quoted.filter((quote) => !isThere(file, quote))).toEqual([]);
  });
});

describe("ways past the seal", () => {
  test("are those that the tests take, and no others", () => {
    const listed = [...sectionOf("Ways past the seal").matchAll(/^- `([^`]+)`/gm)].map(([, way]) => way);
    expect(listed).toEqual([...pastOnHttp1, ...pastOnHttp2].map(({ desc }) => desc));
  });
});

test("each way past the guard is shown by a test", () => {
  const ways = sectionOf("Ways past the guard").split(/^- /m).slice(1);
  expect(ways.length).toBeGreaterThan(3);
  for (const way of ways)
    expect(
      referencesIn(way).flatMap(({ quoted }) => quoted),
      way,
    ).not.toEqual([]);
});
