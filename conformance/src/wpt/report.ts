import { sanitizeOutput } from "@sallyport/browser/text";
import { sumOf, type Failure, type Row, type Tally } from "./tally.ts";

const maxMessage = 300;

interface Column {
  readonly head: string;
  readonly cell: (row: Row) => string;
}

const number = (head: string, count: (row: Row) => number): Column => ({ head, cell: (row) => String(count(row)) });

const directory: Column = { head: "directory", cell: (row) => sanitizeOutput(row.directory, false) };
const subtests = number("subtests", ({ total }) => total);
const notApplicable: Column = { head: "not applicable", cell: (row) => reasonsText(row) };

const alone: readonly Column[] = [
  directory,
  subtests,
  number("model passes", ({ passed }) => passed),
  number("model fails", ({ failed }) => failed),
  notApplicable,
];

const besideEngines: readonly Column[] = [
  directory,
  subtests,
  number("engines agree", ({ agreed }) => agreed),
  number("model passes", ({ agreedPassed }) => agreedPassed),
  number("model fails", ({ agreedFailed }) => agreedFailed),
  number("engines differ", ({ passed, failed, agreed }) => passed + failed - agreed),
  notApplicable,
];

/** A table for people: a line for each directory, and one for all of them. */
export function tableOf({ rows }: Tally, hasEngines: boolean): string {
  const columns = hasEngines ? besideEngines : alone;
  const all = [...rows, sumOf(rows)].map((row) => columns.map(({ cell }) => cell(row)));
  const table = [columns.map(({ head }) => head), ...all];
  const widths = columns.map((_, at) => Math.max(...table.map((line) => (line[at] ?? "").length)));
  return table
    .map((line) =>
      line
        .map((cell, at) => pad(cell, widths[at] ?? 0, at, line.length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function reasonsText(row: Row): string {
  const reasons = Object.entries(row.notApplicable).sort(([, a], [, b]) => b - a);
  const sum = reasons.reduce((all, [, count]) => all + count, 0);
  const why = reasons.map(([reason, count]) => `${reason} ${count}`).join(", ");
  return sum === 0 ? "0" : `${sum} (${why})`;
}

const pad = (cell: string, width: number, at: number, all: number): string =>
  at === 0 || at === all - 1 ? cell.padEnd(width) : cell.padStart(width);

/** What the table comes to, in a sentence. */
export function summaryOf({ rows }: Tally): string {
  const { agreed, agreedPassed, agreedFailed } = sumOf(rows);
  return `Every engine passes ${agreed} of the subtests that apply; the model passes ${agreedPassed} of these and fails ${agreedFailed}.`;
}

/** What a test says is not the runner's own text. */
export function failureText({ path, subtest, message }: Failure): string {
  const said = sanitizeOutput(message, false).slice(0, maxMessage);
  return `${sanitizeOutput(path, false)}: ${sanitizeOutput(subtest === "" ? "(the file)" : subtest, false)}\n  ${said}`;
}
