import { describe, expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import type { Page, PageForm } from "../../src/index.ts";
import { sentTo } from "./sent-to.ts";

const BANK = "https://bank.example/transfer";

const submit =
  (action: string, more: Partial<PageForm> = {}) =>
  (page: Page): Promise<unknown> =>
    page.submit({ action, method: "post", ...more });

describe("form-action", () => {
  test.each([
    ["the origin", "form-action https://bank.example", 1],
    ["its path", "form-action https://bank.example/transfer", 1],
    ["another path", "form-action https://bank.example/x", 0],
    ["another origin", "form-action 'self'", 0],
    ["no source", "form-action", 0],
    ["not default-src", "default-src 'none'", 1],
    ["the first of two", "form-action *; form-action 'none'", 1],
    ["each policy", "form-action *, form-action 'none'", 0],
  ])("%s", async (_, policy, count) => {
    const { sent, page } = await sentTo(policy, submit(BANK));
    expect(sent).toHaveLength(count);
    if (count === 0) expect(page.lastOutcome?.failure).toMatchObject({ code: "csp", value: policy.split(", ").at(-1) });
  });

  test("is for forms alone", async () => {
    const { sent } = await sentTo("form-action 'none'", async (page) => {
      await page.navigate(BANK);
      await page.fetch(BANK);
    });
    expect(sent).toEqual([`GET ${BANK}`, `GET ${BANK}`]);
  });

  test("a frame needs frame-src too", async () => {
    const { sent } = await sentTo("form-action *; frame-src 'none'", submit(BANK, { target: "frame" }));
    expect(sent).toEqual([]);
  });

  test.each([
    ["chromium", undefined, 1],
    ["firefox", undefined, 2],
    ["webkit", undefined, 1],
    ["chromium", "_blank", 1],
    ["webkit", "_blank", 2],
  ] as const)("a redirect elsewhere in %s, target %s: %i requests", async (engine, target, count) => {
    const away = `https://app.example/go?to=${encodeURIComponent(BANK)}`;
    const { sent } = await sentTo("form-action 'self'", submit(away, { ...(target && { target }) }), { engine });
    expect(sent).toHaveLength(count);
  });

  test("the fix names the directive and the origin", async () => {
    const { page } = await sentTo("form-action 'self'", submit(BANK));
    const { fixes } = explain(page.lastOutcome!);
    expect(fixes[0]?.text).toContain("Add `https://bank.example` to `form-action`");
  });
});
