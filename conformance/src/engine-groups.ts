import type { Case } from "./cases/case.ts";
import type { EngineDifference } from "./engine-differences.ts";
import { observeModel } from "./model-run.ts";
import { engineNames, type EngineName } from "@sallyport/testing/engines";

/** The engines by what a case shows of them in the model; their own codes for errors don't count. */
export async function engineGroups(
  described: Case,
  shownBy?: EngineDifference["shownBy"],
): Promise<readonly (readonly EngineName[])[]> {
  const groups = new Map<string, EngineName[]>();
  for (const name of engineNames) {
    const observation = await observeModel(described, name);
    const key = JSON.stringify(shownBy === undefined ? { ...observation, errors: [] } : observation[shownBy]);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}

/** The arguments of `npm run conformance` that compare a case with the engine that differs, or with all of them. */
export function argumentsFor(desc: string, groups: readonly (readonly EngineName[])[]): readonly string[] {
  const [, [name] = []] = groups;
  return [...(groups.length === 2 && name !== undefined ? ["--engine", name] : []), "--cases", "0", "--only", desc];
}
