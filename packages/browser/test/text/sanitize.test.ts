import fc from "fast-check";
import { expect, test } from "vitest";
import { sanitizeText } from "sallyport/standard";
import { paint, sanitizeOutput, truncate } from "../../src/text/index.ts";

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const refused = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  0x00ad,
  0x061c,
  0x180e,
  ...range(0x200b, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2060, 0x206f),
  0xfeff,
  ...range(0xfff9, 0xfffb),
  ...range(0xfffe, 0xffff),
  ...range(0xd800, 0xdfff),
];

test("no control, no change of direction, nothing invisible and no half of a pair", () => {
  for (const code of refused)
    expect(sanitizeText(`a${String.fromCharCode(code)}b`), code.toString(16)).toBe("a\ufffdb");
  for (const tag of ["\u{e0001}", "\u{e0041}"]) expect(sanitizeText(`a${tag}b`)).toBe("a\ufffdb");
});

test("every other text stays, pairs of surrogates too", () => {
  for (const text of ["GET https://app.example/a?b=c#d", "Grüße, שלום, 你好", "😀", "\u00a0", "a\u0301"]) {
    expect(sanitizeText(text)).toBe(text);
    expect(sanitizeOutput(text, true)).toBe(text);
  }
});

test("output keeps line breaks, tabs and what `paint` writes, and escapes the rest", () => {
  expect(sanitizeOutput("a\n\tb\u001b[2J\u{e0041}", false)).toBe("a\n\tb\\u001b[2J\\udb40\\udc41");
  expect(sanitizeOutput(`${paint("red", "a")}\u001b[8m`, true)).toBe(`${paint("red", "a")}\\u001b[8m`);
  expect(sanitizeOutput(paint("red", "a"), false)).toBe("\\u001b[31ma\\u001b[0m");
});

test.each([
  ["https://ann:s3cr3t@api.example/a@b", "https://***@api.example/a@b"],
  ["https://token@api.example and //ann:a@b@c.example", "https://***@api.example and //***@c.example"],
  ['["https://a.example","b@c.example"]', '["https://a.example","b@c.example"]'],
  ["https://unpkg.example/@scope/name, ann@mail.example", "https://unpkg.example/@scope/name, ann@mail.example"],
  ["https://…@api.example", "https://…@api.example"],
])("output has no user name and no password of a URL: %s", (text, shown) => {
  expect(sanitizeOutput(text, false)).toBe(shown);
});

test("a cut text is never longer than it may be", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, max) => truncate(text, max).length <= max),
  );
  expect(truncate("abcdef", 4)).toBe("abc…");
});
