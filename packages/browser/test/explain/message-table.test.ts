import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messageLines } from "../../src/explain/message/message-patterns.ts";

const page = readFileSync(new URL("../../../../docs/reference/messages.md", import.meta.url), "utf8");

test("the table of messages has every line (node scripts/generate-messages.mjs)", () => {
  const missing = messageLines()
    .map(({ text }) => text.replaceAll("|", "\\|").trim())
    .filter((text) => !page.includes(text));
  expect(missing).toEqual([]);
});
