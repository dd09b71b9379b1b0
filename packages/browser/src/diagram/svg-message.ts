import { wrap, type WrapOptions } from "../text/wrap.ts";
import { kindLabels } from "./labels.ts";
import type { Message } from "./sequence.ts";
import { arrow } from "./svg-arrow.ts";
import { columnsIn, face, margin, width, widthOf } from "./svg-layout.ts";
import { element, escaped } from "./xml.ts";

/** A part of the drawing, and how far down it reaches. */
export interface Drawn {
  readonly markup: string;
  readonly bottom: number;
}

/** The widest that a letter of the tag's face comes out on any system, on average. */
const tagAdvance = 5.9;

const broken: WrapOptions = { breakWords: true };
const hanging: WrapOptions = { ...broken, indent: "  " };

const code = (style: string, content: string): string => element("tspan", { class: `code ${style}` }, escaped(content));

const tagged = (content: string): string => element("tspan", { class: "tag" }, escaped(content));

/** The tag, and as much of the first line as fits behind it; then the rest of that line. */
function leadLines(tag: string, first: string, room: number): readonly string[] {
  const tags = wrap(tag, Math.floor(room / tagAdvance), broken);
  const last = tags.pop() ?? "";
  const before = Math.ceil((last.length * tagAdvance) / face.advance) + 1;
  const columns = columnsIn(room);
  const [word = ""] = first.split(" ");
  // A word that has room in a line of its own is not broken.
  const fits = columns > before && (word.length <= columns - before || word.length > columns - 2);
  const [beside = ""] = fits ? wrap(first, columns - before, broken) : [];
  const below = first.slice(beside.length).trimStart();
  return [
    ...tags.map(tagged),
    tagged(last) + (beside === "" ? "" : code("strong", ` ${beside}`)),
    ...(below === "" ? [] : wrap(`  ${below}`, columns, hanging).map((line) => code("strong", line))),
  ];
}

/** The message's text from a place on: its kind and first line, then its headers. */
function label({ kind, lines }: Message, left: number, room: number, top: number, style: string): Drawn {
  const [first = "", ...headers] = lines;
  const rest = headers.flatMap((header) => wrap(header, columnsIn(room), hanging)).map((line) => code("quiet", line));
  let y = top - 3;
  const markup = [...leadLines(kindLabels[kind], first, room), ...rest].map((line) =>
    element("text", { x: left, y: (y += face.line), class: style }, line),
  );
  return { markup: markup.join(""), bottom: y + 3 };
}

/** The width of the text in one line. */
function labelWidth({ kind, lines }: Message): number {
  const [first = "", ...headers] = lines;
  return Math.max(kindLabels[kind].length * tagAdvance + widthOf([` ${first}`]), widthOf(headers));
}

/** What happens in one lane: a box on the lane's line, which ends before the next lane. */
function note(message: Message, x: number, next: number, top: number): Drawn {
  const isExecuted = message.kind === "executed";
  const widest = next === width ? width - margin - x + 9 : next - x + 3;
  const wide = Math.min(labelWidth(message) + 14, isExecuted ? width : widest);
  const left = Math.max(margin, Math.min(isExecuted ? x - wide / 2 : x - 9, width - margin - wide));
  const inside = label(message, left + 7, wide - 14, top + 2, "plain");
  const box = { x: left, y: top, width: wide, height: inside.bottom - top + 3, rx: isExecuted ? 2 : 7 };
  return { markup: element("rect", { class: "note", ...box }) + inside.markup, bottom: inside.bottom + 3 };
}

/** One message at a height, with its text above its arrow: between the left one of its lanes and the lane next to that. */
export function drawMessage(message: Message, xs: ReadonlyMap<string, number>, top: number): Drawn {
  const from = xs.get(message.from) ?? 0;
  const to = xs.get(message.to) ?? 0;
  const left = Math.min(from, to);
  const next = Math.min(width, ...[...xs.values()].filter((x) => x > left));
  const group = (markup: string): string => element("g", { class: message.kind }, markup);
  if (from === to) {
    const { markup, bottom } = note(message, from, next, top);
    return { markup: group(markup), bottom };
  }
  const text = label(message, left + 8, next - left - 14, top, "halo");
  const y = text.bottom + 6;
  return { markup: group(text.markup + arrow(message.kind, from, to, y)), bottom: y + 5 };
}
