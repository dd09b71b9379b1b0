import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, pack, pinned } from "@sallyport/testing/package";

type Results = readonly [isOneCopy: boolean, byCase: Readonly<Record<string, unknown>>];

const program = fileURLToPath(new URL("programs/formats.mjs", import.meta.url));

const shared = "https://app.example";

const expected: Readonly<Record<string, unknown>> = {
  "a policy of the other format": [200, shared],
  "an error of the other format": true,
  "node: the outer guard has the last word": [200, "nothing shared"],
  "web: the outer guard has the last word": [200, "nothing shared"],
  "Express: the outer guard has the last word": [200, "nothing shared"],
  "Express: a rewriting that the outer guard refuses": [403, "nothing shared"],
  "Koa: a rewriting that the outer guard refuses": [403, "nothing shared"],
  "both find the token of a form": [200, "nothing shared"],
  "a handshake's guard of the other format is known": [],
};

const cases = Object.entries(expected).flatMap(([desc, result]) =>
  ["imported, then required", "required, then imported"].map((order) => [`${desc}; ${order}`, result] as const),
);

let packed: Packed;
let project: Project;
let inTwo: Results;
let inOne: Results;

beforeAll(async () => {
  packed = await pack();
  project = new Project();
  await project.install(packed.tarball, pinned("express", "koa"));
  copyFileSync(program, join(project.folder, "formats.mjs"));
  inTwo = JSON.parse(await project.node("--no-experimental-require-module", "formats.mjs")) as Results;
  inOne = JSON.parse(await project.node("formats.mjs")) as Results;
}, 120_000);

afterAll(() => {
  project.remove();
  packed.remove();
});

describe("one copy is imported, another required", () => {
  test("as ES modules and as CommonJS", () => expect(inTwo[0]).toBe(false));

  test.each(cases)("%s", (desc, result) => expect(inTwo[1][desc]).toEqual(result));
});

describe("where Node can require ES modules", () => {
  test("import and require load one copy", () => expect(inOne[0]).toBe(true));

  test.each(cases)("%s", (desc, result) => expect(inOne[1][desc]).toEqual(result));
});
