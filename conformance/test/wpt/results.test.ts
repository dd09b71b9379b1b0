import { describe, expect, test } from "vitest";
import { readResults } from "../../src/wpt/results.ts";

test("reads what the harness leaves", () => {
  const tests = [
    { name: "one", status: 0, message: null },
    { name: "two", status: 1, message: "why" },
  ];
  expect(readResults(JSON.stringify({ tests, status: 2, message: "late" }))).toEqual({
    subtests: [
      { name: "one", status: "pass", message: null },
      { name: "two", status: "fail", message: "why" },
    ],
    problem: "harness timeout: late",
  });
});

describe("a test that writes results itself ends neither the run nor passes", () => {
  test.each([
    ["no JSON", "<p>"],
    ["null", "null"],
    ["a number", "1"],
    ["no tests", "{}"],
    ["tests that are no list", `{"tests":{"length":9}}`],
  ])("%s", (_, text) => {
    expect(readResults(text)).toEqual({ subtests: [], problem: "what the harness left is not its results" });
  });

  test.each([
    ["null", null],
    ["a number", 5],
    ["names and messages that are no text", { name: { a: 1 }, status: "0x9", message: [1] }],
    ["no status", { name: "n", status: null, message: null }],
    ["an unknown status", { name: "n", status: 77, message: null }],
  ])("a subtest that is %s", (_, subtest) => {
    const { subtests } = readResults(JSON.stringify({ tests: [subtest], status: 0 }));
    expect(subtests).toHaveLength(1);
    expect(subtests[0]?.status).toBe("fail");
    expect(typeof subtests[0]?.name).toBe("string");
  });

  test("more than anyone reads", () => {
    const tests = Array.from({ length: 30_000 }, () => ({ name: "n".repeat(5), status: 0, message: null }));
    const { subtests } = readResults(JSON.stringify({ tests, status: 0 }));
    expect(subtests).toHaveLength(20_000);
    const [long] = readResults(JSON.stringify({ tests: [{ name: "n".repeat(1e6), status: 0 }], status: 0 })).subtests;
    expect(long?.name).toHaveLength(10_000);
  });
});
