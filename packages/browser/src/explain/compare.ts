import { specifierOf } from "../engines/engine-specifier.ts";
import type { Outcome } from "../page/outcome.ts";
import type { Comparison, Explanation } from "./explanation.ts";
import { comparisonTexts as texts } from "./comparison-texts.ts";
import { explain } from "./explain.ts";

const verdictOf = ({ code, verdict: { sent, executed, readable } }: Explanation): string =>
  [code, sent, executed, readable].join(" ");

/** One attempt in several engines, side by side. */
export function compare(outcomes: readonly Outcome[]): Comparison {
  const explanations = outcomes.map((outcome) => explain(outcome));
  const groups = new Map<string, Explanation[]>();
  for (const one of explanations) groups.set(verdictOf(one), [...(groups.get(verdictOf(one)) ?? []), one]);
  return {
    explanations,
    groups: [...groups.values()].map((alike) => ({
      engines: alike.map(({ engine, version }) => specifierOf(engine, version)),
      code: alike[0]?.code ?? "readable",
    })),
  };
}

/** Whether the engines agree, and where they do not, what each does; in a line or two. */
export function describeComparison({ groups }: Comparison): string {
  const [only, ...others] = groups;
  if (others.length === 0) return texts.alike(only?.engines ?? []);
  return texts.differ(groups.map(({ engines, code }) => texts.one(engines, code)));
}
