import { expect, test } from "vitest";
import { printable } from "../../src/text/sanitize.ts";

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const refused = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  0x061c,
  ...range(0x200b, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2066, 0x2069),
  0xfeff,
  ...range(0xd800, 0xdfff),
];

test("no control, no change of direction, nothing invisible and no half of a pair", () => {
  for (const code of refused) expect(printable(`a${String.fromCharCode(code)}b`), code.toString(16)).toBe("a\ufffdb");
});

test("every other text stays, pairs of surrogates too", () => {
  for (const text of ["GET https://app.example/a?b=c#d", "Grüße, שלום, 你好", "😀", "\u00a0", "a\u0301"])
    expect(printable(text)).toBe(text);
});
