import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Case } from "./cases/case.ts";
import type { EngineName } from "@sallyport/testing/engines";
import type { Observation } from "./observation.ts";

/** What an engine did with some cases, for a comparison without it. */
interface Recording {
  readonly engine: EngineName;
  readonly version: string;
  readonly observations: readonly { readonly case: Case; readonly observation: Observation }[];
}

const fileOf = (folder: string, engine: EngineName): string => join(folder, `observations-${engine}.json`);

export async function writeRecording(folder: string, recording: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(folder, recording.engine), JSON.stringify(recording, null, 1));
}

export async function readRecording(folder: string, engine: EngineName): Promise<Recording> {
  return JSON.parse(await readFile(fileOf(folder, engine), "utf8")) as Recording;
}
