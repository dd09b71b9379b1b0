import { wrap, type WrapOptions } from "../text/wrap.ts";
import { kindLabels } from "./labels.ts";
import type { Message } from "./sequence.ts";
import { columnsIn, face, widthOf, type Face } from "./svg-layout.ts";
import { element, escaped } from "./xml.ts";

/** A part of the drawing, and how far down it reaches. */
export interface Drawn {
  readonly markup: string;
  readonly bottom: number;
}

/** Where a text stands, and in what. */
interface Place {
  readonly left: number;
  readonly room: number;
  readonly top: number;
  readonly style: string;
  readonly face?: Face;
}

const broken: WrapOptions = { breakWords: true };
const hanging: WrapOptions = { ...broken, indent: "  " };

const code = (style: string, content: string): string => element("tspan", { class: `code ${style}` }, escaped(content));

const tagged = (content: string): string => element("tspan", { class: "tag" }, escaped(content));

/** The tag, and as much of the first line as fits behind it; then the rest of that line. */
function leadLines(tag: string, first: string, room: number, face: Face): readonly string[] {
  const tags = wrap(tag, Math.floor(room / face.tag), broken);
  const last = tags.pop() ?? "";
  const before = Math.ceil((last.length * face.tag) / face.advance) + 1;
  const columns = columnsIn(room, face);
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

/** Lines of a text, one below the other. */
function textLines(lines: readonly string[], { left, top, style, face: used = face }: Place): Drawn {
  let y = top - 3;
  const markup = lines.map((line) => element("text", { x: left, y: (y += used.line), class: style }, line));
  return { markup: markup.join(""), bottom: y + 3 };
}

/** A tag and what it is about, then further lines. */
export function taggedLabel(tag: string, [first = "", ...more]: readonly string[], place: Place): Drawn {
  const { room, face: used = face } = place;
  const rest = more.flatMap((line) => wrap(line, columnsIn(room, used), hanging)).map((line) => code("quiet", line));
  return textLines([...leadLines(tag, first, room, used), ...rest], place);
}

/** A message's text: its kind and first line, then its headers. */
export const messageLabel = ({ kind, lines }: Message, place: Place): Drawn =>
  taggedLabel(kindLabels[kind], lines, place);

/** The width of the text in one line. */
export function labelWidth({ kind, lines }: Message): number {
  const [first = "", ...headers] = lines;
  return Math.max(kindLabels[kind].length * face.tag + widthOf([` ${first}`]), widthOf(headers));
}
