import { specifierOf, type EngineSpecifier } from "../engines/engine-specifier.ts";
import { describeComparison } from "../explain/compare.ts";
import { comparisonTexts } from "../explain/comparison-texts.ts";
import type { EngineReport } from "./engine-report.ts";
import { reportTexts as texts } from "./report-texts.ts";

/** Engines with the same report, except for what their consoles print. */
export interface ReportGroup {
  readonly engines: readonly EngineSpecifier[];
  readonly first: EngineReport;
  readonly all: readonly EngineReport[];
}

/** The code of a report; `dry-run` where the request itself wasn't sent. */
export const codeOfReport = ({ dryRun, explanation }: EngineReport): EngineReport["explanation"]["code"] | "dry-run" =>
  dryRun === undefined ? explanation.code : "dry-run";

/** The summary names the cookies that weren't sent, and a dry run. */
const keyOf = (report: EngineReport): string => {
  const { verdict, summary, why } = report.explanation;
  return JSON.stringify([codeOfReport(report), verdict, summary, why, report.notes]);
};

/** The reports by what they have in common, in their order. */
export function groupReports(reports: readonly EngineReport[]): readonly ReportGroup[] {
  const groups = new Map<string, EngineReport[]>();
  for (const report of reports) groups.set(keyOf(report), [...(groups.get(keyOf(report)) ?? []), report]);
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined
      ? []
      : [{ engines: all.map(({ explanation: { engine, version } }) => specifierOf(engine, version)), first, all }];
  });
}

/** Whether the engines agree, in a line or two. */
export function describeReportGroups(groups: readonly ReportGroup[]): string {
  const named = groups.map(({ engines, first }) => ({ engines, code: first.explanation.code }));
  const codes = new Set(groups.map(({ first }) => codeOfReport(first)));
  const explanations = groups.flatMap(({ all }) => all.map(({ explanation }) => explanation));
  const isDryRun = groups.some(({ first }) => first.dryRun !== undefined);
  const [only, ...others] = explanations;
  if (only !== undefined && others.length === 0) return texts.onlyEngine(only.engine);
  if (groups.length > 1 && codes.size === 1) return texts.sameVerdict(groups.map(({ engines }) => engines.join(", ")));
  if (groups.length > 1 && isDryRun)
    return comparisonTexts.differ(groups.map(({ engines, first }) => `${engines.join(", ")}: ${codeOfReport(first)}.`));
  return describeComparison({ explanations, groups: named });
}
