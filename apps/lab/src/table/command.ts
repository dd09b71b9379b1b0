import { findEngine, launchEngine, type Engine, type EnginePage } from "@sallyport/testing/engines";
import { stories } from "../stories/index.ts";
import type { Attempt, State, Story } from "../world/story.ts";
import { readArguments, usage, type TableOptions } from "./arguments.ts";
import type { Cell, CellReport, ShippedEngine } from "./cell.ts";
import { playCell } from "./play-cell.ts";
import { renderAttempt } from "./render.ts";
import { openStageSet, type StageSet } from "./stage-set.ts";

interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

interface Row {
  readonly story: Story;
  readonly attempt: Attempt;
}

const rowsOf = (only: string): readonly Row[] =>
  stories.flatMap((story) =>
    story.attempts.filter(({ name }) => `${story.name}/${name}`.includes(only)).map((attempt) => ({ story, attempt })),
  );

/** The engines that play, each started once; one that is not installed is named. */
async function launchAll(
  { engines, modelOnly }: TableOptions,
  { error }: Output,
): Promise<ReadonlyMap<ShippedEngine, Engine | undefined>> {
  const launched = new Map<ShippedEngine, Engine | undefined>();
  for (const name of engines) {
    const found = findEngine(name);
    if (modelOnly) launched.set(name, undefined);
    else if ("missing" in found) error(`${found.missing}; install it with: ${found.install}`);
    else launched.set(name, await launchEngine(name));
  }
  return launched;
}

async function playAll(
  engines: ReadonlyMap<ShippedEngine, Engine | undefined>,
  { only, json, protections }: TableOptions,
  stageSet: StageSet,
  { out }: Output,
): Promise<readonly CellReport[]> {
  const pages = new Map<ShippedEngine, EnginePage | undefined>();
  for (const [name, engine] of engines) pages.set(name, await engine?.newPage());
  const all: CellReport[] = [];
  for (const { story, attempt } of rowsOf(only)) {
    const reports: CellReport[] = [];
    for (const protection of protections)
      for (const [engine, page] of pages) {
        const cell: Cell = { story, attempt, protection, engine };
        reports.push(await playCell(cell, stageSet, page));
      }
    if (!json) out(renderAttempt(reports, initialOf(story)));
    all.push(...reports);
  }
  return all;
}

function initialOf(story: Story): State {
  const { state, close } = story.cast((role) => `http://${role}.localhost`);
  close?.();
  return state();
}

/** Runs `npm run stories`; returns its status. */
export async function runStories(parameters: readonly string[], output: Output): Promise<number> {
  let options;
  try {
    options = readArguments(parameters);
  } catch (error) {
    output.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage()}`);
    return 2;
  }
  if (options.help) {
    output.out(usage());
    return 0;
  }
  if (rowsOf(options.only).length === 0) {
    output.error(`No story and no attempt has ${JSON.stringify(options.only)} in its name.`);
    return 2;
  }
  const stageSet = await openStageSet();
  const engines = await launchAll(options, output);
  try {
    const reports = await playAll(engines, options, stageSet, output);
    const bad = reports.filter(({ problems }) => problems.length > 0);
    if (options.json) output.out(JSON.stringify({ reports, problems: bad.length }, undefined, 2));
    else output.out(`${reports.length} cells; ${bad.length} not as they must be.`);
    return bad.length === 0 && reports.length > 0 ? 0 : 1;
  } finally {
    for (const engine of engines.values()) await engine?.close();
    await stageSet.close();
  }
}
