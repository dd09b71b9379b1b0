import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractDeltaSeconds, extractTokens } from "../../src/fetch/extract-header-list-values.ts";
import { HeaderList } from "../../src/fetch/header-list.ts";

const listOf = (lines: readonly string[]): HeaderList => new HeaderList(lines.map((line) => ["A", line]));

describe("tokens", () => {
  test.each<[desc: string, lines: string[], expected: readonly string[] | null | "failure"]>([
    ["no such header", [], null],
    ["one", ["PUT"], ["PUT"]],
    ["two", ["PUT,DELETE"], ["PUT", "DELETE"]],
    ["white space around commas", ["PUT \t,\t DELETE"], ["PUT", "DELETE"]],
    ["two lines", ["PUT", "DELETE, PATCH"], ["PUT", "DELETE", "PATCH"]],
    ["a line with nothing in it", [""], []],
    ["empty elements", [",PUT,,DELETE,"], ["PUT", "DELETE"]],
    ["a wildcard is a token like others", ["*"], ["*"]],
    ["case is kept, and repeats", ["put, PUT, put"], ["put", "PUT", "put"]],
    ["a space within", ["PU T"], "failure"],
    ["a quoted string", ['"PUT"'], "failure"],
    ["a semicolon", ["PUT; DELETE"], "failure"],
    ["a byte above ASCII", ["x-\xe9"], "failure"],
    ["one bad line spoils the good one", ["PUT", "("], "failure"],
  ])("%s", (_desc, lines, expected) => expect(extractTokens("a", listOf(lines))).toEqual(expected));

  test("of any lines are those of a naive twin", () => {
    const line = fc.array(fc.constantFrom("a", "B", "*", ",", ",", " ", "\t", "(", "=", "x-c"), { maxLength: 10 });
    const naive = (lines: string[]): readonly string[] | null | "failure" => {
      const parts = lines.flatMap((one) => one.split(",").map((part) => part.replace(/^[ \t]+|[ \t]+$/g, "")));
      const tokens = parts.filter((part) => part !== "");
      if (lines.length === 0) return null;
      return tokens.every((token) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(token)) ? tokens : "failure";
    };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 3 }), (lines) => {
        const texts = lines.map((one) => one.join(""));
        expect(extractTokens("A", listOf(texts))).toEqual(naive(texts));
      }),
      { numRuns: 500 },
    );
  });
});

describe("seconds", () => {
  test.each<[desc: string, lines: string[], expected: number | null | "failure"]>([
    ["no such header", [], null],
    ["a number", ["600"], 600],
    ["zero", ["0"], 0],
    ["leading zeros", ["0060"], 60],
    ["more than a double holds exactly", ["9".repeat(400)], Number.POSITIVE_INFINITY],
    ["nothing", [""], "failure"],
    ["negative", ["-1"], "failure"],
    ["a sign", ["+1"], "failure"],
    ["a fraction", ["1.5"], "failure"],
    ["an exponent", ["1e3"], "failure"],
    ["hexadecimal", ["0x10"], "failure"],
    ["a unit", ["10m"], "failure"],
    ["a list", ["1, 2"], "failure"],
    ["two lines, though equal", ["5", "5"], "failure"],
    ["digits of another script", ["\u0661"], "failure"],
  ])("%s", (_desc, lines, expected) => expect(extractDeltaSeconds("a", listOf(lines))).toBe(expected));
});
