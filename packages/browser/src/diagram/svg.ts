import { verdictLabels } from "./labels.ts";
import { sanitizeSequence } from "./sanitize-sequence.ts";
import type { Sequence } from "./sequence.ts";
import { cross } from "./svg-arrow.ts";
import type { Drawn } from "./svg-label.ts";
import { margin, width, type SvgLayout } from "./svg-layout.ts";
import { drawNarrow, narrowWidth } from "./svg-narrow.ts";
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

/** What each word of the verdict takes, with its mark: "not executed" is the longest. */
const shares = [11, 15, 15] as const;

/** Three ticks or crosses, each with its word. */
function drawVerdict({ verdict }: Sequence, top: number, whole: number): Drawn {
  const names = ["sent", "executed", "readable"] as const;
  const unit = (whole - 2 * margin + 6) / (shares[0] + shares[1] + shares[2]);
  const marks = verdictLabels(verdict).map((label, index) => {
    const name = names[index] ?? "sent";
    const x = Math.round(margin + unit * shares.slice(0, index).reduce((sum, one) => sum + one, 0));
    const y = top + 16;
    const d = verdict[name] ? `M${x} ${y - 3}l3 3.5l6 -7.5` : cross(x + 4, y - 3, 3.2);
    const kind = verdict[name] ? { sent: "sent", executed: "executed", readable: "response" }[name] : "blocked";
    const mark = element("path", { class: "line", d });
    return element("g", { class: kind }, mark + element("text", { x: x + 13, y, class: "tag plain" }, label));
  });
  const rule = element("path", { class: "life", d: `M${margin} ${top}H${whole - margin}` });
  return { markup: rule + marks.join(""), bottom: top + 26 };
}

const layouts: Readonly<Record<SvgLayout, { readonly whole: number; readonly draw: (sequence: Sequence) => Drawn }>> = {
  wide: { whole: width, draw: drawWide },
  narrow: { whole: narrowWidth, draw: drawNarrow },
};

/** A sequence as a drawing of its own: SVG that scales, light and dark, with a text alternative. */
export function toSvg(given: Sequence, { title, style: isStyled = true, layout = "wide" }: SvgOptions = {}): string {
  const sequence = sanitizeSequence(given);
  const { whole, draw } = layouts[layout];
  const drawn = draw(sequence);
  const verdict = drawVerdict(sequence, drawn.bottom + 2, whole);
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
