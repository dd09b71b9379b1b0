import { kindLabels } from "./labels.ts";
import type { Message } from "./sequence.ts";
import { arrow } from "./svg-arrow.ts";
import { columnsIn, face, margin, width, widthOf } from "./svg-layout.ts";
import { wrap } from "./wrap.ts";
import { element, escaped } from "./xml.ts";

/** A part of the drawing, and how far down it reaches. */
export interface Drawn {
  readonly markup: string;
  readonly bottom: number;
}

/** The widest that a letter of the tag's face comes out on any system, on average. */
const tagAdvance = 5.9;

/** Words stay between the lines of their two lanes, unless they have less room than this there. */
const narrowest = 90;

/** What the words next to a line need at least before they are moved aside. */
const least = 220;

const hanging = "  ";

const code = (style: string, content: string): string => element("tspan", { class: `code ${style}` }, escaped(content));

/** The message's words from a place on: its kind and first line, then its headers. */
function words({ kind, lines }: Message, left: number, room: number, top: number, style: string): Drawn {
  const [first = "", ...headers] = lines;
  const tag = kindLabels[kind];
  const columns = columnsIn(room);
  // The first line is set behind the tag, however wide that comes out.
  const before = Math.ceil((tag.length * tagAdvance) / face.advance) + 1;
  const [beside = ""] = wrap(first, columns - before);
  const below = first.slice(beside.length).trimStart();
  const lead = element("tspan", { class: "tag" }, tag) + (beside === "" ? "" : code("strong", ` ${beside}`));
  const under = below === "" ? [] : wrap(hanging + below, columns, hanging).map((line) => code("strong", line));
  const rest = headers.flatMap((header) => wrap(header, columns, hanging)).map((line) => code("quiet", line));
  let y = top - 3;
  const markup = [lead, ...under, ...rest].map((line) =>
    element("text", { x: left, y: (y += face.line), class: style }, line),
  );
  return { markup: markup.join(""), bottom: y + 3 };
}

/** How wide the words come out where they start at a place. */
function wordsWidth({ kind, lines }: Message): number {
  const [first = "", ...headers] = lines;
  return Math.max(kindLabels[kind].length * tagAdvance + widthOf([` ${first}`]), widthOf(headers));
}

/** What happens in one lane: a box on its line, which ends before the line of the lane to its right. */
function note(message: Message, x: number, next: number, top: number): Drawn {
  const between = next - x + 3;
  const widest = message.kind !== "executed" && between >= narrowest ? between : width - 2 * margin;
  const wide = Math.min(wordsWidth(message) + 14, widest);
  const centred = message.kind === "executed" ? x - wide / 2 : x - 9;
  const left = Math.max(margin, Math.min(centred, width - margin - wide));
  const inside = words(message, left + 7, Math.min(widest, width - margin - left) - 7, top + 2, "plain");
  const box = {
    x: left,
    y: top,
    width: wide,
    height: inside.bottom - top + 3,
    rx: message.kind === "executed" ? 2 : 7,
  };
  return { markup: element("rect", { class: "note", ...box }) + inside.markup, bottom: inside.bottom + 3 };
}

/** One message at a height, with the words above its arrow. */
export function drawMessage(message: Message, xs: ReadonlyMap<string, number>, top: number): Drawn {
  const from = xs.get(message.from) ?? 0;
  const to = xs.get(message.to) ?? 0;
  const group = (markup: string): string => element("g", { class: message.kind }, markup);
  if (from === to) {
    const next = Math.min(width, ...[...xs.values()].filter((x) => x > from));
    const { markup, bottom } = note(message, from, next, top);
    return { markup: group(markup), bottom };
  }
  const wanted = Math.min(from, to) + 8;
  const between = Math.abs(from - to) - 14;
  const fits = between >= narrowest;
  const left = fits
    ? wanted
    : Math.max(margin, Math.min(wanted, width - margin - Math.min(least, wordsWidth(message))));
  const said = words(message, left, fits ? between : width - margin - left, top, "halo");
  const y = said.bottom + 6;
  return { markup: group(said.markup + arrow(message.kind, from, to, y)), bottom: y + 5 };
}
