import { describe, expect, test } from "vitest";
import { causesOf } from "../../src/explain/causes.ts";
import { differenceOf } from "../../src/explain/origin-difference.ts";
import { nothingKnown } from "../../src/explain/attempt-facts.ts";
import { answering, APP, outcomeOf, TRANSFERS } from "./attempts.ts";
import { explain } from "../../src/explain/index.ts";

describe("two values that differ in one known way", () => {
  test.each([
    [`${APP}/`, APP, "slash"],
    [APP, `${APP}/`, "slash"],
    ["https://App.example", APP, "case"],
    ["app.example", APP, "no-scheme"],
    ["https://app.example:443", APP, "default-port"],
    ["https://app.example/path", APP, "path"],
    ["http://app.example", APP, "scheme"],
    ["https://app.example:8443", APP, "port"],
    ["https://www.app.example", APP, "www"],
    ["http://www.app.example", APP, undefined],
    ["https://other.example", APP, undefined],
    ["https://app.example.evil.example", APP, undefined],
    ["*", APP, undefined],
    ["null", APP, undefined],
    ["", APP, undefined],
    [APP, APP, undefined],
    ["javascript:alert(1)", APP, undefined],
    ["https://bank.example/orders/", "https://bank.example/orders", "slash"],
    ["https://bank.example/orders", "http://bank.example/orders", "scheme"],
    ["https://bank.example/login", "https://bank.example/orders", undefined],
  ])("%s | %s: %s", (written, expected, difference) => {
    expect(differenceOf(written, expected)).toBe(difference);
  });
});

test.each([
  `${APP}/`,
  "https://App.example",
  "https://app.example:443",
  "http://app.example",
  "https://www.app.example",
])("it is the one cause: %s", async (allowed) => {
  const { causes } = explain(await outcomeOf(answering([["Access-Control-Allow-Origin", allowed]])));
  expect(causes).toHaveLength(1);
});

test("a redirect to the same URL with a slash is that, and no sign-in page", async () => {
  const { causes } = explain(
    await outcomeOf(answering([["Location", "/transfers/"]], 301), TRANSFERS, { method: "PUT" }),
  );
  expect(causes).toEqual(["The server redirects to the same URL with a slash added or removed at the end."]);
  const login = await outcomeOf(answering([["Location", "/login"]], 302), TRANSFERS, { method: "PUT" });
  expect(explain(login).causes).toEqual([expect.stringContaining("redirects the preflight to a sign-in page")]);
});

test("values that show nothing leave every cause open", () => {
  const facts = {
    ...nothingKnown,
    code: "cors-origin-mismatch",
    page: APP,
    origin: APP,
    value: "https://other.example",
  } as const;
  expect(causesOf(facts).length).toBeGreaterThan(1);
});
