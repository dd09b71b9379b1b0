import { Canvas, type DrawingStyle } from "./canvas.ts";
import { messageStyles } from "./message-styles.ts";
import { attackerLabels, kindLabels, laneLabels } from "./labels.ts";
import type { Lane, Message, MessageKind } from "./sequence.ts";
import { cellsOf } from "../text/cells.ts";
import { wrap, type WrapOptions } from "../text/wrap.ts";

/** What a line is made of, and how much of the way it goes. */
const strokes: Readonly<Record<MessageKind, readonly [line: string, reach: number]>> = {
  requested: ["─", 1],
  preflight: ["╌", 1],
  sent: ["━", 1],
  response: ["╌", 1],
  blocked: ["┄", 0.55],
  "not-sent": ["┄", 0.25],
  "no-response": ["┄", 0.25],
  error: ["╌", 1],
  "preflight-cache": ["", 0],
  "http-cache": ["", 0],
  cookies: ["", 0],
  executed: ["", 0],
};

/** Text stays between the lines of its two lanes, unless a narrow terminal leaves it fewer columns than these. */
const minColumns = 12;

/** The columns that text needs where it cannot stay between the lines. */
const freeColumns = 34;

const broken: WrapOptions = { breakWords: true };
const hanging: WrapOptions = { ...broken, indent: "  " };

/** Draws one diagram from the top down. */
export class Drawing {
  readonly canvas: Canvas;
  readonly #columns: number;
  readonly #lanes: readonly Lane[];
  readonly #places: ReadonlyMap<string, number>;
  #row = 0;

  constructor(columns: number, lanes: readonly Lane[]) {
    this.canvas = new Canvas(columns);
    this.#columns = columns;
    this.#lanes = lanes;
    this.#places = placesOf(lanes, columns);
  }

  heads(): void {
    const places = [...this.#places.values()];
    for (const [index, lane] of this.#lanes.entries()) {
      const left = Math.max(0, (places[index] ?? 0) - 3);
      const room = Math.max(6, (places[index + 1] ?? this.#columns + 2) - 4 - left);
      const role = lane.attacker ? `⚠ ${attackerLabels[lane.kind]}` : laneLabels[lane.kind];
      const style = lane.attacker ? "stop" : "quiet";
      const words = [
        ...wrap(role, room, broken).map((text) => ({ text, style })),
        ...wrap(shortened(lane), room, broken).map((text) => ({ text, style: "strong" })),
      ] as const;
      for (const [row, { text, style: own }] of words.entries())
        this.canvas.write(row, left, text, own as DrawingStyle);
    }
    this.#row = this.canvas.height;
    this.#lives();
  }

  message(message: Message): void {
    const from = this.#places.get(message.from) ?? 0;
    const to = this.#places.get(message.to) ?? 0;
    if (from === to) this.#note(message, from);
    else {
      const left = Math.min(from, to);
      this.#label(message, left + 2, this.#next(left) - left - 3);
      this.#arrow(message.kind, from, to);
    }
    this.#lives();
  }

  verdict(line: string): void {
    this.canvas.write(this.#row, 0, line, "strong");
  }

  /** A row with nothing but the lanes' lines. */
  #lives(): number {
    const row = this.#row++;
    for (const lane of this.#lanes)
      this.canvas.write(row, this.#places.get(lane.id) ?? 0, lane.attacker ? "┊" : "│", "quiet");
    return row;
  }

  /** Where the next lane's line is. */
  #next(at: number): number {
    return Math.min(this.#columns + 1, ...[...this.#places.values()].filter((place) => place > at));
  }

  #label({ kind, lines }: Message, wanted: number, between: number): void {
    const [first = "", ...headers] = lines;
    const tag = kindLabels[kind];
    const maxWidth = Math.max(...[`${tag} ${first}`, ...headers].map((line) => cellsOf(line).length));
    const fits = between >= minColumns;
    const left = fits ? wanted : Math.max(2, Math.min(wanted, this.#columns - Math.min(maxWidth, freeColumns)));
    const room = fits ? between : this.#columns - left;
    const written = wrap(`${tag} ${first}`, room, hanging);
    for (const [index, line] of written.entries()) {
      const row = this.#lives();
      this.canvas.write(row, left, line, "strong");
      if (index === 0) this.canvas.write(row, left, tag, messageStyles[kind]);
    }
    for (const line of headers.flatMap((header) => wrap(header, room, hanging)))
      this.canvas.write(this.#lives(), left, line, "quiet");
  }

  #arrow(kind: MessageKind, from: number, to: number): void {
    const [line, reach] = strokes[kind];
    const way = Math.sign(to - from);
    const end = reach === 1 ? to - way : from + Math.round((to - from) * reach);
    const row = this.#lives();
    for (let at = from + way; (end - at) * way > 0; at += way) this.canvas.write(row, at, line, messageStyles[kind]);
    if (reach === 1) this.canvas.write(row, end, way > 0 ? "▶" : "◀", messageStyles[kind]);
    else this.canvas.write(row, Math.min(end, end + 2 * way), way > 0 ? "┃ ✕" : "✕ ┃", messageStyles[kind]);
  }

  #note({ kind, lines }: Message, at: number): void {
    const written = [[kindLabels[kind], lines[0] ?? ""].join(" ").trim(), ...lines.slice(1)];
    const maxWidth = Math.max(...written.map((line) => cellsOf(line).length)) + 2;
    const left = Math.max(2, Math.min(at, this.#columns - maxWidth));
    const between = this.#next(at) - left - 1;
    const room = left === at && between >= minColumns ? between : this.#columns - left;
    for (const [index, line] of written.flatMap((one) => wrap(one, room - 2, broken)).entries()) {
      const row = this.#lives();
      // The lane's own line goes on beside what follows the mark.
      if (index === 0) this.canvas.write(row, left, kind === "executed" ? "◆" : "•", messageStyles[kind]);
      this.canvas.write(row, left + 2, line, messageStyles[kind]);
    }
  }
}

const shortened = ({ name }: Lane): string => name.replace(/^https:\/\//, "");

/** The column of each lane's line. */
function placesOf(lanes: readonly Lane[], columns: number): ReadonlyMap<string, number> {
  const first = 3;
  const isWide = lanes.length > 3;
  const step = (columns - 10 - first) / (lanes.length - 1);
  const browser = isWide ? first + step : Math.max(16, columns * 0.36);
  const last = columns - (isWide ? 10 : 12);
  return new Map(
    lanes.map(({ id }, index) => {
      if (index === 0) return [id, first];
      if (index === 1) return [id, Math.round(browser)];
      return [id, Math.round(browser + ((last - browser) * (index - 1)) / (lanes.length - 2))];
    }),
  );
}
