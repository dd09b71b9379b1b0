import { expect, test } from "vitest";
import { engines } from "@sallyport/browser";
import { readPage } from "@sallyport/testing/documents";

const { text } = readPage("docs/guide/preflights.md");

test.each([
  ["Chromium", engines.chromium],
  ["Firefox", engines.firefox],
  ["WebKit", engines.webkit],
])("the longest time in %s is the model's", (name, { preflight }) => {
  const [, seconds] = new RegExp(`^\\| ${name} +\\| (\\d+) s`, "m").exec(text) ?? [];
  expect(Number(seconds)).toBe(preflight.maxAgeLimit);
});

test("the table of measurements is filled (node bench/preflights.mjs)", () => {
  const filled =
    /<!-- measured: preflights -->\n\nEach response takes \d+ ms\.\n\n\| Request .*\n(?:\|.*\n){13}\n<!-- end -->/;
  expect(text).toMatch(filled);
});
