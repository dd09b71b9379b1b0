import { describe, expect, test } from "vitest";
import type { PageRequestInit } from "../../src/index.ts";
import { compare, describeComparison, explain, renderMarkdown, renderText } from "../../src/explain/index.ts";
import { allowing, answering, asking, APP, outcomeOf, TRANSFERS } from "./attempts.ts";

const put: PageRequestInit = { method: "PUT", credentials: "include", headers: { "X-A": "1" } };

const sgr = /\u001b\[[0-9;]*m/g; // eslint-disable-line no-control-regex

describe("renderText", () => {
  test("says the verdict first, then why, the fix, and then the steps", async () => {
    const text = renderText(explain(await outcomeOf(answering([]), TRANSFERS, put, { engine: "chromium" })));
    const titles = text.split("\n").filter((line) => /^[A-Z][a-z ,]+$/.test(line));
    expect(text.startsWith("The preflight was refused: the PUT was never sent")).toBe(true);
    expect(titles).toEqual([
      "Why",
      "In the console",
      "Who is protected",
      "Most likely causes",
      "What to do, narrowest first",
      "What not to do",
      "Step by step",
    ]);
  });

  test("fits 80 columns but for words that are longer, policies and headers", async () => {
    const text = renderText(explain(await outcomeOf(answering([]), TRANSFERS, put, { engine: "firefox" })));
    const long = text.split("\n").filter((line) => line.length > 80 && !/^ {7}/.test(line));
    expect(long).toEqual([]);
  });

  test("has colour only where it is asked for, and the same text", async () => {
    const explanation = explain(await outcomeOf(answering([]), TRANSFERS, { method: "POST" }));
    const coloured = renderText(explanation, { colour: true });
    expect(renderText(explanation)).not.toContain("\u001b");
    expect(coloured).toContain("\u001b[33m");
    expect(coloured.replace(sgr, "")).toBe(renderText(explanation));
  });

  test("hands nothing of others to the terminal that moves its cursor", async () => {
    const nasty = "\u009b2J\u202e";
    const lines = [
      ["Access-Control-Allow-Origin", nasty],
      ["Set-Cookie", `${nasty}=1; Secure; SameSite=None`],
    ] as const;
    for (const engine of ["standard", "chromium", "firefox", "webkit"] as const) {
      const explanation = explain(await outcomeOf(answering(lines), TRANSFERS, { credentials: "include" }, { engine }));
      for (const text of [renderText(explanation), renderMarkdown(explanation)]) {
        expect(text).not.toMatch(/[\u009b\u202e]/);
      }
    }
  });
});

describe("renderMarkdown", () => {
  test("has the sections as headings, and fences for what is to be copied", async () => {
    const text = renderMarkdown(explain(await outcomeOf(answering([]), TRANSFERS, put, { engine: "webkit" })));
    expect(text).toContain("## Why\n");
    expect(text).toContain("```yaml\nresources:\n  - path: /transfers\n");
    expect(text).toContain("```http\nAccess-Control-Allow-Origin: https://app.example\n");
    expect(text.split("```").length % 2).toBe(1);
  });

  test("what others wrote stays text", async () => {
    const value = "<img src=x onerror=alert(1)>`";
    const text = renderMarkdown(explain(await outcomeOf(answering(allowing(value)))));
    expect(text).toContain("`` <img src=x onerror=alert(1)>` ``");
    expect(text.replace(/``[^\n]*?``/g, "")).not.toContain("<img");
  });
});

describe("describeComparison", () => {
  test("where engines differ, each is told", async () => {
    const asks = asking(() => allowing(APP, [["Access-Control-Allow-Headers", "*"]]), 204, allowing(APP));
    const init: PageRequestInit = { headers: { Authorization: "Bearer x" } };
    const outcomes = await Promise.all(
      (["standard", "chromium", "webkit"] as const).map((engine) => outcomeOf(asks, TRANSFERS, init, { engine })),
    );
    expect(describeComparison(compare(outcomes))).toBe(
      "The engines differ. standard: the preflight does not allow a header. chromium, webkit: the page can read the response.",
    );
    expect(describeComparison(compare(outcomes.slice(1)))).toBe("chromium, webkit agree.");
    expect(describeComparison(compare([]))).toBe("Nothing was tried.");
  });
});
