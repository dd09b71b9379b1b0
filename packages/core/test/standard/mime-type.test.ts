import { MIMEType } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mimeTypeEssence } from "../../src/standard/mime-type.ts";

const TYPES = [
  { desc: "a bare type", value: "text/plain", expected: "text/plain" },
  { desc: "upper case", value: "Text/PLAIN", expected: "text/plain" },
  { desc: "a parameter", value: "text/plain;charset=utf-8", expected: "text/plain" },
  { desc: "a parameter that names another type", value: "text/plain;application/json", expected: "text/plain" },
  { desc: "a broken parameter", value: 'text/plain; "', expected: "text/plain" },
  { desc: "white space around it", value: "\r\n\t text/plain \t", expected: "text/plain" },
  { desc: "white space before the semicolon", value: "text/plain \t;a=b", expected: "text/plain" },
  { desc: "white space after the slash", value: "text/ plain", expected: undefined },
  { desc: "white space before the slash", value: "text /plain", expected: undefined },
  { desc: "two types", value: "application/json, text/plain", expected: undefined },
  { desc: "two slashes", value: "text/plain/x", expected: undefined },
  { desc: "no slash", value: "text", expected: undefined },
  { desc: "a semicolon before the slash", value: "text;/plain", expected: undefined },
  { desc: "no type", value: "/plain", expected: undefined },
  { desc: "no subtype", value: "text/", expected: undefined },
  { desc: "no subtype but a parameter", value: "text/;a=b", expected: undefined },
  { desc: "nothing", value: "", expected: undefined },
  { desc: "a letter beyond ASCII", value: "text/plaín", expected: undefined },
  { desc: "a Kelvin sign is not folded", value: "text/\u212a", expected: undefined },
];

describe("mimeTypeEssence", () => {
  it.each(TYPES)("$desc", ({ value, expected }) => {
    expect(mimeTypeEssence(value)).toBe(expected);
  });

  it("agrees with Node's MIMEType", () => {
    const value = fc.string({ unit: fc.constantFrom("a", "Z", "/", "/", ";", "=", " ", "\t", '"', ",", "\u212a") });
    fc.assert(
      fc.property(value, (text) => {
        let essence: string | undefined;
        try {
          essence = new MIMEType(text).essence;
        } catch {
          essence = undefined;
        }
        expect(mimeTypeEssence(text)).toBe(essence);
      }),
      { numRuns: 2_000 },
    );
  });
});
