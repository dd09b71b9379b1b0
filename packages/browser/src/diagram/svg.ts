import { verdictLabels } from "./labels.ts";
import { sanitizeSequence } from "./sanitize-sequence.ts";
import type { Sequence } from "./sequence.ts";
import { cross } from "./svg-arrow.ts";
import type { Drawn } from "./svg-label.ts";
import { face, margin, width, type Face, type SvgLayout } from "./svg-layout.ts";
import { drawNarrow, narrowFace, narrowWidth } from "./svg-narrow.ts";
import { style } from "./svg-style.ts";
import { drawWide } from "./svg-wide.ts";
import { textAlternative } from "./text-alternative.ts";
import { element, escaped } from "./xml.ts";

export interface SvgOptions {
  /** The accessible name. Default: the page, its request and the verdict. */
  readonly title?: string;
  /**
   * Whether the drawing has its own style. Default: true. Without it, the page has `svgStyle`: a Content-Security-Policy
   * may refuse the style of a drawing that is part of the document.
   */
  readonly style?: boolean;
  /**
   * `narrow` is for columns below 440 px, such as on a phone: its labels stand beside all lanes, and stay at 11 px or more
   * from 300 px on. Default: `wide`, with labels between the lanes.
   */
  readonly layout?: SvgLayout;
}

/** A tick or a cross before a word, and what is between two words. */
const markRoom = 13;
const wordGap = 16;

/** Three ticks or crosses, each with its word, in as many rows as they need. */
function drawVerdict({ verdict }: Sequence, top: number, { whole, face }: Layout): Drawn {
  const names = ["sent", "executed", "readable"] as const;
  let next = margin;
  let y = top + 16;
  const marks = verdictLabels(verdict).map((label, index) => {
    const name = names[index] ?? "sent";
    const end = next + markRoom + label.length * face.tag;
    const isBelow = end > whole - margin;
    const x = isBelow ? margin : next;
    if (isBelow) y += face.line + 3;
    next = end - next + x + wordGap;
    const d = verdict[name] ? `M${x} ${y - 3}l3 3.5l6 -7.5` : cross(x + 4, y - 3, 3.2);
    const kind = verdict[name] ? { sent: "sent", executed: "executed", readable: "response" }[name] : "blocked";
    const mark = element("path", { class: "line", d });
    return element("g", { class: kind }, mark + element("text", { x: x + markRoom, y, class: "tag plain" }, label));
  });
  const rule = element("path", { class: "life", d: `M${margin} ${top}H${whole - margin}` });
  return { markup: rule + marks.join(""), bottom: y + 10 };
}

interface Layout {
  readonly whole: number;
  readonly face: Face;
  readonly draw: (sequence: Sequence) => Drawn;
}

const layouts: Readonly<Record<SvgLayout, Layout>> = {
  wide: { whole: width, face, draw: drawWide },
  narrow: { whole: narrowWidth, face: narrowFace, draw: drawNarrow },
};

/** A sequence as a drawing of its own: SVG that scales, light and dark, with a text alternative. */
export function toSvg(given: Sequence, { title, style: isStyled = true, layout = "wide" }: SvgOptions = {}): string {
  const sequence = sanitizeSequence(given);
  const laidOut = layouts[layout];
  const { whole } = laidOut;
  const drawn = laidOut.draw(sequence);
  const verdict = drawVerdict(sequence, drawn.bottom + 2, laidOut);
  const { heading, lines } = textAlternative(sequence);
  const content =
    element("title", {}, escaped(title ?? heading)) +
    element("desc", {}, lines.map(escaped).join("\n")) +
    (isStyled ? element("style", {}, style) : "") +
    element("rect", { class: "paper", width: whole, height: verdict.bottom, rx: 6 });
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    class: `sallyport-sequence ${layout}`,
    role: "img",
    viewBox: `0 0 ${whole} ${Math.ceil(verdict.bottom)}`,
    width: "100%",
  };
  return `${element("svg", attributes, content + drawn.markup + verdict.markup)}\n`;
}
