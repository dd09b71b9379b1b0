import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, browser, core, pack, pinned } from "@sallyport/testing/package";
import { root } from "@sallyport/testing/root";

const { devDependencies } = JSON.parse(readFileSync(join(root, "packages/browser/package.json"), "utf8")) as {
  devDependencies: Record<string, string>;
};
const versionsOf = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, devDependencies[name] ?? ""]));

const program = readFileSync(new URL("programs/environment.test.js", import.meta.url), "utf8");
const asCommonJs = program.replaceAll(/^import (\{.*\}|\w+) from (".*");$/gm, "const $1 = require($2);");
const hooks = 'import { beforeAll, expect, test, vi } from "vitest";\n';

const vitestConfig = (dom: string, pool: string): string => `import { sallyport } from "@sallyport/browser/vitest";
const options = { dom: "${dom}", engine: "firefox", url: "http://localhost:3000/" };
const test = { environment: "sallyport", environmentOptions: { sallyport: options }, pool: "${pool}", include: ["vitest.test.js"] };
export default { plugins: [sallyport()], test };
`;

const jestConfig = (dom: string, extension: string): string =>
  JSON.stringify({
    transform: {},
    testEnvironment: "@sallyport/browser/jest",
    testEnvironmentOptions: { dom, engine: "firefox", url: "http://localhost:3000/" },
    testMatch: [`**/jest.test.${extension}`],
  });

const vitest = "node_modules/vitest/vitest.mjs";
const jest = "node_modules/jest/bin/jest.js";

let packed: readonly Packed[] = [];
let project: Project | undefined;

beforeAll(async () => {
  packed = [await pack(core), await pack(browser)];
  project = new Project();
  const tarballs = packed.map(({ tarball }) => tarball);
  const environments = { "jest-environment-jsdom": "30.5.2", "@happy-dom/jest-environment": "20.14.5" };
  await project.install(tarballs, {
    ...pinned("vitest"),
    ...versionsOf("jsdom", "happy-dom", "msw"),
    jest: "30.5.2",
    ...environments,
  });
  project.write("vitest.test.js", hooks + program);
  project.write("jest.test.cjs", `const vi = jest;\n${asCommonJs}`);
  project.write("jest.test.js", `import { jest as vi } from "@jest/globals";\n${program}`);
}, 400_000);

afterAll(() => {
  project?.remove();
  for (const one of packed) one.remove();
});

async function passed(...command: string[]): Promise<number[]> {
  const { numPassedTests = 0, numTotalTests = 0 } = JSON.parse(await project!.node(...command)) as Record<
    string,
    number
  >;
  return [numPassedTests, numTotalTests];
}

const tests = program.match(/^test\(/gm)?.length;

describe("a test file, in a fresh project, under", () => {
  test.each([
    ["forks", "jsdom"],
    ["vmThreads", "happy-dom"],
  ])(
    "Vitest, pool %s, with %s",
    async (pool, dom) => {
      project!.write("vitest.config.js", vitestConfig(dom, pool));
      expect(await passed(vitest, "run", "--reporter=json")).toEqual([tests, tests]);
    },
    120_000,
  );

  test.each<[name: string, dom: string, extension: string, flags: readonly string[]]>([
    ["Jest", "jsdom", "cjs", []],
    ["Jest, in its mode for ESM", "happy-dom", "js", ["--experimental-vm-modules"]],
  ])(
    "%s, with %s",
    async (_name, dom, extension, flags) => {
      project!.write("jest.config.json", jestConfig(dom, extension));
      expect(await passed(...flags, jest, "--json", "--config", "jest.config.json")).toEqual([tests, tests]);
    },
    120_000,
  );
});

test("Jest, with MSW: it responds to what it has a handler for, and the engine's rules apply to the rest", async () => {
  project!.write("msw.test.cjs", readFileSync(new URL("programs/msw.test.cjs", import.meta.url), "utf8"));
  const config = {
    transform: {},
    testEnvironment: "@sallyport/browser/jest",
    testEnvironmentOptions: { customExportConditions: [""], url: "http://localhost:3000/" },
    testMatch: ["**/msw.test.cjs"],
  };
  project!.write("msw.config.json", JSON.stringify(config));
  expect(await passed(jest, "--json", "--config", "msw.config.json")).toEqual([2, 2]);
}, 120_000);

test("Vitest: a file's own comment chooses the environment and its options", async () => {
  // In pieces: Vitest reads this file's own comments wherever they stand.
  const comment = "// @vitest-";
  const own = `${comment}environment sallyport\n${comment}environment-options { "engine": "webkit" }\n`;
  project!.write(
    "own.test.js",
    `${own}${hooks}test("x", () => expect(fetch("http://localhost:1/")).rejects.toThrow("Load failed"));`,
  );
  project!.write(
    "own.config.js",
    'import { sallyport } from "@sallyport/browser/vitest";\nexport default { plugins: [sallyport()], test: { include: ["own.test.js"] } };',
  );
  expect(await passed(vitest, "run", "--reporter=json", "--config", "own.config.js")).toEqual([1, 1]);
}, 120_000);

test.each([
  ["Vitest", [vitest, "run", "--config", "wrong.config.js"]],
  ["Jest", [jest, "--config", "wrong.config.json"]],
])(
  "%s lists every problem of the options",
  async (_name, command) => {
    const wrong = { engine: "chrome", dom: "dom" };
    project!.write(
      "wrong.config.js",
      `import { sallyport } from "@sallyport/browser/vitest";
export default { plugins: [sallyport()], test: { environment: "sallyport", environmentOptions: { sallyport: ${JSON.stringify(wrong)} }, include: ["vitest.test.js"] } };`,
    );
    const config = { transform: {}, testEnvironment: "@sallyport/browser/jest", testEnvironmentOptions: wrong };
    project!.write("wrong.config.json", JSON.stringify({ ...config, testMatch: ["**/jest.test.cjs"] }));
    await expect(project!.node(...command)).rejects.toThrow(/"chrome" is not an engine\..*\n.*dom is "dom"\./);
  },
  120_000,
);
