import { problemsOf, readPage } from "@sallyport/testing/documents";
import { describe, expect, test } from "vitest";
import { describedShape } from "../../src/policy/document/descriptions.ts";
import type { Shape } from "../../src/policy/document/shape-kinds.ts";
import { examplesOf } from "./policy-examples.ts";

describe("docs/reference/policy.md", () => {
  const page = readPage("docs/reference/policy.md");
  const examples = examplesOf(page);

  test("shows an example of each key", () => {
    expect(examples.length).toBeGreaterThan(100);
    expect(missingKeys(describedShape, new Set(examples.map(({ key }) => key)))).toEqual([]);
  });

  test.each(examples)("$key: $cell: $codes", ({ codes, problems }) => {
    expect(problems()).toEqual(codes);
  });

  test("its blocks do what they say", async () => {
    for (const block of page.blocks.filter(({ language }) => ["yaml", "js"].includes(language))) {
      const [word = "", code] = block.info.split(" ");
      expect(["accepted", "refused"], `${page.path}:${block.line}`).toContain(word);
      expect(await problemsOf(page, block), `${page.path}:${block.line}`).toEqual(code === undefined ? [] : [code]);
    }
  });
});

/** The keys of a shape that have no example; a key of two mappings needs one. */
function missingKeys(shape: Shape, shown: ReadonlySet<string>): string[] {
  switch (shape.kind) {
    case "object":
      return Object.entries(shape.keys).flatMap(([name, key]) => [
        ...(shown.has(name) ? [] : [name]),
        ...missingKeys(key.shape, shown),
      ]);
    case "either":
      return shape.of.flatMap((one) => missingKeys(one, shown));
    case "list":
    case "record":
      return missingKeys(shape.of, shown);
    default:
      return [];
  }
}
