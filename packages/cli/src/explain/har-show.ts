import type { HeadFinding } from "@sallyport/browser/explain";
import { coloursFor, type Colours } from "../colours.ts";
import { messages } from "../messages.ts";
import type { Terminal } from "../terminal.ts";
import { findingMarkdown, findingText } from "./advice.ts";
import { groupsOf } from "./groups.ts";
import type { Row } from "./har-rows.ts";
import { dataOf, showMarkdown, type ToldData } from "./show-data.ts";
import { findingsBrief, showBrief } from "./show-brief.ts";
import { showText } from "./show-text.ts";

/** What a log shows. */
export interface HarReport {
  readonly total: number;
  /** How many exchanges failed or are risky. */
  readonly found: number;
  readonly rows: readonly Row[];
  /** Of those that are alike, one; and no more than can be read. */
  readonly explained: readonly Row[];
}

const texts = messages.explain.har;

const placeOf = ({ exchange }: Row): string => `log.entries[${String(exchange.index)}]`;

/** Queries hold what is nobody's business. */
function shownURL({ exchange }: Row): string {
  const { origin, pathname } = new URL(exchange.url);
  // eslint-disable-next-line no-control-regex
  return `${origin}${pathname}`.replace(/[\0-\x1f\x7f]/g, "?").slice(0, 120);
}

/** What came of it in a few words. */
function whatOf({ told, findings }: Row): string {
  const groups = groupsOf(told).filter(({ first }) => !first.explanation.verdict.readable);
  const codes = [...new Set(groups.map(({ first }) => first.explanation.code))];
  const failed = codes.map((code) => {
    const engines = groups.flatMap((group) => (group.first.explanation.code === code ? group.engines : []));
    return engines.length === told.length ? code : `${code} (${engines.join(", ")})`;
  });
  const risky = [...new Set(findings.map(({ code }) => code))].filter((code) => !(codes as string[]).includes(code));
  return [...failed, ...risky].join(", ");
}

function rowLine(row: Row, colours: Colours): string {
  const { exchange, page, told } = row;
  const failed = told.some(({ explanation }) => !explanation.verdict.readable);
  const mark = failed ? colours.red("failed") : colours.yellow("risky ");
  const status = exchange.status === 0 ? texts.noStatus : String(exchange.status);
  const from = page === undefined ? "" : `, ${texts.from} ${page}`;
  return `${mark}  ${exchange.method} ${shownURL(row)}\n        ${placeOf(row)}: ${status}${from}: ${whatOf(row)}`;
}

const more = ({ found, rows, explained }: HarReport): readonly string[] => [
  ...(found > rows.length ? [texts.moreRows(found - rows.length)] : []),
  ...(rows.length > explained.length ? [texts.alike(rows.length - explained.length)] : []),
];

/** A summary table, and then each in full. */
export function harText(name: string, report: HarReport, terminal: Terminal, verbose: boolean): string {
  const colours = coloursFor(terminal);
  const parts = report.explained.map((row, index) => {
    const title = colours.bold(`[${String(index + 1)}] ${row.exchange.method} ${shownURL(row)} (${placeOf(row)})`);
    const failed = row.told.some(({ explanation }) => !explanation.verdict.readable);
    const groups = groupsOf(row.told);
    const told = !failed ? "" : verbose ? showText(groups, [], terminal) : showBrief(groups);
    const { findings: all } = row;
    const brief = all.length === 0 ? "" : findingsBrief(all);
    const findings = verbose ? all.map((one) => findingText(one, colours)).join("\n") : brief;
    return [title, told, findings].filter((text) => text !== "").join("\n\n");
  });
  const head = [
    texts.sum(name, report.total, report.found),
    ...report.rows.map((row) => rowLine(row, colours)),
    ...more(report),
  ];
  return [`${head.join("\n")}\n`, ...parts].join("\n");
}

export function harMarkdown(name: string, report: HarReport): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const rows = report.rows.map((row) =>
    [row.exchange.method, `\`${shownURL(row)}\``, String(row.exchange.status), placeOf(row), whatOf(row)]
      .map(cell)
      .join(" | "),
  );
  const table = [
    `| ${texts.columns.join(" | ")} |`,
    "| --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
  ];
  const parts = report.explained.flatMap((row) => [
    ...(row.told.some(({ explanation }) => !explanation.verdict.readable)
      ? [showMarkdown(groupsOf(row.told), [])]
      : []),
    ...row.findings.map(findingMarkdown),
  ]);
  return [
    texts.sum(name, report.total, report.found),
    ...(rows.length === 0 ? [] : [table.join("\n")]),
    ...more(report),
    ...parts,
    "",
  ].join("\n\n");
}

interface RowData {
  readonly place: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly page: string | null;
  readonly what: string;
}

interface ExplainedData extends RowData {
  readonly explanations: readonly ToldData[];
  readonly findings: readonly HeadFinding[];
}

const rowData = (row: Row): RowData => ({
  place: placeOf(row),
  method: row.exchange.method,
  url: shownURL(row),
  status: row.exchange.status,
  page: row.page ?? null,
  what: whatOf(row),
});

export function harJson({ total, found, rows, explained }: HarReport): string {
  const full = explained.map((row): ExplainedData => ({
    ...rowData(row),
    explanations: row.told.map(dataOf),
    findings: row.findings,
  }));
  const data = { kind: "har", exchanges: total, found, rows: rows.map(rowData), explained: full };
  return `${JSON.stringify(data, null, 2)}\n`;
}
