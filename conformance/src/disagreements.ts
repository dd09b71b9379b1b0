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
/** After how many cases the listener hears which differ. */
const portion = 400;
/** So many that differ in a portion show an engine that has ended or draws nothing any more. */
const tooMany = 20;
const shrinkingMs = 60_000;

/** An engine, or a recording of one, which may lack cases. */
export interface Observer {
  /** In the order of the cases; `done` hears how many more have run. */
  observe(cases: readonly Case[], done?: (more: number) => void): Promise<readonly (Observation | undefined)[]>;
  /** Forgets what earlier cases have left. */
  restart?(): Promise<void>;
}

/** Hears of the run while it goes on. */
interface Listener {
  /** How many more cases have run. */
  readonly done?: (more: number) => void;
  /** What is done now, as a line. */
  readonly doing?: (line: string) => void;
  /** A case that differed twice; a fresh engine may still agree. */
  readonly found?: (differs: Disagreement) => void;
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

/**
 * Runs the cases in the engine and in the model, and both again where they differ: once more, and at the end in an engine
 * that has run nothing. Firefox draws nothing any more after some cases, and then loads no fonts; just started, it asks
 * again for a preflight that it has kept. What differs each time is made small.
 */
export async function findDisagreements(
  run: Observer,
  model: ModelRun,
  cases: readonly Case[],
  { done, doing = () => undefined, found = () => undefined }: Listener = {},
): Promise<Disagreement[]> {
  const again = async (suspects: readonly Disagreement[]): Promise<Disagreement[]> => {
    const repeated = suspects.map(({ reproduction }) => reproduction);
    return repeated.length === 0 ? [] : disagreementsIn(model, repeated, await run.observe(repeated));
  };
  let all: Disagreement[] = [];
  for (let start = 0; start < cases.length; start += portion) {
    const some = cases.slice(start, start + portion);
    const suspects = await disagreementsIn(model, some, await run.observe(some, done));
    if (suspects.length > tooMany) await run.restart?.();
    const differing = await again(suspects);
    differing.forEach(found);
    all.push(...differing);
  }
  if (all.length > 0 && run.restart !== undefined) {
    doing(`${all.length} cases in a fresh engine`);
    await run.restart();
    all = await again(all);
  }
  return shrunk(run, model, all, doing);
}

async function disagreementsIn(
  model: ModelRun,
  cases: readonly Case[],
  observations: readonly (Observation | undefined)[],
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  for (const [at, described] of cases.entries()) {
    const differing = await differencesOf(observations[at], model, described);
    if (differing.length > 0) found.push({ desc: described.desc, reproduction: described, differences: differing });
  }
  return found;
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
    all.push(worthIt ? await smallest(run, model, one, kind) : one);
  }
  return all;
}

async function differencesOf(engine: Observation | undefined, model: ModelRun, described: Case): Promise<Difference[]> {
  return engine === undefined ? [] : differences(engine, await model(described));
}

/** The same of a case that is as small as it can be, with what differs in that one. */
async function smallest(run: Observer, model: ModelRun, found: Disagreement, kind: string): Promise<Disagreement> {
  const known = new Map<string, readonly Difference[]>();
  const reproduction = await shrink(found.reproduction, async (cases) => {
    const observations = await run.observe(cases);
    return Promise.all(
      cases.map(async (one, at) => {
        const differing = await differencesOf(observations[at], model, one);
        known.set(JSON.stringify(one), differing);
        return differing.some((difference) => kindOf(difference) === kind);
      }),
    );
  });
  return { ...found, reproduction, differences: known.get(JSON.stringify(reproduction)) ?? found.differences };
}
