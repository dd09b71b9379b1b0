import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { findEngine, type EngineName } from "@sallyport/testing/engines";
import { UsageError } from "../arguments.ts";
import { progressOn } from "../progress.ts";
import { help, parseOptions, type WptOptions } from "./arguments.ts";
import { EngineBrowser } from "./engine-browser.ts";
import { ModelBrowser } from "./model/model-browser.ts";
import { PythonServer } from "./python-server.ts";
import { makeFolder, readRuns, writeRun } from "./recording.ts";
import { failureText, summaryOf, tableOf } from "./report.ts";
import { runTests, type BrowserRun } from "./run.ts";
import type { TestServer } from "./server.ts";
import { sumOf, tally, type Tally } from "./tally.ts";
import type { TestBrowser } from "./test-browser.ts";
import { findTests, type Test } from "./tests.ts";

/** Serves a checkout. */
type StartServer = (checkout: string, python: string) => Promise<TestServer>;

/**
 * Runs web-platform-tests of a checkout, and prints what came of them.
 *
 * @param startServer the checkout's own server, unless given
 * @returns the status to exit with
 */
export async function wpt(
  parameters: readonly string[],
  startServer: StartServer = (...given) => PythonServer.start(...given),
): Promise<number> {
  try {
    const options = parseOptions(parameters);
    if (options !== "help") return await run(options, startServer);
    console.log(help);
    return 0;
  } catch (error) {
    console.error(error instanceof UsageError ? `${error.message}\nSee --help.` : error);
    return 2;
  }
}

async function run(options: WptOptions, startServer: StartServer): Promise<number> {
  const checkout = resolve(options.checkout);
  if (!existsSync(checkout)) throw new UsageError(`There is no ${checkout}. Give the path of a checkout.`);
  const missing = options.directories.filter((directory) => !existsSync(join(checkout, directory)));
  if (missing.length > 0) throw new UsageError(`${checkout} has no ${missing.join(", ")}`);
  const isReplay = options.replay.length > 0;
  if (!isReplay) options.engines.forEach(demand);
  const recorded = isReplay ? await readAll(options) : [];
  if (options.record !== undefined) await makeFolder(options.record);
  const tests = (await findTests(checkout, options.directories)).filter(({ path }) => path.includes(options.only));
  if (tests.length === 0) throw new UsageError("No test in these directories has such a path.");
  const server = await startServer(checkout, options.python);
  try {
    const [model, ...engines] = await runAll(options, tests, recorded, server);
    if (model === undefined) throw new Error("the model did not run");
    const all = [...recorded, ...engines];
    return print(options, tally(tests, model, all), all);
  } finally {
    await server.close();
  }
}

const readAll = ({ replay, engines }: WptOptions): Promise<BrowserRun[]> =>
  Promise.all(engines.map((name) => readRuns(replay, name)));

function demand(engine: EngineName): void {
  const found = findEngine(engine);
  if ("missing" in found)
    throw new UsageError(`${found.missing}; install it with: ${found.install}, or run with --engine none`);
}

/** The model's run first, then those of the engines that are not recorded. */
async function runAll(
  options: WptOptions,
  tests: readonly Test[],
  recorded: readonly BrowserRun[],
  server: TestServer,
): Promise<BrowserRun[]> {
  const { engines, model, record, timeoutMs } = options;
  const progress = progressOn(process.stderr);
  const runIn = async (name: string, browser: TestBrowser, own = tests): Promise<BrowserRun> => {
    try {
      return await runTests(browser, own, server, timeoutMs, progress.of(name));
    } finally {
      await browser.close();
    }
  };
  const runEngine = async (name: EngineName): Promise<BrowserRun> => {
    const engineRun = await runIn(name, await EngineBrowser.start(name));
    if (record !== undefined) await writeRun(record, engineRun);
    return engineRun;
  };
  const inModel = tests.filter(
    ({ path, need }) => need === undefined && recorded.every(({ results }) => Object.hasOwn(results, path)),
  );
  const running = recorded.length > 0 ? [] : engines.map(runEngine);
  const ended = await Promise.allSettled([runIn("model", new ModelBrowser(model), inModel), ...running]);
  progress.clear();
  return ended.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}

function print(
  { json, failures, checkout, model }: WptOptions,
  counted: Tally,
  engines: readonly BrowserRun[],
): number {
  const missed = counted.failures.filter(({ enginesPass }) => enginesPass !== false);
  if (json) {
    const versions = engines.map(({ name, version }) => ({ name, version }));
    console.log(JSON.stringify({ checkout, model, engines: versions, ...counted, all: sumOf(counted.rows) }, null, 2));
  } else {
    if (failures) for (const failure of missed) console.log(failureText(failure));
    console.log(tableOf(counted, engines.length > 0));
    if (engines.length > 0) console.log(summaryOf(counted));
    console.log(`model: ${model}${engines.map(({ name, version }) => ` · ${name} ${version}`).join("")}`);
  }
  return missed.length === 0 ? 0 : 1;
}
