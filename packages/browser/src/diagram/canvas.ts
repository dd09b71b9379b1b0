import { paint, type Style } from "../text/sgr.ts";

/** What a cell of the terminal looks like. */
export type Ink = "plain" | "quiet" | "strong" | "leave" | "sent" | "executed" | "answer" | "stop";

const styleOf: Readonly<Record<Exclude<Ink, "plain">, Style>> = {
  quiet: "dim",
  strong: "bold",
  leave: "magenta",
  sent: "blue",
  executed: "yellow",
  answer: "green",
  stop: "red",
};

interface Cell {
  readonly character: string;
  readonly ink: Ink;
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
  write(row: number, column: number, text: string, ink: Ink = "plain"): void {
    while (this.#rows.length <= row) this.#rows.push([]);
    for (const [index, character] of Array.from(text).entries()) {
      const at = column + index;
      if (at >= 0 && at < this.#columns) (this.#rows[row] ??= [])[at] = { character, ink };
    }
  }

  /** The rows, without blanks at their ends. */
  toString(colour: boolean): string {
    return this.#rows.map((row) => `${lineOf(row, colour)}\n`).join("");
  }
}

function lineOf(row: readonly (Cell | undefined)[], colour: boolean): string {
  const runs: { readonly ink: Ink; text: string }[] = [];
  // What was never written is a hole, which this visits too.
  for (const cell of row) {
    const { character, ink } = cell ?? { character: " ", ink: "plain" };
    const last = runs.at(-1);
    if (last?.ink === ink) last.text += character;
    else runs.push({ ink, text: character });
  }
  return runs
    .map(({ ink, text }) => (colour && ink !== "plain" ? paint(styleOf[ink], text) : text))
    .join("")
    .trimEnd();
}
