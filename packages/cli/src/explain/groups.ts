import type { EngineName } from "@sallyport/browser";
import { describeComparison } from "@sallyport/browser/explain";
import { messages } from "../messages.ts";
import type { Told } from "./told.ts";

/** Engines of which one explanation holds, but for what their consoles print. */
export interface Group {
  readonly engines: readonly EngineName[];
  readonly first: Told;
  readonly all: readonly Told[];
}

const codeOf = ({ heldBack, explanation }: Told): string => (heldBack === undefined ? explanation.code : "held-back");

/** The summary tells which cookies went along, and what was held back. */
const keyOf = (told: Told): string =>
  JSON.stringify([codeOf(told), told.explanation.verdict, told.explanation.summary, told.explanation.why, told.notes]);

export function groupsOf(all: readonly Told[]): readonly Group[] {
  const groups = new Map<string, Told[]>();
  for (const told of all) groups.set(keyOf(told), [...(groups.get(keyOf(told)) ?? []), told]);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined
      ? []
      : [{ engines: alike.map(({ explanation }) => explanation.engine), first, all: alike }];
  });
}

/** Whether the engines agree, in a line or two. */
export function describeGroups(groups: readonly Group[]): string {
  const named = groups.map(({ engines, first }) => ({ engines, code: first.explanation.code }));
  const codes = new Set(groups.map(({ first }) => codeOf(first)));
  const explanations = groups.flatMap(({ all }) => all.map(({ explanation }) => explanation));
  const held = groups.some(({ first }) => first.heldBack !== undefined);
  const [only, ...others] = explanations;
  if (only !== undefined && others.length === 0) return messages.explain.one(only.engine);
  if (groups.length > 1 && codes.size === 1)
    return messages.explain.details(groups.map(({ engines }) => engines.join(", ")));
  if (groups.length > 1 && held)
    return messages.explain.differ(groups.map((group) => `${group.engines.join(", ")}: ${codeOf(group.first)}.`));
  return describeComparison({ explanations, groups: named });
}
