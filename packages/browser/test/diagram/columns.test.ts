import { describe, expect, test } from "vitest";
import { columnsOf, isMonospace } from "../../src/diagram/columns.ts";
import { wrap } from "../../src/text/wrap.ts";

describe("the columns of a text", () => {
  test.each<[desc: string, text: string, columns: readonly string[]]>([
    ["a letter has one", "ab", ["a", "b"]],
    ["a combining mark has none", "a\u0301b", ["a\u0301", "b"]],
    ["a mark on nothing has one", "\u0301a", ["\u0301", "a"]],
    ["a mark on a wide character has none", "銀\u0301", ["銀\u0301", ""]],
    ["a wide character has two", "a銀b", ["a", "銀", "", "b"]],
    ["a letter of mathematics has two", "𝕎", ["𝕎", ""]],
  ])("%s", (_, text, columns) => {
    expect(columnsOf(text)).toEqual(columns);
  });

  test.each<[text: string, width: number, lines: readonly string[]]>([
    ["銀銀銀銀", 4, ["銀銀", "銀銀"]],
    ["a銀銀銀", 4, ["a銀", "銀銀"]],
    ["銀銀", 1, ["銀", "銀"]],
    ["ab 銀銀 cd", 4, ["ab", "銀銀", "cd"]],
  ])("%s is wrapped at %d of them", (text, width, lines) => {
    expect(wrap(text, width, { breakWords: true, columnsOf })).toEqual(lines);
  });
});

test("ASCII and Latin letters are in every monospace face, others may not be", () => {
  expect(["https://é.example/…", "𝕎", "銀", "\ufffd"].map(isMonospace)).toEqual([true, false, false, false]);
});
