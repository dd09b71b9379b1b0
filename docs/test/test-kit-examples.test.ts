import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const run = promisify(execFile);
const docs = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(join(docs, "guide/test-kit-examples.md"), "utf8");
const programs = [...page.matchAll(/^## (.*?)\n\n```js program\n(.*?)^```/gms)].map(
  ([, title = "", text = ""]): [string, string] => [title, text],
);

// Below docs/, whose packages the programs import.
mkdirSync(join(docs, ".tmp"), { recursive: true });
const folder = mkdtempSync(join(docs, ".tmp/test-kit-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("there is one a framework beside Express", () => {
  expect(programs.map(([title]) => title.split(",")[0])).toEqual([
    "Fastify",
    "Koa",
    "Hono",
    "node:http",
    "A Web handler",
  ]);
});

test("each holds, as it stands", async () => {
  for (const [title, text] of programs)
    writeFileSync(join(folder, `${title.replace(/\W+/g, "-").toLowerCase()}.test.mjs`), text);
  writeFileSync(join(folder, "vitest.config.mjs"), 'export default { test: { include: ["*.test.mjs"] } };');
  const vitest = join(docs, "../node_modules/vitest/vitest.mjs");
  const { stdout } = await run(process.execPath, [vitest, "run", "--root", folder, "--reporter=json"], { cwd: folder });
  const { numPassedTests, numFailedTests } = JSON.parse(stdout) as Record<string, number>;
  expect([numPassedTests, numFailedTests]).toEqual([programs.length, 0]);
}, 120_000);
