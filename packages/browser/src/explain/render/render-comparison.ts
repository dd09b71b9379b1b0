import type { Comparison } from "../explanation.ts";
import { comparisonTexts as texts } from "./comparison-texts.ts";

/** Whether the engines agree, and where they do not, what each does; in a line or two. */
export function describeComparison({ groups }: Comparison): string {
  const [only, ...others] = groups;
  if (others.length === 0) return texts.alike(only?.engines ?? []);
  return texts.differ(groups.map(({ engines, code }) => texts.one(engines, code)));
}
