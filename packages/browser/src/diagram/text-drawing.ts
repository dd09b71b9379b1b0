import { Canvas, type Ink } from "./canvas.ts";
import { inks } from "./inks.ts";
import { attackerLabels, kindLabels, laneLabels } from "./labels.ts";
import type { Lane, Message, MessageKind } from "./sequence.ts";
import { wrap } from "./wrap.ts";

/** What a line is made of, and how much of the way it goes. */
const strokes: Readonly<Record<MessageKind, readonly [line: string, reach: number]>> = {
  asked: ["─", 1],
  preflight: ["╌", 1],
  sent: ["━", 1],
  answer: ["╌", 1],
  withheld: ["┄", 0.55],
  "never-sent": ["┄", 0.25],
  "no-answer": ["┄", 0.25],
  error: ["╌", 1],
  leave: ["", 0],
  cookies: ["", 0],
  executed: ["", 0],
};

/** Words stay between the lines of their two lanes, unless they have fewer columns than these there. */
const narrowest = 16;

/** What the words next to a line need at least before they are moved aside. */
const least = 34;

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
      const ink = lane.attacker ? "stop" : "quiet";
      const words = [
        ...wrap(role, room).map((text) => ({ text, ink })),
        ...wrap(shortened(lane), room).map((text) => ({ text, ink: "strong" })),
      ] as const;
      for (const [row, { text, ink: own }] of words.entries()) this.canvas.write(row, left, text, own as Ink);
    }
    this.#row = this.canvas.height;
    this.#lives();
  }

  message(message: Message): void {
    const from = this.#places.get(message.from) ?? 0;
    const to = this.#places.get(message.to) ?? 0;
    if (from === to) this.#note(message, from);
    else {
      this.#words(message, Math.min(from, to) + 2, Math.abs(from - to) - 3);
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

  #words({ kind, lines }: Message, wanted: number, between: number): void {
    const [first = "", ...headers] = lines;
    const tag = kindLabels[kind];
    const longest = Math.max(tag.length + 1 + first.length, ...headers.map(({ length }) => length));
    const fits = between >= narrowest;
    const left = fits ? wanted : Math.max(2, Math.min(wanted, this.#columns - Math.min(longest, least)));
    const room = fits ? between : this.#columns - left;
    const said = wrap(`${tag} ${first}`, room, "  ");
    for (const [index, line] of said.entries()) {
      const row = this.#lives();
      this.canvas.write(row, left, line, "strong");
      if (index === 0) this.canvas.write(row, left, tag, inks[kind]);
    }
    for (const line of headers.flatMap((header) => wrap(header, room, "  ")))
      this.canvas.write(this.#lives(), left, line, "quiet");
  }

  #arrow(kind: MessageKind, from: number, to: number): void {
    const [line, reach] = strokes[kind];
    const way = Math.sign(to - from);
    const end = reach === 1 ? to - way : from + Math.round((to - from) * reach);
    const row = this.#lives();
    for (let at = from + way; (end - at) * way > 0; at += way) this.canvas.write(row, at, line, inks[kind]);
    if (reach === 1) this.canvas.write(row, end, way > 0 ? "▶" : "◀", inks[kind]);
    else this.canvas.write(row, Math.min(end, end + 2 * way), way > 0 ? "┃ ✕" : "✕ ┃", inks[kind]);
  }

  #note({ kind, lines }: Message, at: number): void {
    const said = [[kindLabels[kind], lines[0] ?? ""].join(" ").trim(), ...lines.slice(1)];
    const longest = Math.max(...said.map(({ length }) => length)) + 2;
    const left = Math.max(2, Math.min(at, this.#columns - longest));
    const next = Math.min(this.#columns + 1, ...[...this.#places.values()].filter((place) => place > at));
    const between = next - left - 1;
    const room = left === at && between >= narrowest ? between : this.#columns - left;
    for (const [index, line] of said.flatMap((one) => wrap(one, room - 2)).entries()) {
      const row = this.#lives();
      // The lane's own line goes on beside what follows the mark.
      if (index === 0) this.canvas.write(row, left, kind === "executed" ? "◆" : "•", inks[kind]);
      this.canvas.write(row, left + 2, line, inks[kind]);
    }
  }
}

const shortened = ({ name }: Lane): string => name.replace(/^https:\/\//, "");

/** The column of each lane's line. */
function placesOf(lanes: readonly Lane[], columns: number): ReadonlyMap<string, number> {
  const browser = Math.max(16, Math.round(columns * 0.36));
  const servers = lanes.length - 2;
  const last = columns - 12;
  return new Map(
    lanes.map(({ kind, id }, index) => {
      if (kind === "page") return [id, 3];
      if (kind === "browser") return [id, browser];
      return [id, Math.round(browser + ((last - browser) * (index - 1)) / servers)];
    }),
  );
}
