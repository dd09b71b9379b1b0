import { wrap } from "../text/wrap.ts";
import { attackerLabels, laneLabels } from "./labels.ts";
import { shortName, type Lane, type Sequence } from "./sequence.ts";
import { warningSign } from "./svg-arrow.ts";
import { broken, fixedWidth, type Drawn } from "./svg-label.ts";
import { columnsIn, face, laneXs, width, widthOf } from "./svg-layout.ts";
import { drawMessage } from "./svg-message.ts";
import { element, escaped } from "./xml.ts";

const headTop = 10;
const gap = 11;

const middle = (x: number, y: number, style: string, content: string): string =>
  element(
    "text",
    { x, y, class: style, "text-anchor": "middle", ...fixedWidth(content, widthOf([content])) },
    escaped(content),
  );

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

function drawHead({ lane, x, wide, roles, names }: Head, height: number, bottom: number): string {
  let y = headTop + (lane.attacker ? 17 : 5);
  const life = element("path", { class: "life", d: `M${x} ${headTop + height}V${bottom}` });
  const box = { x: x - wide / 2, y: headTop, width: wide, height, rx: 4 };
  let markup = life + element("rect", { class: "head", ...box }) + (lane.attacker ? warningSign(x, headTop + 9) : "");
  for (const role of roles) markup += middle(x, (y += face.line) - 3, "role quiet plain", role);
  for (const name of names) markup += middle(x, (y += face.line) - 3, "code plain", name);
  return element("g", lane.attacker ? { class: "attacker" } : {}, markup);
}

const headHeight = ({ lane, roles, names }: Head): number =>
  (roles.length + names.length) * face.line + 9 + (lane.attacker ? 12 : 0);

/** Lanes side by side, with each label between two of them. */
export function drawWide({ lanes, messages }: Sequence): Drawn {
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
  return { markup: heads.map((head) => drawHead(head, height, bottom)).join("") + body, bottom };
}
