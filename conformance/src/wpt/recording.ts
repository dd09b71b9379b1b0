import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineName } from "@sallyport/testing/engines";
import { UsageError } from "../arguments.ts";
import type { BrowserRun } from "./run.ts";

const pathOf = (folder: string, name: string): string => join(folder, `wpt-${name}.json`);

export async function writeRun(folder: string, run: BrowserRun): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(pathOf(folder, run.name), JSON.stringify(run));
}

/** @throws UsageError where there is no recording of the engine */
export async function readRun(folder: string, name: EngineName): Promise<BrowserRun> {
  try {
    return JSON.parse(await readFile(pathOf(folder, name), "utf8")) as BrowserRun;
  } catch (error) {
    throw new UsageError(`--replay: ${(error as Error).message}; write one with --record ${folder}`);
  }
}
