import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHeaderValue, normalizeHeaderValue } from "../../src/standard/header-value.ts";

const VALUES = [
  { desc: "plain text", value: "text/plain", valid: true, normalized: "text/plain" },
  { desc: "nothing", value: "", valid: true, normalized: "" },
  { desc: "a space inside", value: "a b", valid: true, normalized: "a b" },
  { desc: "bytes above ASCII", value: "caf\u00e9\u00ff", valid: true, normalized: "caf\u00e9\u00ff" },
  {
    desc: "a control character other than NUL, CR, LF",
    value: "a\u0001\u007f",
    valid: true,
    normalized: "a\u0001\u007f",
  },
  { desc: "a space before", value: " a", valid: false, normalized: "a" },
  { desc: "a tab after", value: "a\t", valid: false, normalized: "a" },
  { desc: "a line after it", value: "a\r\n", valid: false, normalized: "a" },
  { desc: "a line inside", value: "a\nb", valid: false, normalized: "a\nb" },
  { desc: "a carriage return inside", value: "a\rb", valid: false, normalized: "a\rb" },
  { desc: "NUL", value: "a\0b", valid: false, normalized: "a\0b" },
  {
    desc: "form feed and no-break space are not HTTP white space",
    value: "\fa\u00a0",
    valid: true,
    normalized: "\fa\u00a0",
  },
  { desc: "a character that is no byte", value: "\u0100", valid: false, normalized: "\u0100" },
  { desc: "white space alone", value: " \t\r\n", valid: false, normalized: "" },
];

describe("header values", () => {
  it.each(VALUES)("$desc", ({ value, valid, normalized }) => {
    expect(isHeaderValue(value)).toBe(valid);
    expect(normalizeHeaderValue(value)).toBe(normalized);
  });

  it("agree with the platform's Headers", () => {
    const value = fc.string({ unit: fc.constantFrom("a", "\u00e9", " ", "\t", "\n", "\r", "\0", "\u0100", "\f") });
    fc.assert(
      fc.property(value, (text) => {
        let stored: string | null;
        try {
          stored = new Headers([["x", text]]).get("x");
        } catch {
          stored = null;
        }
        const normalized = normalizeHeaderValue(text);
        expect(isHeaderValue(normalized) ? normalized : null).toBe(stored);
      }),
    );
  });

  it("are trimmed in linear time", () => {
    const start = performance.now();
    normalizeHeaderValue(`a${" ".repeat(200_000)}b`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
