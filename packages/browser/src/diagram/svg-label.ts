import { wrap, type WrapOptions } from "../text/wrap.ts";
import { columnsOf, isMonospace } from "./columns.ts";
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

/** A line: its tag, which is in the proportional face, and what is in the monospace one. */
interface Line {
  readonly tag?: string;
  readonly code?: string;
  readonly style: "strong" | "quiet";
}

export const broken: WrapOptions = { breakWords: true, columnsOf };
const hanging: WrapOptions = { ...broken, indent: "  " };

/** The attributes by which a text is as wide as its columns, whatever faces its characters come from. */
export const fixedWidth = (text: string, units: number): Readonly<Record<string, string | number>> =>
  isMonospace(text) ? {} : { textLength: units, lengthAdjust: "spacingAndGlyphs" };

/** The tag, and as much of the first line as fits behind it; then the rest of that line. */
function leadLines(tag: string, first: string, room: number, face: Face): readonly Line[] {
  const tags = wrap(tag, Math.floor(room / face.tag), broken);
  const last = tags.pop() ?? "";
  const before = Math.ceil((last.length * face.tag) / face.advance) + 1;
  const columns = columnsIn(room, face);
  const word = columnsOf(first.split(" ", 1)[0] ?? "").length;
  // A word that has room in a line of its own is not broken.
  const fits = columns > before && (word <= columns - before || word > columns - 2);
  const [beside = ""] = fits ? wrap(first, columns - before, broken) : [];
  const below = first.slice(beside.length).trimStart();
  return [
    ...tags.map((one): Line => ({ tag: one, style: "strong" })),
    { tag: last, ...(beside === "" ? {} : { code: ` ${beside}` }), style: "strong" },
    ...(below === "" ? [] : wrap(`  ${below}`, columns, hanging).map((code): Line => ({ code, style: "strong" }))),
  ];
}

/** Lines of a text, one below the other. */
function textLines(lines: readonly Line[], { left, top, style, face: used = face }: Place): Drawn {
  let y = top - 3;
  const markup = lines.map(({ tag = "", code = "", style: strength }) => {
    const units = tag.length * used.tag + widthOf([code], used);
    const attributes = { x: left, y: (y += used.line), class: style, ...fixedWidth(code, units) };
    const parts = [
      tag === "" ? "" : element("tspan", { class: "tag" }, escaped(tag)),
      code === "" ? "" : element("tspan", { class: `code ${strength}` }, escaped(code)),
    ];
    return element("text", attributes, parts.join(""));
  });
  return { markup: markup.join(""), bottom: y + 3 };
}

/** A tag and what it is about, then further lines. */
export function taggedLabel(tag: string, [first = "", ...more]: readonly string[], place: Place): Drawn {
  const { room, face: used = face } = place;
  const rest = more
    .flatMap((line) => wrap(line, columnsIn(room, used), hanging))
    .map((code): Line => ({ code, style: "quiet" }));
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
