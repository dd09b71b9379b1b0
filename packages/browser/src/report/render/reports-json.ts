import type { DecisionExplanation, Explanation } from "../../explain/explanation.ts";
import type { PolicyEdit } from "../../explain/policy-edit.ts";
import type { DryRunReason } from "../dry-run-network.ts";
import type { EngineReport } from "../engine-report.ts";
import type { Probe } from "../probe.ts";
import { codeOfReport, describeReportGroups, type ReportGroup } from "../report-groups.ts";

/** One report as data. `code` is `dry-run` where the request itself was not sent. */
export interface ReportData extends Omit<Explanation, "code"> {
  readonly code: ReturnType<typeof codeOfReport>;
  readonly dryRun: DryRunReason | null;
  readonly server: DecisionExplanation | null;
  /** What to add to the policy, and where; its file and line are `place`. */
  readonly edit: (Omit<PolicyEdit, "document" | "otherSlash"> & { readonly place: string | undefined }) | null;
  readonly notes: readonly string[];
}

function editData({ edit, place }: EngineReport): ReportData["edit"] {
  if (edit === undefined) return null;
  const { path, at, add, replaces, opens } = edit;
  return { place, path, at, add, replaces, opens };
}

export const reportData = (report: EngineReport): ReportData => ({
  ...report.explanation,
  code: codeOfReport(report),
  dryRun: report.dryRun ?? null,
  server: report.server ?? null,
  edit: editData(report),
  notes: report.notes,
});

const probeData = ({ requests, findings }: Probe): object => ({
  requests: requests.map(({ method, url, origin }) => ({ method, url, origin: origin ?? null })),
  findings,
});

/** The reports as JSON with stable keys. */
export function renderReportsJson(
  kind: "live" | "predicted",
  groups: readonly ReportGroup[],
  notes: readonly string[],
  all: readonly EngineReport[],
  probe?: Probe,
): string {
  const data = {
    kind,
    agree: groups.length === 1,
    comparison: describeReportGroups(groups),
    notes,
    ...(probe === undefined ? {} : { probe: probeData(probe) }),
    explanations: all.map(reportData),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
