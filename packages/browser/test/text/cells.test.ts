import { describe, expect, test } from "vitest";
import { cellsOf } from "../../src/text/cells.ts";
import { hang, wrap } from "../../src/text/wrap.ts";

describe("the cells of a text in a terminal", () => {
  test.each<[desc: string, text: string, cells: readonly string[]]>([
    ["a letter has one", "aж", ["a", "ж"]],
    ["a combining mark has none", "a\u0301b", ["a\u0301", "b"]],
    ["a mark on nothing has one", "\u0301a", ["\u0301", "a"]],
    ["a wide character has two", "a銀b", ["a", "銀", "", "b"]],
    ["a mark on a wide character has none", "か\u3099", ["か\u3099", ""]],
    ["a fullwidth letter has two, and a halfwidth one has one", "Ａｱ", ["Ａ", "", "ｱ"]],
    ["an emoji has two", "🔒", ["🔒", ""]],
    ["a sign that is text has one", "⚠▶✕━", ["⚠", "▶", "✕", "━"]],
    ["a letter of mathematics has one, as terminals show it", "𝕎", ["𝕎"]],
  ])("%s", (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test("a line of words is as wide as its cells", () => {
    expect(wrap("銀銀 銀銀", 4)).toEqual(["銀銀", "銀銀"]);
    for (const line of hang("  ", "銀行 ".repeat(40))) expect(cellsOf(line).length).toBeLessThanOrEqual(80);
  });
});
