import { toText } from "../../diagram/text.ts";
import { renderText, section, type TextOptions } from "../../explain/render/explanation-text.ts";
import type { HeaderFinding } from "../../explain/explanation.ts";
import { findingText } from "../../explain/render/pasted-text.ts";
import { coloursIf } from "../../text/sgr.ts";
import { hang } from "../../text/wrap.ts";
import type { EngineReport } from "../engine-report.ts";
import { describeReportGroups, type ReportGroup } from "../report-groups.ts";
import { reportTexts as texts } from "../report-texts.ts";

/** What the consoles of the other engines print; the first one's is in its explanation. */
const otherConsoles = ({ first, all }: ReportGroup): readonly string[] =>
  all.flatMap(({ explanation: { engine, consoleMessage } }) =>
    engine === first.explanation.engine || consoleMessage === undefined
      ? []
      : hang("  ", `${engine}: ${consoleMessage}`),
  );

const serverLines = ({ server }: EngineReport): readonly string[] =>
  server === undefined ? [] : [...hang("  ", server.summary), ...hang("  ", `${server.why} [${server.code}]`)];

function groupText(group: ReportGroup, colour: boolean): string {
  const { first } = group;
  const colours = coloursIf(colour);
  const notes = first.notes.flatMap((note) => hang("  ", note));
  const lines = [
    renderText(first.explanation, { colour }).trimEnd(),
    ...section(texts.otherConsoles, otherConsoles(group), colours),
    ...section(texts.serverGate, serverLines(first), colours),
    ...section(texts.notes, notes, colours),
    "",
    toText(first.sequence, { colour }).trimEnd(),
  ];
  return lines.join("\n");
}

/** The reports in full, for a terminal of 80 columns; `notes` come first. */
export function renderReportsText(
  groups: readonly ReportGroup[],
  notes: readonly string[],
  { colour = false, findings = [] }: TextOptions & { readonly findings?: readonly HeaderFinding[] } = {},
): string {
  const colours = coloursIf(colour);
  const agreement = hang("", describeReportGroups(groups));
  const engines = groups.reduce((sum, group) => sum + group.engines.length, 0);
  const first = [
    ...notes.flatMap((note) => hang("", note)),
    ...(engines > 1 ? agreement.map(groups.length > 1 ? colours.yellow : String) : []),
  ];
  const parts = groups.map((group) => {
    const title = groups.length > 1 ? `${colours.bold(`== ${group.engines.join(", ")} ==`)}\n\n` : "";
    return title + groupText(group, colour);
  });
  const found = findings.map((one) => findingText(one, { colour }).trimEnd());
  return `${[...found, ...(first.length === 0 ? [] : [first.join("\n")]), ...parts].join("\n\n")}\n`;
}
