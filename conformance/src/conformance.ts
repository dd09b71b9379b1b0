import type { Case } from "./cases/case.ts";
import type { EngineName } from "./engines/index.ts";
import { judge, modelOf, type Observer } from "./judgement.ts";
import { LiveEngine } from "./live-engine.ts";
import type { Observation } from "./observation.ts";
import type { Progress } from "./progress.ts";
import { readRecording, writeRecording } from "./recording.ts";
import type { EngineReport } from "./report.ts";

type Tell = Progress["tell"];

/** Compares an engine with its model. */
export function compareLive(name: EngineName, cases: readonly Case[], tell: Tell): Promise<EngineReport> {
  return withEngine(name, async (live) => {
    const observations = await live.observe(cases, counting(name, cases.length, tell));
    const disagreements = await judge(live, modelOf(name), cases, observations, (line) => tell(`${name}: ${line}`));
    return { engine: name, version: live.version, cases: cases.length, disagreements };
  });
}

export function record(name: EngineName, cases: readonly Case[], folder: string, tell: Tell): Promise<void> {
  return withEngine(name, async (live) => {
    const seen = await live.observe(cases, counting(name, cases.length, tell));
    const observations = cases.map((described, at) => ({ case: described, observation: seen[at] ?? notRun }));
    await writeRecording(folder, { engine: name, version: live.version, observations });
  });
}

/** Compares a model with what was recorded of its engine. */
export async function compareRecorded(name: EngineName, folder: string, only: string): Promise<EngineReport> {
  const { version, observations } = await readRecording(folder, name);
  const kept = observations.filter((one) => one.case.desc.includes(only));
  const known = new Map(kept.map((one) => [JSON.stringify(one.case), one.observation]));
  const recorded: Observer = {
    observe: (cases) => Promise.resolve(cases.map((described) => known.get(JSON.stringify(described)))),
  };
  const cases = kept.map((one) => one.case);
  const seen = kept.map(({ observation }) => observation);
  const disagreements = await judge(recorded, modelOf(name), cases, seen);
  return { engine: name, version, cases: cases.length, disagreements };
}

const notRun: Observation = { results: [], requests: [], errors: [], failure: "not run" };

async function withEngine<T>(name: EngineName, work: (live: LiveEngine) => Promise<T>): Promise<T> {
  const live = await LiveEngine.start(name);
  try {
    return await work(live);
  } finally {
    await live.close();
  }
}

function counting(name: EngineName, all: number, tell: Tell): (more: number) => void {
  let done = 0;
  return (more) => {
    done += more;
    tell(`${name}: ${done} of ${all} cases`);
  };
}
