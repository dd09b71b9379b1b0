/** What a cell of the terminal looks like, as the parameter of its escape sequence. */
export type Ink = "plain" | "quiet" | "strong" | "leave" | "sent" | "executed" | "answer" | "stop";

const parameters: Readonly<Record<Ink, string>> = {
  plain: "",
  quiet: "2",
  strong: "1",
  leave: "35",
  sent: "34",
  executed: "33",
  answer: "32",
  stop: "31",
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
  let line = "";
  let ink: Ink = "plain";
  const change = (to: Ink): void => {
    if (!colour || to === ink) return;
    if (parameters[ink] !== "") line += "\x1b[0m";
    if (parameters[to] !== "") line += `\x1b[${parameters[to]}m`;
    ink = to;
  };
  // What was never written is a hole, which this visits too.
  for (const cell of row) {
    change(cell?.ink ?? "plain");
    line += cell?.character ?? " ";
  }
  change("plain");
  return line.trimEnd();
}
