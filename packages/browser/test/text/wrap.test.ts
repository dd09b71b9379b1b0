import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hang, wrap } from "../../src/text/index.ts";

const words = fc.array(fc.stringMatching(/^[a-z,;/.:_-]{1,12}$/), { minLength: 1, maxLength: 20 });
const letters = (text: string): string => text.replace(/\s/g, "");

describe.each([{ breakWords: false }, { breakWords: true, indent: "  " }])("%j", (options) => {
  test("loses no letter", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (all, width) => {
        const text = all.join(" ");
        expect(letters(wrap(text, width, options).join(""))).toBe(letters(text));
      }),
    );
  });

  test("no line is longer than the width, but for one word that stays whole", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 30 }), (all, width) => {
        for (const line of wrap(all.join(" "), width, options))
          expect(line.length <= width || (!options.breakWords && !line.includes(" "))).toBe(true);
      }),
    );
  });
});

test.each<[desc: string, text: string, width: number, lines: string[]]>([
  ["a word that ends with the line is on it", "one two three", 7, ["one two", "three"]],
  ["an empty text is one empty line", "", 10, [""]],
  ["a long word has a line of its own", "a https://api.example b", 10, ["a", "https://api.example", "b"]],
])("%s", (_desc, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test.each<[desc: string, text: string, width: number, lines: string[]]>([
  ["after a slash", "https://api.example/accounts", 20, ["https://api.example/", "accounts"]],
  [
    "after a slash and not after a later dot",
    "https://api.example/files/report.summary.json",
    36,
    ["https://api.example/files/", "report.summary.json"],
  ],
  ["after a question mark", "/search?first.name=ada", 18, ["/search?", "first.name=ada"]],
  ["after an ampersand", "/search?a=1&first.name=ada", 22, ["/search?a=1&", "first.name=ada"]],
  ["not right after the scheme", "https://accounts.example", 20, ["https://accounts.", "example"]],
  ["after a dot where there is nothing better", "accounts.bank.example", 18, ["accounts.bank.", "example"]],
  ["not at all where it fits into the next line", "a https://api.example/", 20, ["a", "https://api.example/"]],
])("a word that is broken ends %s", (_desc, text, width, lines) => {
  expect(wrap(text, width, { breakWords: true })).toEqual(lines);
});

test("what hangs stands below its beginning", () => {
  expect(hang("  1. ", "one two three four five six", 24)).toEqual(["  1. one two three four", "     five six"]);
});
