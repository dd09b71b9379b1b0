import { cellsOf } from "../text/cells.ts";
import { paint, type Style } from "../text/sgr.ts";

/** What a cell of the terminal looks like. */
export type DrawingStyle = "plain" | "quiet" | "strong" | "preflight" | "sent" | "executed" | "response" | "stop";

const colours: Readonly<Record<Exclude<DrawingStyle, "plain">, Style>> = {
  quiet: "dim",
  strong: "bold",
  preflight: "magenta",
  sent: "blue",
  executed: "yellow",
  response: "green",
  stop: "red",
};

interface Cell {
  /** Empty behind a wide character, which it belongs to. */
  readonly character: string;
  readonly style: DrawingStyle;
}

type Row = (Cell | undefined)[];

/** Rows of cells of a fixed width, drawn upon one after another. */
export class Canvas {
  readonly #columns: number;
  readonly #rows: Row[] = [];

  constructor(columns: number) {
    this.#columns = columns;
  }

  get height(): number {
    return this.#rows.length;
  }

  /** Writes over what is there; what does not fit is left out. A wide character has both of its cells, or none. */
  write(row: number, column: number, text: string, style: DrawingStyle = "plain"): void {
    while (this.#rows.length <= row) this.#rows.push([]);
    const cells = this.#rows[row] ?? [];
    const all = cellsOf(text);
    const room = this.#columns - column;
    const written = all.slice(0, Math.max(0, all[room] === "" ? room - 1 : room));
    const end = column + written.length;
    if (cells[column]?.character === "") cells[column - 1] = undefined;
    if (cells[end]?.character === "") cells[end] = undefined;
    for (const [index, character] of written.entries()) cells[column + index] = { character, style };
  }

  /** The rows, without blanks at their ends. */
  toString(colour: boolean): string {
    return this.#rows.map((row) => `${lineOf(row, colour)}\n`).join("");
  }
}

function lineOf(row: readonly (Cell | undefined)[], colour: boolean): string {
  const runs: { readonly style: DrawingStyle; text: string }[] = [];
  // What was never written is a hole, which this visits too.
  for (const cell of row) {
    const { character, style } = cell ?? { character: " ", style: "plain" };
    const last = runs.at(-1);
    if (last?.style === style) last.text += character;
    else runs.push({ style, text: character });
  }
  return runs
    .map(({ style, text }) => (colour && style !== "plain" ? paint(colours[style], text) : text))
    .join("")
    .trimEnd();
}
