import type { Decision } from "sallyport";
import { describe, expect, test } from "vitest";
import type { Entry } from "../src/journal.ts";
import { lineOf, painter } from "../src/terminal.ts";

const plain = painter({ isTTY: false }, {});
const cookies = { session: true, lax: false, strict: false };
const entry: Entry = {
  seq: 1,
  bank: "open",
  method: "POST",
  path: "/transfers",
  page: "http://evil.localhost:4404",
  pageBy: "origin",
  preflight: false,
  cookies,
  status: 200,
};

const decided = (outcome: Decision["outcome"], reason: Decision["reason"], words: string): string =>
  lineOf(
    {
      kind: "decision",
      decision: { outcome, reason } as Decision,
      entry: { ...entry, verdict: { outcome, reason, words } },
    },
    plain,
  );

test.each([
  {
    desc: "a refusal",
    line: decided("refuse", "origin-unknown", "No."),
    is: /^ {2}✗ refused {2}POST +\/transfers +from evil\.localhost:4404 +No\.$/,
  },
  { desc: "a grant", line: decided("pass", "shared", "Yes."), is: /^ {2}✓ passed .* Yes\.$/ },
  { desc: "a preflight", line: decided("answer", "preflight-shared", "Yes."), is: /^ {2}✓ allowed .* Yes\.$/ },
  {
    desc: "what stays unread, for a source has failed",
    line: decided("pass", "source-failed", "Kept."),
    is: /^ {2}○ unread .* Kept\.$/,
  },
  {
    desc: "what a failed source refuses",
    line: decided("refuse", "source-failed", "Refused."),
    is: /^ {2}✗ refused .* Refused\.$/,
  },
  { desc: "what stays unread", line: decided("pass", "not-shared", "Kept."), is: /^ {2}○ unread .* Kept\.$/ },
  {
    desc: "money that goes",
    line: lineOf({ kind: "ungated", entry: { ...entry, effect: { kind: "write", text: "€100 went" } } }, plain),
    is: /^ {2}! no guard .* €100 went$/,
  },
  {
    desc: "the owner’s own transfer",
    line: lineOf(
      {
        kind: "ungated",
        entry: { ...entry, page: "http://app.bank.localhost:4401", effect: { kind: "write", text: "€25 went" } },
      },
      plain,
    ),
    is: /^ {2}· no guard .* €25 went$/,
  },
  {
    desc: "a page known by its Referer",
    line: lineOf({ kind: "ungated", entry: { ...entry, pageBy: "referer" } }, plain),
    is: /from evil\.localhost:4404 \(its Referer\)/,
  },
  {
    desc: "a finding",
    line: lineOf({ kind: "finding", entry, finding: { code: "get-sets-cookie", fields: ["set-cookie"] } }, plain),
    is: /^ +└ A GET sets a cookie/,
  },
])("a line for $desc", ({ line, is }) => expect(line).toMatch(is));

test("control characters and endless paths do not reach the terminal", () => {
  const line = lineOf({ kind: "ungated", entry: { ...entry, path: `/\u009b2J\u001b[31m${"x".repeat(500)}` } }, plain);
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  expect(line.length).toBeLessThan(220);
});

describe("colour", () => {
  test.each([
    { desc: "a terminal", isTTY: true, env: {}, coloured: true },
    { desc: "NO_COLOR", isTTY: true, env: { NO_COLOR: "1" }, coloured: false },
    { desc: "an empty NO_COLOR", isTTY: true, env: { NO_COLOR: "" }, coloured: true },
    { desc: "a dumb terminal", isTTY: true, env: { TERM: "dumb" }, coloured: false },
    { desc: "a pipe", isTTY: false, env: {}, coloured: false },
  ])("$desc: $coloured", ({ isTTY, env, coloured }) => {
    expect(painter({ isTTY }, env)("red", "x")).toBe(coloured ? "\u001b[31mx\u001b[0m" : "x");
  });
});
