import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getDecodeAndSplit, parseTokenList } from "../../src/standard/list.ts";
import { isToken } from "../../src/standard/token.ts";

const BUDGET = { bytes: 20, elements: 3 };

const LISTS = [
  { desc: "one token", values: "content-type", expected: ["content-type"] },
  { desc: "as a browser sends it", values: "content-type,x-a", expected: ["content-type", "x-a"] },
  { desc: "any order, repeats and case kept", values: "X-b,x-a,x-b", expected: ["X-b", "x-a", "x-b"] },
  { desc: "spaces and tabs around elements", values: " \ta\t ,  b ", expected: ["a", "b"] },
  { desc: "nothing", values: "", expected: [] },
  { desc: "only white space", values: " \t", expected: [] },
  { desc: "empty elements", values: ",a,, ,b,", expected: ["a", "b"] },
  { desc: "a star", values: "*", expected: ["*"] },
  { desc: "a space inside an element", values: "a b", expected: "malformed" },
  { desc: "a line feed is no optional white space", values: "a,\nb", expected: "malformed" },
  { desc: "a quoted string", values: '"a"', expected: "malformed" },
  { desc: "a letter beyond ASCII", values: "a,é", expected: "malformed" },
  { desc: "as many bytes as the budget", values: "a".repeat(20), budget: BUDGET, expected: ["a".repeat(20)] },
  { desc: "one byte more", values: "a".repeat(21), budget: BUDGET, expected: "over-budget" },
  { desc: "as many elements as the budget", values: "a,b,c", budget: BUDGET, expected: ["a", "b", "c"] },
  { desc: "one element more", values: "a,b,c,d", budget: BUDGET, expected: "over-budget" },
  { desc: "empty elements spend the budget", values: ",,,", budget: BUDGET, expected: "over-budget" },
  { desc: "bytes are counted first", values: `@${" ".repeat(20)}`, budget: BUDGET, expected: "over-budget" },
  { desc: "else what shows first counts: malformed", values: "@,,,,", budget: BUDGET, expected: "malformed" },
  { desc: "else what shows first counts: over budget", values: ",,,@", budget: BUDGET, expected: "over-budget" },
];

function naiveTokenList(values: string): readonly string[] | "malformed" {
  const elements = values.split(",").map((element) => element.replace(/^[ \t]+/, "").replace(/[ \t]+$/, ""));
  const tokens = elements.filter((element) => element !== "");
  return tokens.every(isToken) ? tokens : "malformed";
}

describe("parseTokenList", () => {
  it.each(LISTS)("$desc", ({ values, budget, expected }) => {
    expect(parseTokenList(values, budget)).toEqual(expected);
  });

  it("agrees with a naive split", () => {
    const list = fc.string({ unit: fc.constantFrom("a", "Z", "-", ",", ",", " ", "\t", '"', "\n") });
    fc.assert(
      fc.property(list, (values) => {
        expect(parseTokenList(values)).toEqual(naiveTokenList(values));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    { desc: "spaces between two letters", values: `a${" ".repeat(200_000)}b` },
    { desc: "spaces and nothing else", values: " ".repeat(200_000) },
    { desc: "commas", values: ",".repeat(200_000) },
    { desc: "spaces and commas", values: " ,".repeat(100_000) },
  ])("takes linear time: $desc", ({ values }) => {
    const start = performance.now();
    parseTokenList(values);
    getDecodeAndSplit(values);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

const SPLITS = [
  { desc: "one value", value: "nosniff", expected: ["nosniff"] },
  { desc: "nothing is one empty value", value: "", expected: [""] },
  { desc: "a comma at the end", value: "nosniff,", expected: ["nosniff", ""] },
  { desc: "empty values stay", value: "x / x,,,1", expected: ["x / x", "", "", "1"] },
  { desc: "a comma in quotes", value: '"1,2", 3', expected: ['"1,2"', "3"] },
  { desc: "quotes after other text", value: 'x/x;test="hi",y/y', expected: ['x/x;test="hi"', "y/y"] },
  { desc: "quotes that never close", value: 'text/html;", x/x', expected: ['text/html;", x/x'] },
  { desc: "an escaped quote", value: '"a\\",b",c', expected: ['"a\\",b"', "c"] },
  { desc: "a backslash at the end", value: '"a\\', expected: ['"a\\'] },
  { desc: "a backslash outside quotes", value: "a\\,b", expected: ["a\\", "b"] },
  { desc: "tabs and spaces go, other white space stays", value: "\t a \n,b", expected: ["a \n", "b"] },
];

/** The standard's algorithm over a regular expression: quoted strings and runs of anything but quotes and commas. */
function naiveSplit(value: string): readonly string[] {
  const values = [""];
  for (const [piece] of value.matchAll(/"(?:[^"\\]|\\[^]|\\$)*"?|[^",]+|,/g)) {
    if (piece === ",") values.push("");
    else values.push((values.pop() ?? "") + piece);
  }
  return values.map((each) => each.replace(/^[ \t]+/, "").replace(/[ \t]+$/, ""));
}

describe("getDecodeAndSplit", () => {
  it.each(SPLITS)("$desc", ({ value, expected }) => {
    expect(getDecodeAndSplit(value)).toEqual(expected);
  });

  it("agrees with a naive split", () => {
    const value = fc.string({ unit: fc.constantFrom("a", "b", ",", ",", '"', '"', "\\", " ", "\t", "\n") });
    fc.assert(
      fc.property(value, (text) => {
        expect(getDecodeAndSplit(text)).toEqual(naiveSplit(text));
      }),
      { numRuns: 1_000 },
    );
  });
});
