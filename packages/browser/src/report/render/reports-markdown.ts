import { toMermaid } from "../../diagram/mermaid.ts";
import type { HeaderFinding } from "../../explain/explanation.ts";
import { findingMarkdown, renderMarkdown } from "../../explain/render/explanation-markdown.ts";
import { sanitizeText } from "sallyport/standard";
import { describeReportGroups, type ReportGroup } from "../report-groups.ts";
import { reportTexts as texts } from "../report-texts.ts";

const quoted = (notes: readonly string[]): string[] => notes.map((note) => `> ${sanitizeText(note)}`);

/** The reports as Markdown, each with its diagram. */
export function renderReportsMarkdown(
  groups: readonly ReportGroup[],
  notes: readonly string[],
  findings: readonly HeaderFinding[] = [],
): string {
  const parts = groups.flatMap(({ first }) => [
    renderMarkdown(first.explanation).trimEnd(),
    ...(first.server === undefined
      ? []
      : [`## ${texts.serverGate}`, `${first.server.summary} ${first.server.why} (\`${first.server.code}\`)`]),
    ...quoted(first.notes),
    `\`\`\`mermaid\n${toMermaid(first.sequence).trimEnd()}\n\`\`\``,
  ]);
  return `${[...quoted(notes), ...findings.map(findingMarkdown), describeReportGroups(groups), ...parts].join("\n\n")}\n`;
}
