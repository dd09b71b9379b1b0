import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isToken } from "../../src/standard/token.ts";

const CASES = [
  { desc: "a method", value: "GET", expected: true },
  { desc: "a header name", value: "x-request-id", expected: true },
  { desc: "every mark that is allowed", value: "!#$%&'*+-.^_`|~", expected: true },
  { desc: "nothing", value: "", expected: false },
  { desc: "a space inside", value: "a b", expected: false },
  { desc: "a space before", value: " a", expected: false },
  { desc: "a line feed after", value: "a\n", expected: false },
  { desc: "a comma", value: "a,b", expected: false },
  { desc: "a colon", value: ":authority", expected: false },
  { desc: "NUL", value: "a\0", expected: false },
  { desc: "a letter beyond ASCII", value: "naïve", expected: false },
];

describe("isToken", () => {
  it.each(CASES)("$desc", ({ value, expected }) => {
    expect(isToken(value)).toBe(expected);
  });

  it("is every character but controls, delimiters, space and what is not ASCII", () => {
    const delimiters = '"(),/:;<=>?@[\\]{}';
    for (let code = 0; code < 0x180; code += 1) {
      const character = String.fromCharCode(code);
      const expected = code > 0x20 && code < 0x7f && !delimiters.includes(character);
      expect(isToken(character), `U+${code.toString(16)}`).toBe(expected);
    }
  });

  it("holds of a string exactly when it holds of each of its characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", minLength: 1 }), (value) => {
        expect(isToken(value)).toBe(value.split("").every(isToken));
      }),
    );
  });
});
