import type { HeaderFinding, MessageReading } from "../../explain/explanation.ts";
import { findingMarkdown, readingMarkdown } from "../../explain/render/explanation-markdown.ts";
import { findingText, readingText } from "../../explain/render/pasted-text.ts";
import type { TextOptions } from "../../explain/render/explanation-text.ts";
import { truncate } from "../../text/truncate.ts";
import { sanitizeText } from "sallyport/standard";
import { coloursIf, type Colours } from "../../text/sgr.ts";
import { findingsBrief, readingBrief, renderReportsBrief } from "../render/reports-brief.ts";
import { reportData, type ReportData } from "../render/reports-json.ts";
import { renderReportsMarkdown } from "../render/reports-markdown.ts";
import { renderReportsText } from "../render/reports-text.ts";
import { isFailure } from "../engine-report.ts";
import { groupReports, type ReportGroup } from "../report-groups.ts";
import { isFailed, isWithoutSession, type HarFinding } from "./har-finding.ts";
import type { HarReport } from "./har-report.ts";
import { harTexts as texts } from "./har-texts.ts";
import { URL } from "../../platform.ts";

const placeOf = ({ exchange }: Pick<HarFinding, "exchange">): string => `log.entries[${exchange.index}]`;

/** Queries may hold secrets. */
function shownURL({ exchange }: HarFinding): string {
  const { origin, pathname } = new URL(exchange.url);
  return sanitizeText(truncate(`${origin}${pathname}`, 120));
}

const resultCode = ({ first: { explanation } }: ReportGroup): string => explanation.reason ?? explanation.code;

function named(reading: MessageReading | undefined): readonly string[] {
  if (reading === undefined) return [];
  const { code, engineCode, topic = reading.about } = reading;
  return [code ?? engineCode ?? (topic === "vague" ? texts.unknownCause : topic)];
}

/** The codes of a finding, with the engines where they are not all. */
function resultOf({ reading, reports, headers }: HarFinding): string {
  const groups = groupReports(reports).filter(({ first }) => isFailure(first));
  const codes = [...new Set(groups.map(resultCode))];
  const failed = codes.map((code) => {
    const engines = groups.flatMap((group) => (resultCode(group) === code ? group.engines : []));
    return engines.length === reports.length ? code : `${code} (${engines.join(", ")})`;
  });
  const risky = [...new Set(headers.map(({ code }) => code))].filter((code) => !codes.includes(code));
  return [...named(reading), ...failed, ...risky].join(", ");
}

function findingLine(finding: HarFinding, colours: Colours): string {
  const { exchange, page } = finding;
  const mark = isFailed(finding) || isWithoutSession(finding) ? colours.red(texts.failed) : colours.yellow(texts.risky);
  const failure = sanitizeText(truncate(exchange.error ?? texts.noStatus, 80));
  const status = exchange.status === 0 ? failure : String(exchange.status);
  const from = page === undefined ? "" : `, ${texts.from} ${page}`;
  return `${mark}  ${exchange.method} ${shownURL(finding)}\n        ${placeOf(finding)}: ${status}${from}: ${resultOf(finding)}`;
}

const omitted = ({ found, findings, explained, unread, problems, beyond, sanitized }: HarReport): readonly string[] => [
  ...(found > findings.length ? [texts.more(found - findings.length)] : []),
  ...(findings.length > explained.length ? [texts.alike(findings.length - explained.length)] : []),
  ...(unread > 0 ? [texts.unread(unread), ...problems.map(({ place, message }) => `  ${place} ${message}`)] : []),
  ...(beyond > 0 ? [texts.beyond(beyond)] : []),
  ...(sanitized ? [texts.sanitized] : []),
];

export interface HarTextOptions extends TextOptions {
  /** Whether to print everything that is known. Default: false. */
  readonly verbose?: boolean;
}

/** The findings as a table, and then each explained, for a terminal. */
export function renderHarText(
  name: string,
  report: HarReport,
  { colour = false, verbose = false }: HarTextOptions = {},
): string {
  const colours = coloursIf(colour);
  const parts = report.explained.map((finding, index) => {
    const { headers, reading } = finding;
    const title = `[${index + 1}] ${finding.exchange.method} ${shownURL(finding)} (${placeOf(finding)})`;
    const groups = groupReports(finding.reports);
    const read =
      reading === undefined ? "" : verbose ? readingText(reading, { colour }) : readingBrief(reading, { colour });
    const asked = groups.length > 0 && isFailed({ ...finding, reading: undefined });
    const explained = verbose
      ? renderReportsText(groups, [], { colour })
      : renderReportsBrief(groups, undefined, [], { colour });
    const brief = headers.length === 0 ? "" : findingsBrief(headers, { colour });
    const found = verbose ? headers.map((one) => findingText(one, { colour })).join("\n") : brief;
    return [colours.bold(title), read, asked ? explained : "", found].filter((text) => text !== "").join("\n\n");
  });
  const table = [
    texts.sum(name, report.total, report.found),
    ...report.findings.map((finding) => findingLine(finding, colours)),
    ...omitted(report),
  ];
  return [`${table.join("\n")}\n`, ...parts].join("\n");
}

/** The findings as a table, and then each explained, as Markdown. */
export function renderHarMarkdown(name: string, report: HarReport): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const rows = report.findings.map((finding) => {
    const { method, status } = finding.exchange;
    const cells = [method, `\`${shownURL(finding)}\``, String(status), placeOf(finding), resultOf(finding)];
    return `| ${cells.map(cell).join(" | ")} |`;
  });
  const table = [`| ${texts.columns.join(" | ")} |`, "| --- | --- | --- | --- | --- |", ...rows];
  const parts = report.explained.flatMap((finding) => [
    ...(finding.reading === undefined ? [] : [readingMarkdown(finding.reading)]),
    ...(isFailed({ ...finding, reading: undefined }) ? [renderReportsMarkdown(groupReports(finding.reports), [])] : []),
    ...finding.headers.map(findingMarkdown),
  ]);
  return [
    texts.sum(name, report.total, report.found),
    ...(rows.length === 0 ? [] : [table.join("\n")]),
    ...omitted(report),
    ...parts,
    "",
  ].join("\n\n");
}

interface FindingData {
  readonly place: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly page: string | null;
  readonly result: string;
  /** The places of its preflights, and of what its redirects led to. */
  readonly chain: readonly string[];
}

interface ExplainedData extends FindingData {
  /** What the log itself says of the failure. */
  readonly reading: MessageReading | null;
  readonly explanations: readonly ReportData[];
  readonly headers: readonly HeaderFinding[];
}

const findingData = (finding: HarFinding): FindingData => ({
  place: placeOf(finding),
  method: finding.exchange.method,
  url: shownURL(finding),
  status: finding.exchange.status,
  page: finding.page ?? null,
  result: resultOf(finding),
  chain: finding.chain.map((exchange) => placeOf({ exchange })),
});

/** The report as JSON with stable keys. */
export function renderHarJson(report: HarReport): string {
  const { total, found, findings, explained, unread, problems, beyond, sanitized } = report;
  const full = explained.map((finding): ExplainedData => ({
    ...findingData(finding),
    reading: finding.reading ?? null,
    explanations: finding.reports.map(reportData),
    headers: finding.headers,
  }));
  const counts = { exchanges: total, found, unread, beyond };
  const data = { kind: "har", ...counts, sanitized, problems, findings: findings.map(findingData), explained: full };
  return `${JSON.stringify(data, null, 2)}\n`;
}
