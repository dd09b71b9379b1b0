import { expect, test } from "vitest";
import { jsonNestsTooDeep } from "../src/model/json-depth.ts";

test.each<[desc: string, json: string, isDeep: boolean]>([
  ["nothing", "", false],
  ["a thousand levels", "[".repeat(1000), false],
  ["one more", "[".repeat(1001), true],
  ["maps and lists", '{"a":['.repeat(501), true],
  ["many lists beside each other", "[],".repeat(5000), false],
  ["brackets in a string", JSON.stringify("[".repeat(5000)), false],
  ["a string that ends in a backslash", `"\\\\",${"[".repeat(1001)}`, true],
  ["a quote in a string", `"\\"${"[".repeat(1001)}"`, false],
  ["a string without an end", `"${"[".repeat(1001)}`, false],
  ["more ends than beginnings", `${"]".repeat(10)}${"[".repeat(1005)}`, false],
])("%s", (_, json, isDeep) => {
  expect(jsonNestsTooDeep(json)).toBe(isDeep);
});

test("a text of 50 MB is read once, also one of backslashes and quotes", () => {
  for (const part of ["[]", '\\"', '\\\\"', "\\"]) {
    const text = `["${part.repeat(50_000_000 / part.length)}`;
    const start = performance.now();
    expect(jsonNestsTooDeep(text)).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  }
});
