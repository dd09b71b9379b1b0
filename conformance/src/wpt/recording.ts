import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineName } from "@sallyport/testing/engines";
import { UsageError } from "../arguments.ts";
import type { FileResult } from "./results.ts";
import type { BrowserRun } from "./run.ts";

const pathOf = (folder: string, name: string): string => join(folder, `wpt-${name}.json`);

/** Before a run: it may take hours. @throws UsageError where it cannot be written */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`--record: ${(error as Error).message}`);
  });
}

export async function writeRun(folder: string, run: BrowserRun): Promise<void> {
  await writeFile(pathOf(folder, run.name), JSON.stringify(run));
}

/**
 * What an engine did, from every folder. Where two have the same test, the later folder's result counts.
 *
 * @throws UsageError where a folder has no recording of the engine
 */
export async function readRuns(folders: readonly string[], name: EngineName): Promise<BrowserRun> {
  const runs = await Promise.all(folders.map((folder) => readRun(folder, name)));
  const versions = new Set(runs.map(({ version }) => version));
  const results = Object.assign({}, ...runs.map((run) => run.results)) as BrowserRun["results"];
  return { name, version: [...versions].join(" and "), results };
}

async function readRun(folder: string, name: EngineName): Promise<BrowserRun> {
  const path = pathOf(folder, name);
  const fail = (why: string): never => {
    throw new UsageError(`--replay: ${why}; write one with --record ${folder}`);
  };
  const text = await readFile(path, "utf8").catch((error: unknown) => fail((error as Error).message));
  const run = parse(text);
  return isRun(run, name) ? run : fail(`${path} is not a recording of ${name}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isRun(value: unknown, name: EngineName): value is BrowserRun {
  if (!isRecord(value) || value.name !== name || typeof value.version !== "string") return false;
  return isRecord(value.results) && Object.values(value.results).every(isFileResult);
}

const isFileResult = (value: unknown): value is FileResult =>
  isRecord(value) &&
  Array.isArray(value.subtests) &&
  value.subtests.every(
    (subtest) => isRecord(subtest) && typeof subtest.name === "string" && typeof subtest.status === "string",
  );
