import { attackerLabels, laneLabels } from "./labels.ts";
import { shortName, type Lane, type Message, type Sequence } from "./sequence.ts";
import { arrow, warningSign } from "./svg-arrow.ts";
import { messageLabel, taggedLabel, type Drawn } from "./svg-label.ts";
import type { Face } from "./svg-layout.ts";
import { element } from "./xml.ts";

/** As wide as a phone's column, where one unit is about a pixel. */
export const narrowWidth = 300;

/** What can be read on a phone. */
export const narrowFace: Face = { size: 11.5, advance: 6.97, tag: 7.55, line: 15 };

const firstLane = 12;
const betweenLanes = 30;
const gap = 12;

/** How a label stands beside all lanes. */
interface Column {
  readonly left: number;
  readonly room: number;
}

/** What happens in one lane: a mark on its line. */
function mark({ kind }: Message, x: number, y: number): string {
  const half = 5;
  return element("rect", {
    ...{ class: "note", x: x - half, y: y - half, width: 2 * half, height: 2 * half },
    rx: kind === "executed" ? 2 : half,
  });
}

function drawMessage(message: Message, xs: ReadonlyMap<string, number>, column: Column, top: number): Drawn {
  const from = xs.get(message.from) ?? 0;
  const to = xs.get(message.to) ?? 0;
  const y = top + narrowFace.line / 2;
  const sign = from === to ? mark(message, from, y) : arrow(message.kind, from, to, y);
  const { markup, bottom } = messageLabel(message, { ...column, top, style: "plain", face: narrowFace });
  return { markup: element("g", { class: message.kind }, sign + markup), bottom };
}

/** A lane's name beside its beginning: the lanes right of it begin further down. */
function drawHead(lane: Lane, x: number, column: Column, top: number): Drawn {
  const y = top + narrowFace.line / 2;
  const begin = lane.attacker
    ? warningSign(x, y)
    : element("path", { class: "head", d: `M${x} ${y}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0` });
  const lead = element("path", { class: "lead", d: `M${x + 8} ${y}H${column.left - 6}` });
  const role = (lane.attacker ? attackerLabels : laneLabels)[lane.kind];
  const place = { ...column, top, style: "role plain", face: narrowFace };
  const { markup, bottom } = taggedLabel(role, [shortName(lane)], place);
  return { markup: begin + lead + markup, bottom };
}

/** Lanes as lines at the left, and everything that is said beside them. */
export function drawNarrow({ lanes, messages }: Sequence): Drawn {
  const xs = new Map(lanes.map(({ id }, index) => [id, firstLane + index * betweenLanes]));
  const left = firstLane + (lanes.length - 1) * betweenLanes + 16;
  const column: Column = { left, room: narrowWidth - 6 - left };
  let bottom = 8;
  const heads = lanes.map((lane) => {
    const x = xs.get(lane.id) ?? 0;
    const start = bottom + narrowFace.line / 2 + (lane.attacker ? 8 : 5);
    const drawn = drawHead(lane, x, column, bottom);
    bottom = drawn.bottom + 3;
    return { lane, x, start, markup: drawn.markup };
  });
  bottom += gap;
  let body = "";
  for (const message of messages) {
    const drawn = drawMessage(message, xs, column, bottom);
    body += drawn.markup;
    bottom = drawn.bottom + gap;
  }
  const lines = heads.map(({ lane, x, start, markup }) => {
    const life = element("path", { class: "life", d: `M${x} ${start}V${bottom}` });
    return element("g", lane.attacker ? { class: "attacker" } : {}, life + markup);
  });
  return { markup: lines.join("") + body, bottom };
}
