import { terminalWidth, type Colours } from "@sallyport/browser/text";
import type { MatrixCell } from "sallyport/review";

interface Row {
  readonly who: string;
  readonly methods: string[];
  readonly allows: string;
}

const whoOf = ({ who }: MatrixCell): string => (who.kind === "source" ? `${who.name} (source)` : who.name);

/** One row for all methods by which an origin may do the same. */
function rowsOf(cells: readonly MatrixCell[]): Row[] {
  const rows = new Map<string, Row>();
  for (const cell of cells) {
    const row = { who: whoOf(cell), methods: [cell.method], allows: cell.allows.join(", ") };
    const key = `${row.who} ${row.allows}`;
    const known = rows.get(key);
    if (known === undefined) rows.set(key, row);
    else known.methods.push(cell.method);
  }
  return [...rows.values()];
}

/** Who, by which methods, what; who is too long for the line stands on a line of its own. */
function lineOf({ who, methods, allows }: Row, column: number): string {
  const rest = `${methods.join(" ").padEnd(12)}  ${allows}`;
  const start = `  ${who.padEnd(column)}`;
  return start.length + 2 + rest.length <= terminalWidth ? `${start}  ${rest}` : `  ${who}\n    ${rest}`;
}

/** The matrix as text: a paragraph a resource. */
export function matrixTable(cells: readonly MatrixCell[], colours: Colours): string {
  const resources = new Map<string, MatrixCell[]>();
  for (const cell of cells) {
    const known = resources.get(cell.resource);
    if (known === undefined) resources.set(cell.resource, [cell]);
    else known.push(cell);
  }
  const rows = [...resources.values()].map(rowsOf);
  const column = Math.min(36, Math.max(0, ...rows.flat().map(({ who }) => who.length)));
  return [...resources]
    .map(([resource, all], index) => {
      const mark = all[0]?.confidential === true ? colours.yellow("  confidential") : "";
      return [colours.bold(resource) + mark, ...(rows[index] ?? []).map((row) => lineOf(row, column))].join("\n");
    })
    .join("\n");
}
