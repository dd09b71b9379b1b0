import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, type Versions, pack, pinned } from "@sallyport/testing/package";

interface Runner {
  readonly name: string;
  readonly versions: Versions;
  readonly format: "CommonJS" | "ES modules";
  /** What package.json has besides. */
  readonly manifest: object;
  /** Runs the tests and prints the results as JSON. */
  readonly command: readonly string[];
}

const runners: readonly Runner[] = [
  {
    name: "Jest",
    format: "CommonJS",
    versions: { jest: "30.5.2" },
    manifest: { type: "commonjs" },
    command: ["node_modules/jest/bin/jest.js", "--json"],
  },
  {
    name: "Jest, in its mode for ESM",
    format: "ES modules",
    versions: { jest: "30.5.2" },
    manifest: { jest: { transform: {}, testEnvironment: "node" } },
    command: ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--json"],
  },
  {
    name: "Vitest",
    format: "ES modules",
    versions: pinned("vitest"),
    manifest: {},
    command: ["node_modules/vitest/vitest.mjs", "run", "--globals", "--reporter=json"],
  },
];

const program = readFileSync(new URL("programs/guarded.test.js", import.meta.url), "utf8");

const programs = {
  "ES modules": program,
  CommonJS: program.replaceAll(/^import (\{.*\}) from (".*");$/gm, "const $1 = require($2);"),
};

let packed: Packed;
const projects: Project[] = [];

beforeAll(async () => {
  packed = await pack();
}, 120_000);

afterAll(() => {
  for (const project of projects) project.remove();
  packed.remove();
});

describe("a fresh project's tests under", () => {
  test.concurrent.each(runners)(
    "$name",
    async ({ format, versions, manifest, command }) => {
      const project = new Project(manifest);
      projects.push(project);
      await project.install(packed.tarball, versions);
      project.write("guarded.test.js", programs[format]);
      const results = JSON.parse(await project.node(...command)) as { numPassedTests: number; numTotalTests: number };
      expect([results.numPassedTests, results.numTotalTests]).toEqual([2, 2]);
    },
    120_000,
  );
});
