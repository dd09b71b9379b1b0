import type { EnginePage } from "@sallyport/testing/engines";
import { playInEngine } from "../play/play-in-engine.ts";
import { playInModel } from "../play/play-in-model.ts";
import type { Run } from "../world/run.ts";
import { differences, disagreements, type Cell, type CellReport, type Happened } from "./cell.ts";
import type { StageSet } from "./stage-set.ts";

/** WebKit keeps no Secure cookie over http, not even of this machine. */
const schemeFor = ({ engine }: Cell): "http" | "https" => (engine === "webkit" ? "https" : "http");

interface Played {
  readonly happened: Happened | undefined;
  readonly problems: readonly string[];
}

/** Plays in a world of its own. */
async function played(
  cell: Cell,
  { worlds }: StageSet,
  where: string,
  play: (run: Run) => Promise<unknown>,
): Promise<Played> {
  const { story, attempt, protection } = cell;
  const run = await worlds.start({ story, attempt, protection, scheme: schemeFor(cell) });
  try {
    await play(run);
    const happened = { results: run.results, state: run.state };
    return { happened, problems: differences(cell, where, happened, run.world.initial) };
  } catch (error) {
    return { happened: undefined, problems: [`${where}: ${error instanceof Error ? error.message : String(error)}`] };
  } finally {
    worlds.end(run.world.place.id);
  }
}

const inModel = (cell: Cell, stageSet: StageSet): Promise<Played> =>
  played(cell, stageSet, "the model", (run) =>
    playInModel(run, {
      engine: cell.engine,
      network: stageSet.network,
      thirdPartyCookies: "allow",
      resolve: () => "127.0.0.1",
    }),
  );

/**
 * Plays an attempt in the real engine and in the model of it, each in a world of its own.
 * @param page of the engine; `undefined`: only the model plays
 */
export async function playCell(cell: Cell, stageSet: StageSet, page: EnginePage | undefined): Promise<CellReport> {
  const { engine, story, attempt, protection } = cell;
  const real = page && (await played(cell, stageSet, "the engine", (run) => playInEngine(run, page)));
  const model: Played =
    attempt.notModelled === undefined ? await inModel(cell, stageSet) : { happened: undefined, problems: [] };
  const apart = real?.happened && model.happened ? disagreements(real.happened, model.happened) : [];
  return {
    story: story.name,
    attempt: attempt.name,
    protection,
    engine,
    real: real?.happened,
    model: model.happened,
    problems: [...(real?.problems ?? []), ...model.problems, ...apart],
  };
}
