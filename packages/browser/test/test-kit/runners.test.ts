import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, browser, core, pack, pinned } from "@sallyport/testing/package";
import { root } from "@sallyport/testing/root";

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
const jest = ["node_modules/jest/bin/jest.js", "--json"];
const asCommonJs = withoutVitest.replaceAll(/^import (.*) from (".*");$/gm, "const $1 = require($2);");

let packed: readonly Packed[] = [];
let project: Project | undefined;

beforeAll(async () => {
  packed = [await pack(core), await pack(browser)];
  project = new Project({ jest: { transform: {}, testMatch: ["**/jest.test.?(c)js"] } });
  const versions = { ...pinned("vitest", "express"), cors: "2.8.6", jest: "30.5.2" };
  await project.install(
    packed.map(({ tarball }) => tarball),
    versions,
  );
}, 240_000);

afterAll(() => {
  project?.remove();
  for (const one of packed) one.remove();
});

describe("the guide's program, in a fresh project, under", () => {
  test.each<[name: string, file: string, text: string, command: readonly string[]]>([
    ["Vitest", "vitest.test.js", forVitest, [...vitest, "vitest.test.js"]],
    ["Jest", "jest.test.cjs", asCommonJs, [...jest, "jest.test.cjs"]],
    [
      "Jest, in its mode for ESM",
      "jest.test.js",
      withoutVitest,
      ["--experimental-vm-modules", ...jest, "jest.test.js"],
    ],
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
