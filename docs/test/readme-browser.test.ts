import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The block below a mark: `example: NAME` or `output: NAME`. */
function block(mark: string): string {
  const found = new RegExp(`<!-- ${mark.replace(".", "\\.")} -->\\s+\`\`\`\\w*\\n(.*?)^\`\`\``, "ms").exec(readme);
  if (found?.[1] === undefined) throw new Error(`README.md has no ${mark}`);
  return found[1];
}

test("the README's page at evil.example says what the README says", async () => {
  const folder = new URL("../../.tmp/readme/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = new URL("evil.mjs", folder);
  writeFileSync(file, block("example: evil.mjs"));
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...words: unknown[]) => void lines.push(words.join(" ")));
  try {
    await import(/* @vite-ignore */ file.href);
  } finally {
    log.mockRestore();
    rmSync(folder, { recursive: true });
  }
  expect(`${lines.join("\n")}\n`).toBe(block("output: evil.mjs"));
});
