import { sanitizeOutput } from "@sallyport/browser/text";
import { sumOf, type Failure, type Row, type Tally } from "./tally.ts";

const maxMessage = 300;

/** A table for people: a line for each directory, and one for all of them. */
export function tableOf({ rows }: Tally, engines: readonly string[]): string {
  const withEngines = engines.length > 0;
  const head = ["directory", "total", "passed", "failed", "not applicable"];
  const goal = withEngines ? ["engines agree: pass", "model passes of these"] : [];
  const lines = [...rows, sumOf(rows)].map((row) => cellsOf(row, withEngines));
  const table = [[...head.slice(0, 4), ...goal, "not applicable"], ...lines];
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((line) => (line[at] ?? "").length)));
  return table
    .map((line) =>
      line
        .map((cell, at) => pad(cell, widths[at] ?? 0, at, line.length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf(row: Row, withEngines: boolean): string[] {
  const reasons = Object.entries(row.notApplicable).sort(([, a], [, b]) => b - a);
  const sum = reasons.reduce((all, [, number]) => all + number, 0);
  const why = reasons.map(([reason, number]) => `${reason} ${number}`).join(", ");
  const numbers = [row.total, row.passed, row.failed, ...(withEngines ? [row.goal, row.reached] : [])];
  return [row.directory, ...numbers.map(String), sum === 0 ? "0" : `${sum} (${why})`];
}

const pad = (cell: string, width: number, at: number, all: number): string =>
  at === 0 || at === all - 1 ? cell.padEnd(width) : cell.padStart(width);

/** What a test says is not the runner's own text. */
export function failureText({ path, subtest, message }: Failure): string {
  const said = sanitizeOutput(message, false).slice(0, maxMessage);
  return `${sanitizeOutput(path, false)}: ${sanitizeOutput(subtest === "" ? "(the file)" : subtest, false)}\n  ${said}`;
}
