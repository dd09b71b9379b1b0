import { attackerLabels, laneLabels, verdictLabels } from "./labels.ts";
import { sanitizeSequence } from "./sanitize-sequence.ts";
import type { Lane, Sequence } from "./sequence.ts";
import { cross } from "./svg-arrow.ts";
import { columnsIn, face, laneXs, margin, width } from "./svg-layout.ts";
import { drawMessage, type Drawn } from "./svg-message.ts";
import { style } from "./svg-style.ts";
import { textAlternative } from "./text-alternative.ts";
import { wrap, type WrapOptions } from "../text/wrap.ts";
import { element, escaped } from "./xml.ts";

export interface SvgOptions {
  /** The accessible name. Default: the page, its request and the verdict. */
  readonly title?: string;
  /**
   * Whether the drawing has its own style. Default: true. Without it, the page has `svgStyle`: a Content-Security-Policy
   * may refuse the style of a drawing that is part of the document.
   */
  readonly style?: boolean;
}

const headTop = 10;
const gap = 11;

const broken: WrapOptions = { breakWords: true };

/** A head's name without what nearly all origins have in common. */
const shortName = ({ name }: Lane): string => name.replace(/^https:\/\//, "");

const middle = (x: number, y: number, style: string, content: string): string =>
  element("text", { x, y, class: style, "text-anchor": "middle" }, escaped(content));

/** How wide a lane's head may be, so that it touches neither neighbour nor the edge. */
function headWidth(id: string, xs: ReadonlyMap<string, number>): number {
  const x = xs.get(id) ?? 0;
  const others = [...xs.values()].filter((one) => one !== x).map((one) => Math.abs(one - x) - 4);
  return Math.min(116, ...others, 2 * (Math.min(x, width - x) - 3));
}

interface Head {
  readonly lane: Lane;
  readonly x: number;
  readonly wide: number;
  readonly roles: readonly string[];
  readonly names: readonly string[];
}

function headOf(lane: Lane, xs: ReadonlyMap<string, number>): Head {
  const wide = headWidth(lane.id, xs);
  const role = (lane.attacker ? attackerLabels : laneLabels)[lane.kind];
  const columns = columnsIn(wide - 6);
  return {
    lane,
    x: xs.get(lane.id) ?? 0,
    wide,
    roles: wrap(role, columns, broken),
    names: wrap(shortName(lane), columns, broken),
  };
}

/** A warning sign, so that an attacker is known without colour. */
const sign = (x: number, y: number): string =>
  element("path", { class: "line error", d: `M${x} ${y - 5}l5.5 9.5h-11zM${x} ${y - 1.5}v2.5M${x} ${y + 2.8}v.1` });

function drawHead({ lane, x, wide, roles, names }: Head, height: number, bottom: number): string {
  let y = headTop + (lane.attacker ? 17 : 5);
  const life = element("path", { class: "life", d: `M${x} ${headTop + height}V${bottom}` });
  const box = { x: x - wide / 2, y: headTop, width: wide, height, rx: 4 };
  let markup = life + element("rect", { class: "head", ...box }) + (lane.attacker ? sign(x, headTop + 9) : "");
  for (const role of roles) markup += middle(x, (y += face.line) - 3, "role quiet plain", role);
  for (const name of names) markup += middle(x, (y += face.line) - 3, "code plain", name);
  return element("g", lane.attacker ? { class: "attacker" } : {}, markup);
}

const headHeight = ({ lane, roles, names }: Head): number =>
  (roles.length + names.length) * face.line + 9 + (lane.attacker ? 12 : 0);

/** Three ticks or crosses, each with its word. */
function drawVerdict({ verdict }: Sequence, top: number): Drawn {
  const names = ["sent", "executed", "readable"] as const;
  const wide = (width - 2 * margin) / names.length;
  const marks = verdictLabels(verdict).map((label, index) => {
    const name = names[index] ?? "sent";
    const x = margin + index * wide + 6;
    const y = top + 16;
    const d = verdict[name] ? `M${x} ${y - 3}l3 3.5l6 -7.5` : cross(x + 4, y - 3, 3.2);
    const kind = verdict[name] ? { sent: "sent", executed: "executed", readable: "response" }[name] : "blocked";
    const mark = element("path", { class: "line", d });
    return element("g", { class: kind }, mark + element("text", { x: x + 15, y, class: "tag plain" }, label));
  });
  const rule = element("path", { class: "life", d: `M${margin} ${top}H${width - margin}` });
  return { markup: rule + marks.join(""), bottom: top + 26 };
}

/** A sequence as a drawing of its own: SVG that scales, light and dark, with a text alternative. */
export function toSvg(whole: Sequence, { title, style: isStyled = true }: SvgOptions = {}): string {
  const sequence = sanitizeSequence(whole);
  const { lanes, messages } = sequence;
  const xs = laneXs(lanes);
  const heads = lanes.map((lane) => headOf(lane, xs));
  const height = Math.max(...heads.map(headHeight));
  let bottom = headTop + height + gap;
  let body = "";
  for (const message of messages) {
    const drawn = drawMessage(message, xs, bottom);
    body += drawn.markup;
    bottom = drawn.bottom + gap;
  }
  const behind = heads.map((head) => drawHead(head, height, bottom)).join("");
  const verdict = drawVerdict(sequence, bottom + 2);
  const { heading, lines } = textAlternative(sequence);
  const content =
    element("title", {}, escaped(title ?? heading)) +
    element("desc", {}, lines.map(escaped).join("\n")) +
    (isStyled ? element("style", {}, style) : "") +
    element("rect", { class: "paper", width, height: verdict.bottom, rx: 6 });
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    class: "sallyport-sequence",
    role: "img",
    viewBox: `0 0 ${width} ${Math.ceil(verdict.bottom)}`,
    width: "100%",
  };
  return `${element("svg", attributes, content + behind + body + verdict.markup)}\n`;
}
