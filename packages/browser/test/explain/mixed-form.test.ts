import { expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import { sceneOf } from "../fetch/script.ts";

const asked = "ask the user first";

test.each([
  ["https://app.example", "http://bank.test/", "post", true],
  ["https://app.example", "http://bank.test/", "get", false],
  ["https://app.example", "https://bank.test/", "post", false],
  ["http://app.example", "http://bank.test/", "post", false],
] as const)("a form of %s to %s (%s): the user is asked: %s", async (at, action, method, isAsked) => {
  const { page } = sceneOf(() => ({}), { at, engine: "chromium" });
  const outcome = await page.submit({ action, method, fields: { amount: "9" } });
  expect(outcome && explain(outcome).why.includes(asked)).toBe(isAsked);
});
