import type { DecisionExplanation, Explanation } from "../../explain/explanation.ts";
import type { DryRunReason } from "../dry-run-network.ts";
import type { EngineReport } from "../engine-report.ts";
import { codeOfReport, describeReportGroups, type ReportGroup } from "../report-groups.ts";

/** One report as data. `code` is `dry-run` where the request itself was not sent. */
export interface ReportData extends Omit<Explanation, "code"> {
  readonly code: ReturnType<typeof codeOfReport>;
  readonly dryRun: DryRunReason | null;
  readonly server: DecisionExplanation | null;
  readonly notes: readonly string[];
}

export const reportData = (report: EngineReport): ReportData => ({
  ...report.explanation,
  code: codeOfReport(report),
  dryRun: report.dryRun ?? null,
  server: report.server ?? null,
  notes: report.notes,
});

/** The reports as JSON with stable keys. */
export function renderReportsJson(
  kind: "live" | "predicted",
  groups: readonly ReportGroup[],
  notes: readonly string[],
  all: readonly EngineReport[],
): string {
  const data = {
    kind,
    agree: groups.length === 1,
    comparison: describeReportGroups(groups),
    notes,
    explanations: all.map(reportData),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
