import type { Case } from "./cases/case.ts";
import type { EngineName } from "@sallyport/testing/engines";
import { findDisagreements, modelOf, type Observer } from "./disagreements.ts";
import { LiveEngine } from "./live-engine.ts";
import type { Observation } from "./observation.ts";
import { readRecording, writeRecording } from "./recording.ts";
import type { EngineReport } from "./report.ts";

/** Shows how the run of one engine goes on. */
export interface Monitor {
  /** What it does now. */
  readonly doing: (line: string) => void;
  /** What is worth keeping in sight. */
  readonly note: (line: string) => void;
}

/** Compares an engine with its model. */
export function compareLive(name: EngineName, cases: readonly Case[], { doing, note }: Monitor): Promise<EngineReport> {
  return withEngine(name, { doing, note }, async (live) => {
    const disagreements = await findDisagreements(live, modelOf(name), cases, {
      done: counting(cases.length, doing),
      doing,
      found: ({ desc }) => note(`differs so far: ${desc}`),
    });
    return { engine: name, version: live.version, cases: cases.length, disagreements };
  });
}

export function record(name: EngineName, cases: readonly Case[], folder: string, monitor: Monitor): Promise<void> {
  return withEngine(name, monitor, async (live) => {
    const observed = await live.observe(cases, counting(cases.length, monitor.doing));
    const observations = cases.map((described, at) => ({ case: described, observation: observed[at] ?? notRun }));
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
  const disagreements = await findDisagreements(recorded, modelOf(name), cases);
  return { engine: name, version, cases: cases.length, disagreements };
}

const notRun: Observation = { results: [], requests: [], errors: [], failure: "not run" };

/** Other engines may run for long after one has failed. */
async function withEngine<T>(name: EngineName, { note }: Monitor, work: (live: LiveEngine) => Promise<T>): Promise<T> {
  const live = await LiveEngine.start(name);
  try {
    return await work(live);
  } catch (error) {
    note(`ends early: ${String(error)}`);
    throw error;
  } finally {
    await live.close();
  }
}

function counting(all: number, doing: Monitor["doing"]): (more: number) => void {
  let done = 0;
  return (more) => {
    done += more;
    doing(`${done} of ${all} cases`);
  };
}
