import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  forServer,
  groupReports,
  renderReportsBrief,
  type EngineReport,
  type Probe,
  type ReportGroup,
} from "@sallyport/browser/live";
import { exitCodes, hasColours, UsageError, type Run } from "../../terminal.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import type { ExplainOptions } from "./explain-options.ts";

/** One diagram is one file: that of the first group of engines. */
async function printDiagram(groups: readonly ReportGroup[], { svg }: ExplainOptions, run: Run): Promise<void> {
  const [group, ...others] = groups;
  if (group === undefined) return;
  const { stdout, stderr, cwd } = run.terminal;
  const { sequence } = group.first;
  const { toMermaid, toSvg } = await import("@sallyport/browser/diagram");
  if (others.length > 0)
    stderr(
      `${texts.firstDrawn(
        group.engines,
        others.flatMap(({ engines }) => engines),
      )}\n`,
    );
  if (svg === undefined) stdout(toMermaid(sequence));
  else if (svg === true) stdout(toSvg(sequence));
  else {
    try {
      await writeFile(resolve(cwd, svg), toSvg(sequence));
    } catch (error) {
      throw new UsageError(texts.notWritten(svg, (error as NodeJS.ErrnoException).code ?? String(error)));
    }
    stderr(`${texts.written(svg)}\n`);
  }
}

/** 0 only where the page can read the whole response in every engine, and a handler's to a user whom it knows. */
function statusOf(all: readonly EngineReport[]): number {
  if (all.some(({ unusable }) => unusable)) return exitCodes.unusable;
  const read = all.every(({ explanation, server, notes }) => {
    const whole = server === undefined ? notes.length === 0 : explanation.verdict.executed;
    const isRefused = explanation.reason !== undefined || explanation.withoutSession === true;
    return explanation.verdict.readable && !isRefused && whole;
  });
  return read ? exitCodes.clean : exitCodes.findings;
}

const isDanger = ({ severity }: Probe["findings"][number]): boolean => severity === "danger";

/** The reports with their fixes for the server that the user named. */
const inServersWords = (all: readonly EngineReport[], { server }: ExplainOptions): readonly EngineReport[] =>
  server === undefined ? all : all.map((report) => ({ ...report, explanation: forServer(report.explanation, server) }));

/** Prints the reports in the form that the options name. */
export async function printReports(
  kind: "live" | "predicted",
  made: readonly EngineReport[],
  notes: readonly string[],
  options: ExplainOptions,
  run: Run,
  probe?: Probe,
): Promise<void> {
  const findings = probe?.findings ?? [];
  const all = inServersWords(made, options);
  const groups = groupReports(all);
  const { terminal } = run;
  if (options.mermaid === true || options.svg !== undefined) await printDiagram(groups, options, run);
  else if (options.json === true || options.markdown === true || options.verbose === true) {
    // What few ask for takes longer to load than a brief report takes.
    const { renderReportsJson, renderReportsMarkdown, renderReportsText } = await import("@sallyport/browser/report");
    if (options.json === true) terminal.stdout(renderReportsJson(kind, groups, notes, all, probe));
    else if (options.markdown === true) terminal.stdout(renderReportsMarkdown(groups, notes, findings));
    else terminal.stdout(renderReportsText(groups, notes, { colour: hasColours(terminal), findings }));
  } else {
    // The first line says that it is a prediction.
    for (const note of kind === "predicted" ? notes.slice(1) : notes) terminal.stderr(`note: ${note}\n`);
    terminal.stdout(renderReportsBrief(groups, options.policy, findings, { colour: hasColours(terminal) }));
  }
  const status = statusOf(all);
  run.status = status === exitCodes.clean && findings.some(isDanger) ? exitCodes.findings : status;
}
