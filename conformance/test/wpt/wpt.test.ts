import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { engineNames, findEngine } from "@sallyport/testing/engines";
import { parseOptions } from "../../src/wpt/arguments.ts";
import { wpt } from "../../src/wpt/command.ts";
import type { Failure, Row } from "../../src/wpt/tally.ts";
import { findTests } from "../../src/wpt/tests.ts";
import { serveCheckout, writeCheckout } from "./checkout.ts";

// Node runs the thread's program as it is built.
vi.mock("../../src/wpt/model/worker-path.ts", () => ({
  workerPath: () => fileURLToPath(new URL("../../dist/wpt/model/model-worker.js", import.meta.url)),
}));

let checkout: Awaited<ReturnType<typeof writeCheckout>>;
let printed: string[];
let complained: string[];

beforeAll(async () => {
  checkout = await writeCheckout();
});
afterAll(() => checkout.remove());

beforeEach(() => {
  printed = [];
  complained = [];
  vi.spyOn(console, "log").mockImplementation((text: string) => void printed.push(text));
  vi.spyOn(console, "error").mockImplementation((text: unknown) => void complained.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

interface Report {
  readonly all: Row;
  readonly rows: readonly Row[];
  readonly failures: readonly Failure[];
}

const run = (...given: string[]): Promise<number> => wpt([checkout.path, ...given], serveCheckout);
const report = (): Report => JSON.parse(printed.join("\n")) as Report;
const row = (directory: string, numbers: Partial<Row>): Row => ({
  directory,
  total: 0,
  passed: 0,
  failed: 0,
  notApplicable: {},
  agreed: 0,
  agreedPassed: 0,
  agreedFailed: 0,
  ...numbers,
});

describe("the model", () => {
  test("passes, fails, hangs and says nothing, each within its bound", { timeout: 120_000 }, async () => {
    const status = await run("fetch", "windows", "xhr", "--engine", "none", "--json", "--timeout", "5");
    expect(status).toBe(1);
    const { rows, failures } = report();
    expect(failures).toEqual([
      { path: "fetch/hangs.html", subtest: "", message: "never ends" },
      { path: "fetch/same.any.html", subtest: "is wrong itself", message: "Error: 1 instead of 2" },
      { path: "fetch/silent.html", subtest: "", message: "no results" },
    ]);
    expect(rows).toEqual([
      row("fetch", { total: 9, passed: 5, failed: 3, notApplicable: { rendering: 1 } }),
      row("windows", { total: 8, passed: 8 }),
      row("xhr", { total: 1, passed: 1 }),
    ]);
  });

  test("prints a table, and each failure with its message", { timeout: 60_000 }, async () => {
    await run("fetch", "--engine", "none", "--only", "same", "--failures");
    expect(printed).toEqual([
      "fetch/same.any.html: is wrong itself\n  Error: 1 instead of 2",
      `directory  subtests  model passes  model fails  not applicable
fetch             3             2            1  0
all               3             2            1  0`,
      "model: chromium",
    ]);
  });
});

describe.each(engineNames.filter((name) => !("missing" in findEngine(name))))("beside %s", (engine) => {
  test("what the engine passes is agreed on", { timeout: 180_000 }, async () => {
    const given = ["fetch", "--engine", engine, "--model", engine, "--json", "--timeout", "5"];
    const status = await run(...given, "--only", "same");
    expect(status).toBe(0);
    const { rows, failures } = report();
    expect(rows).toEqual([row("fetch", { total: 3, passed: 2, failed: 1, agreed: 2, agreedPassed: 2 })]);
    expect(failures).toMatchObject([{ subtest: "is wrong itself", enginesPass: false }]);
  });
});

describe("beside recordings", () => {
  const passes = (...names: string[]) => ({
    subtests: names.map((name) => ({ name, status: "pass", message: null })),
  });
  const same = passes(
    "reads a response of its own origin",
    "finds a header in any case",
    "is wrong itself",
    "a subtest of the engine alone",
  );
  const write = async (folder: string, text: string): Promise<string> => {
    const path = join(checkout.path, "recorded", folder);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, "wpt-chromium.json"), text);
    return path;
  };
  const recording = (results: object, name = "chromium"): string => JSON.stringify({ name, version: "1", results });
  const replay = (...folders: string[]): string[] => [
    "--engine",
    "chromium",
    ...folders.flatMap((folder) => ["--replay", folder]),
  ];

  test(
    "of several folders, the table says what they agree on, and what has no recording",
    { timeout: 60_000 },
    async () => {
      const one = recording({ "fetch/same.any.html": passes(), "fetch/drawn.html": passes("draws") });
      const given = replay(await write("one", one), await write("other", recording({ "fetch/same.any.html": same })));
      expect(await run("fetch", "--only", "a", ...given, "--failures")).toBe(1);
      expect(printed.join("\n")).toBe(`fetch/same.any.html: is wrong itself
  Error: 1 instead of 2
fetch/same.any.html: a subtest of the engine alone
  the subtest does not run
directory  subtests  engines agree  model passes  model fails  engines differ  not applicable
fetch             7              4             2            2               0  3 (no recording 2, rendering 1)
all               7              4             2            2               0  3 (no recording 2, rendering 1)
Every engine passes 4 of the subtests that apply; the model passes 2 of these and fails 2.
model: chromium · chromium 1`);
      printed = [];
      await run("fetch", "--only", "same", "--json", ...given);
      expect(report()).toMatchObject({
        all: row("all", { total: 4, passed: 2, failed: 2, agreed: 4, agreedPassed: 2, agreedFailed: 2 }),
      });
    },
  );

  test.each([
    ["text that isn't JSON", "{"],
    ["another engine's", recording({}, "firefox")],
    ["no results", recording([])],
    ["a result that isn't one", recording({ a: { subtests: [1] } })],
  ])("refuses %s", async (_, text) => {
    const folder = await write("wrong", text);
    expect(await run("fetch", ...replay(folder))).toBe(2);
    expect(complained.join("\n")).toContain("wpt-chromium.json is not a recording of chromium");
  });
});

test("finds tests, and neither their resources nor other files", async () => {
  const found = await findTests(checkout.path, ["fetch", "fetch/same.any.js"]);
  expect(found.map(({ path, need }) => `${path} ${need ?? "runs"}`)).toEqual([
    "fetch/cross.window.html runs",
    "fetch/drawn.html rendering",
    "fetch/hangs.html runs",
    "fetch/same.any.html runs",
    "fetch/silent.html runs",
    "fetch/throws.html runs",
    "fetch/worker-only.any.worker.html runs",
  ]);
});

test.each([
  ["no checkout", [], "Give the path of a checkout"],
  ["no directory", ["wpt"], "at least one of its directories"],
  [
    "an unknown engine",
    ["wpt", "fetch", "--engine", "opera"],
    '--engine is "opera"; give chromium, firefox, webkit, all or none',
  ],
  ["an unknown model", ["wpt", "fetch", "--model", "opera"], '--model is "opera"'],
  ["no time", ["wpt", "fetch", "--timeout", "0"], '--timeout is "0"; give whole seconds'],
  ["a directory above", ["wpt", "../fetch"], '"../fetch" is not a directory of the checkout'],
  ["an unknown option", ["wpt", "fetch", "--fast"], "--fast"],
  ["a recording and a replay", ["wpt", "fetch", "--record", "a", "--replay", "b"], "Give one of them"],
])("refuses %s", (_, given, message) => {
  expect(() => parseOptions(given)).toThrow(message);
});

test.each([
  ["a directory that isn't there", ["fetch/api"], "has no fetch/api"],
  ["a path that no test has", ["fetch", "--only", "nothing"], "No test in these directories"],
  [
    "a recording that isn't there",
    ["fetch", "--engine", "chromium", "--only", "same", "--replay", "/nowhere"],
    "--replay",
  ],
])("ends with status 2 for %s", { timeout: 60_000 }, async (_, given, message) => {
  expect(await run(...given)).toBe(2);
  expect(complained.join("\n")).toContain(message);
});

test.each([
  ["no such checkout", "/nowhere/wpt", [], "There is no /nowhere/wpt"],
  ["a folder that cannot be written", "", ["--record", "/dev/null/recorded"], "--record: "],
])("ends with status 2 for %s", async (_, path, given, message) => {
  expect(await wpt([path === "" ? checkout.path : path, "fetch", "--engine", "none", ...given], serveCheckout)).toBe(2);
  expect(complained.join("\n")).toContain(message);
});

test("says what a checkout lacks that its own server needs", async () => {
  expect(await wpt([checkout.path, "fetch", "--engine", "none"])).toBe(2);
  expect(complained.join("\n")).toContain("it lacks wpt, docs/commands.json, tools, common");
});

describe("a checkout's own server", () => {
  beforeAll(async () => {
    for (const folder of ["tools", "common", "docs"]) await mkdir(join(checkout.path, folder), { recursive: true });
    await writeFile(join(checkout.path, "docs/commands.json"), "{}");
    // Node runs it where Python would.
    await writeFile(join(checkout.path, "wpt"), `console.error("the port is in use\\u001b[31m"); process.exit(1);`);
  });

  test.each([
    ["that ends at once gives its last words", process.execPath, "  the port is in use"],
    ["that cannot be started says why", "/nowhere/python", "ENOENT"],
  ])("%s", async (_, python, words) => {
    expect(await wpt([checkout.path, "fetch", "--engine", "none", "--python", python])).toBe(2);
    expect(complained.join("\n")).toContain(`\`${python} wpt serve\` does not answer`);
    expect(complained.join("\n")).toContain(words);
    expect(complained.join("\n")).not.toContain("\u001b");
  });
});

test("a checkout's own server serves the checkout, with the runner's own report of results", async () => {
  const served = `const { readFileSync, readdirSync } = require("node:fs");
const { doc_root: root } = JSON.parse(readFileSync(process.argv.at(-1), "utf8"));
console.error(JSON.stringify([readdirSync(root), readdirSync(root + "/resources"),
  readFileSync(root + "/resources/testharnessreport.js", "utf8").slice(0, 23)]));
process.exit(1);`;
  for (const folder of [".git", ".well-known"]) await mkdir(join(checkout.path, folder), { recursive: true });
  await writeFile(join(checkout.path, "wpt"), served);
  await writeFile(join(checkout.path, "resources/testharnessreport.js"), "// of the suite");
  expect(await wpt([checkout.path, "fetch", "--engine", "none", "--python", process.execPath])).toBe(2);
  const [printedByServer = "[]"] = /\[\[.*\]/.exec(complained.join("\n")) ?? [];
  const [top, resources, report] = JSON.parse(printedByServer) as [string[], string[], string];
  expect(top).toEqual(expect.arrayContaining([".well-known", "common", "fetch", "resources", "tools"]));
  expect(top).not.toContain(".git");
  expect(resources.sort()).toEqual(["testharness.js", "testharnessreport.js"]);
  expect(report).toBe("add_completion_callback");
  expect(await readFile(join(checkout.path, "resources/testharnessreport.js"), "utf8")).toBe("// of the suite");
});

test("says how to run it", async () => {
  expect(await wpt(["--help"])).toBe(0);
  expect(printed.join("\n")).toContain("npm run wpt -- ../wpt fetch/api/cors xhr");
});
