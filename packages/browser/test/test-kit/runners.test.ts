import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, npm, pack, pinned } from "@sallyport/testing/package";
import { root } from "@sallyport/testing/root";

const run = promisify(execFile);
const guide = readFileSync(join(root, "docs/guide/test-kit.md"), "utf8");

/** The guide's program that imports a runner. */
function program(runner: string): string {
  const programs = [...guide.matchAll(/^```js program\n(.*?)^```/gms)].map(([, text = ""]) => text);
  const found = programs.find((text) => text.includes(`from "${runner}";`));
  if (found === undefined) throw new Error(`The guide has no program for ${runner}.`);
  return found;
}

const forVitest = program("vitest");
const withoutVitest = forVitest.replace(/^import .* from "vitest";\n/m, "");

const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=json"];
const jest = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--json"];

let packed: Packed | undefined;
let project: Project | undefined;
const folder = mkdtempSync(join(tmpdir(), "sallyport-browser-"));

beforeAll(async () => {
  await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b", "packages/browser"], { cwd: root });
  packed = await pack();
  const browser = fileURLToPath(new URL("../..", import.meta.url));
  const text = await npm(browser, "pack", "--json", "--ignore-scripts", "--pack-destination", folder);
  const [report] = JSON.parse(text) as [{ filename: string }];
  project = new Project({ jest: { transform: {}, testEnvironment: "node", testMatch: ["**/jest.test.js"] } });
  const versions = { ...pinned("vitest", "express"), cors: "2.8.6", jest: "30.5.2" };
  const browserTarball = { "@sallyport/browser": `file:${join(folder, report.filename)}` };
  await project.install(packed.tarball, { ...versions, ...browserTarball });
}, 240_000);

afterAll(() => {
  project?.remove();
  packed?.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("the guide's program, in a fresh project, under", () => {
  test.each<[name: string, file: string, text: string, command: readonly string[]]>([
    ["Vitest", "vitest.test.js", forVitest, [...vitest, "vitest.test.js"]],
    ["Jest, in its mode for ESM", "jest.test.js", withoutVitest, jest],
  ])(
    "%s",
    async (_name, file, text, command) => {
      project!.write(file, text);
      const results = JSON.parse(await project!.node(...command)) as Record<string, number>;
      expect([results.numPassedTests, results.numTotalTests]).toEqual([2, 2]);
    },
    120_000,
  );

  test("node:test", async () => {
    project!.write("node.test.js", program("node:test"));
    expect(await project!.node("--test", "--test-reporter=tap", "node.test.js")).toMatch(/^# pass 1$/m);
  });

  test("Vitest, and fails where the server lets everybody in", async () => {
    project!.write("open.test.js", forVitest.replace('origin: ["https://app.example"]', "origin: true"));
    await expect(project!.node(...vitest, "open.test.js")).rejects.toThrow("echoes every Origin");
  });
});
