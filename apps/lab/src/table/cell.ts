import type { EngineName } from "@sallyport/browser";
import type { ProtectionName } from "../protections/index.ts";
import type { Result } from "../world/action.ts";
import type { Attempt, Expected, State, Story } from "../world/story.ts";

export type ShippedEngine = Exclude<EngineName, "standard">;

/** One attempt of a story under a protection, in an engine. */
export interface Cell {
  readonly story: Story;
  readonly attempt: Attempt;
  readonly protection: ProtectionName;
  readonly engine: ShippedEngine;
}

/** What came of it: what the pages got, and what the servers know. */
export interface Happened {
  readonly results: readonly Result[];
  readonly state: State;
}

export interface CellReport {
  readonly story: string;
  readonly attempt: string;
  readonly protection: ProtectionName;
  readonly engine: ShippedEngine;
  readonly real: Happened | undefined;
  readonly model: Happened | undefined;
  /** What is not as it must be; nothing where all is. */
  readonly problems: readonly string[];
}

function expectedOf({ attempt: { after }, engine, protection }: Cell): Expected {
  const own = after.engines?.[engine];
  return own?.[protection] ?? own?.otherwise ?? after[protection] ?? after.otherwise ?? {};
}

const json = (value: unknown): string => JSON.stringify(value);

/** Whether it happened as the story says. */
export function differences(cell: Cell, where: string, happened: Happened, initial: State): string[] {
  const { page, state } = expectedOf(cell);
  const problems: string[] = [];
  const last = happened.results.at(-1)?.is;
  if (page !== undefined && last !== page)
    problems.push(`${where}: the page got ${json(last)}, and the story says ${json(page)}`);
  const wanted = { ...initial, ...state };
  for (const [name, value] of Object.entries(wanted))
    if (happened.state[name] !== value)
      problems.push(`${where}: ${name} is ${json(happened.state[name])}, and the story says ${json(value)}`);
  return problems;
}

/** Where the model and the engine part. A world's names differ from run to run. */
export function disagreements(real: Happened, model: Happened): string[] {
  const plain = (happened: Happened): string => json(happened).replaceAll(/[0-9a-f]{16}/g, "WORLD");
  const [one, other] = [plain(real), plain(model)];
  return one === other ? [] : [`the engine: ${one}; the model: ${other}`];
}
