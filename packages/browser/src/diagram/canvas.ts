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
  readonly character: string;
  readonly style: DrawingStyle;
}

/** Rows of characters of a fixed width, drawn upon one after another. */
export class Canvas {
  readonly #columns: number;
  readonly #rows: (Cell | undefined)[][] = [];

  constructor(columns: number) {
    this.#columns = columns;
  }

  get height(): number {
    return this.#rows.length;
  }

  /** Writes over what is there; what does not fit is left out. */
  write(row: number, column: number, text: string, style: DrawingStyle = "plain"): void {
    while (this.#rows.length <= row) this.#rows.push([]);
    for (const [index, character] of Array.from(text).entries()) {
      const at = column + index;
      if (at >= 0 && at < this.#columns) (this.#rows[row] ??= [])[at] = { character, style };
    }
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
