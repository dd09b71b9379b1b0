import type { EngineName } from "@sallyport/browser";
import type { Case } from "./cases/case.ts";
import { differences, kindOf, type Difference } from "./compare.ts";
import { observeModel } from "./model-run.ts";
import type { Observation } from "./observation.ts";
import { shrink } from "./shrink.ts";

/** A case about which an engine and its model do not agree. */
export interface Disagreement {
  readonly desc: string;
  /** As small as it could be made. */
  readonly reproduction: Case;
  readonly differences: readonly Difference[];
}

/** More of one kind add nothing. */
const shrunkOfAKind = 3;
const shrinkingMs = 60_000;

/** An engine, or a recording of one, which may lack cases. */
export interface Observer {
  observe(cases: readonly Case[]): Promise<readonly (Observation | undefined)[]>;
}

export type ModelRun = (described: Case) => Promise<Observation>;

export function modelOf(engine: EngineName): ModelRun {
  return async (described) => {
    try {
      return JSON.parse(JSON.stringify(await observeModel(described, engine))) as Observation;
    } catch (error) {
      return { results: [], requests: [], errors: [], failure: `the model: ${String(error)}` };
    }
  };
}

/** Runs the model of each case, and both again where they differ; what still differs is made small. */
export async function findDisagreements(
  run: Observer,
  model: ModelRun,
  cases: readonly Case[],
  observations: readonly (Observation | undefined)[],
  log: (line: string) => void = () => undefined,
): Promise<Disagreement[]> {
  const suspects: Case[] = [];
  for (const [at, described] of cases.entries()) {
    if ((await differencesOf(observations[at], model, described)).length > 0) suspects.push(described);
  }
  log(`${suspects.length} cases once more`);
  const again = await run.observe(suspects);
  const found: Disagreement[] = [];
  for (const [at, described] of suspects.entries()) {
    const differing = await differencesOf(again[at], model, described);
    // Where there is none, the engine did otherwise the second time.
    if (differing.length > 0) found.push({ desc: described.desc, reproduction: described, differences: differing });
  }
  return shrunk(run, model, found, log);
}

async function shrunk(
  run: Observer,
  model: ModelRun,
  found: readonly Disagreement[],
  log: (line: string) => void,
): Promise<Disagreement[]> {
  const until = Date.now() + shrinkingMs;
  const kinds = new Map<string, number>();
  const all: Disagreement[] = [];
  for (const [at, one] of found.entries()) {
    const kind = one.differences.slice(0, 1).map(kindOf).join("");
    const before = kinds.get(kind) ?? 0;
    kinds.set(kind, before + 1);
    const worthIt = before < shrunkOfAKind && Date.now() < until;
    if (worthIt) log(`making difference ${at + 1} of ${found.length} small`);
    all.push(worthIt ? { ...one, reproduction: await smallest(run, model, one.reproduction, kind) } : one);
  }
  return all;
}

async function differencesOf(engine: Observation | undefined, model: ModelRun, described: Case): Promise<Difference[]> {
  return engine === undefined ? [] : differences(engine, await model(described));
}

async function smallest(run: Observer, model: ModelRun, described: Case, kind: string): Promise<Case> {
  return shrink(described, async (cases) => {
    const observations = await run.observe(cases);
    return Promise.all(
      cases.map(async (one, at) =>
        (await differencesOf(observations[at], model, one)).some((difference) => kindOf(difference) === kind),
      ),
    );
  });
}
