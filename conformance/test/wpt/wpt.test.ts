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
  goal: 0,
  reached: 0,
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
      `directory  total  passed  failed  not applicable
fetch          3       2       1  0
all            3       2       1  0`,
      "model: chromium",
    ]);
  });
});

describe.each(engineNames.filter((name) => !("missing" in findEngine(name))))("beside %s", (engine) => {
  test("the goal is what the engine passes", { timeout: 180_000 }, async () => {
    const given = ["fetch", "--engine", engine, "--model", engine, "--json", "--timeout", "5"];
    const status = await run(...given, "--only", "same");
    expect(status).toBe(0);
    const { rows, failures } = report();
    expect(rows).toEqual([row("fetch", { total: 3, passed: 2, failed: 1, goal: 2, reached: 2 })]);
    expect(failures).toMatchObject([{ subtest: "is wrong itself", enginesPass: false }]);
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

test("says what a checkout lacks that its own server needs", async () => {
  expect(await wpt([checkout.path, "fetch", "--engine", "none"])).toBe(2);
  expect(complained.join("\n")).toContain("it lacks wpt, docs/commands.json, tools, common");
});

test("says how to run it", async () => {
  expect(await wpt(["--help"])).toBe(0);
  expect(printed.join("\n")).toContain("npm run wpt -- ../wpt fetch/api/cors xhr");
});
