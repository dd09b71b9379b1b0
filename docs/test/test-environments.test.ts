import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const docs = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(join(docs, "guide/test-environments.md"), "utf8");
const programs = new Map(
  [...page.matchAll(/^```js program\n\/\/ (\S+)\n(.*?)^```/gms)].map(([, name = "", text = ""]) => [name, text]),
);

// Below docs/, whose packages the programs import.
mkdirSync(join(docs, ".tmp"), { recursive: true });
const folder = mkdtempSync(join(docs, ".tmp/test-environments-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, text] of programs) writeFileSync(join(folder, name), text);
});

const names = (text: string): string[] =>
  [...text.matchAll(/"fullName":"([^"]*)"/g)].map(([, name = ""]) => name.trim());

test.each(["jsdom", "happy-dom"])(
  "the guide's programs hold, as they stand, with %s",
  async (dom) => {
    // The packages of this repository are linked; a project has them in node_modules, where Vitest leaves them to Node.
    const config = (programs.get("vitest.config.js") ?? "")
      .replace('engine: "chromium"', `dom: "${dom}", engine: "chromium"`)
      .replace("plugins:", "resolve: { preserveSymlinks: true },\n  plugins:");
    writeFileSync(join(folder, `${dom}.config.js`), config);
    const vitest = join(docs, "../node_modules/vitest/vitest.mjs");
    const parameters = [vitest, "run", "--root", folder, "--config", `${dom}.config.js`, "--reporter=json"];
    const { stdout } = await run(process.execPath, parameters, { cwd: folder });
    const { numPassedTests, numFailedTests } = JSON.parse(stdout) as Record<string, number>;
    expect([numPassedTests, numFailedTests]).toEqual([8, 0]);
    expect(names(stdout)).toEqual(expect.arrayContaining(["ky", "axios", "openapi-fetch", "ofetch", "wretch"]));
  },
  120_000,
);
