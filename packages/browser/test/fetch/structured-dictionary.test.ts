import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDictionary, stringOf } from "../../src/fetch/structured-dictionary.ts";

describe("a dictionary", () => {
  test.each<[field: string, members: Readonly<Record<string, readonly string[]>>]>([
    ["", {}],
    ["a", { a: ["?1"] }],
    ["  a=1, b ", { a: ["1"], b: ["?1"] }],
    ["a=(),b=*", { a: [], b: ["*"] }],
    ['a=(self "https://b.example")', { a: ["self", '"https://b.example"'] }],
    ["a=( self  src )", { a: ["self", "src"] }],
    ["a=(self;x=1 src;y);z=?0", { a: ["self", "src"] }],
    ["a=1.5, a=-2", { a: ["-2"] }],
    ['a="q\\"\\\\"', { a: ['"q\\"\\\\"'] }],
    ["a=:aGk=:;b", { a: [":aGk=:"] }],
    ["a;x=1;y, *b", { a: ["?1"], "*b": ["?1"] }],
    ["a=1,\tb=2", { a: ["1"], b: ["2"] }],
  ])("%s", (field, members) => {
    expect(Object.fromEntries(parseDictionary(field) ?? [["malformed", []]])).toEqual(members);
  });

  test.each([
    "A=1",
    "a=",
    "a=(",
    "a=(self",
    "a=(self\tsrc)",
    "a=(selfé)",
    'a="é"',
    "a='none'",
    "a=1.",
    "a=1234567890123456",
    "a=1, ",
    "a=1,",
    ",a",
    "a b",
    "a=(self,src)",
    "a=1;B",
    'a="open',
    "\ta",
    "constructor=1,__proto__=1",
  ])("is malformed as a whole: %j", (field) => {
    expect(parseDictionary(field)).toBe(undefined);
  });

  test("what it has written is what it reads", () => {
    const keys = fc.stringMatching(/^[a-z*][a-z0-9_.*-]{0,6}$/);
    const values = fc.oneof(
      fc.stringMatching(/^[A-Za-z*][!#$%&'*+.^_`|~:/0-9A-Za-z-]{0,6}$/),
      fc.stringMatching(/^[ !#-[\]-~]{0,6}$/).map((text) => `"${text}"`),
      fc.integer({ min: -999, max: 999 }).map(String),
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.array(values, { maxLength: 4 }), { noNullPrototype: true }), (given) => {
        const field = Object.entries(given)
          .map(([key, list]) => `${key}=(${list.join(" ")})`)
          .join(", ");
        expect([...(parseDictionary(field) ?? [])]).toEqual(Object.entries(given));
      }),
    );
  });

  test.each([
    "a=(" + " ".repeat(1_000_000),
    `a=("${"\\".repeat(1_000_000)}`,
    "a=(a ".padEnd(1_000_000, "a "),
    "a,".repeat(500_000),
  ])("a megabyte of hostile bytes takes no time (%#)", (field) => {
    const start = performance.now();
    expect(parseDictionary(field)).toBe(undefined);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test("a string's text", () => {
    expect(['"a\\"b"', "a", "?1"].map(stringOf)).toEqual(['a"b', undefined, undefined]);
  });
});
