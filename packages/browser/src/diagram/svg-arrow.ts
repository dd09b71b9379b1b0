import { element } from "./xml.ts";
import type { MessageKind } from "./sequence.ts";

/** How a line is drawn, so that colour is not all that tells one kind from another. */
interface Stroke {
  readonly dash?: string;
  /** Whether the tip is filled. */
  readonly filled?: boolean;
  /** How much of the way it goes before a wall stops it. */
  readonly stopsAt?: number;
}

const strokes: Readonly<Record<MessageKind, Stroke>> = {
  requested: {},
  preflight: { dash: "7 3", filled: true },
  sent: { filled: true },
  response: { dash: "4 3" },
  blocked: { dash: "1 3.5", stopsAt: 0.55 },
  "not-sent": { dash: "1 3.5", stopsAt: 0.2 },
  "no-response": { dash: "1 3.5", stopsAt: 0.2 },
  error: { dash: "4 3" },
  "preflight-cache": {},
  "http-cache": {},
  cookies: {},
  executed: {},
};

const path = (kind: "line" | "tip", d: string, dash?: string): string =>
  element("path", { class: kind, d, "stroke-dasharray": dash });

const at = (x: number): string => String(Math.round(x * 100) / 100);

/** A cross, as large as twice `half`. */
export const cross = (x: number, y: number, half: number): string =>
  `M${at(x - half)} ${at(y - half)}L${at(x + half)} ${at(y + half)}M${at(x + half)} ${at(y - half)}L${at(x - half)} ${at(y + half)}`;

/** A warning sign, so that an attacker is known without colour. */
export const warningSign = (x: number, y: number): string =>
  element("path", { class: "line error", d: `M${x} ${y - 5}l5.5 9.5h-11zM${x} ${y - 1.5}v2.5M${x} ${y + 2.8}v.1` });

/** The wall and the cross behind it, which end before the other lane. */
const wallRoom = 17;

/** From one lane to another: a line and its tip, or a wall with a cross where it does not get there. */
export function arrow(kind: MessageKind, from: number, to: number, y: number): string {
  const { dash, filled = false, stopsAt } = strokes[kind];
  const way = Math.sign(to - from);
  const start = from + way * 3;
  if (stopsAt !== undefined) {
    const length = Math.abs(to - from);
    const stop = from + way * Math.min(length * stopsAt, length - wallRoom);
    const wall = stop + way * 3;
    return (
      path("line", `M${at(start)} ${at(y)}H${at(stop)}`, dash) +
      path("line", `M${at(wall)} ${at(y - 6)}V${at(y + 6)}`) +
      path("line", cross(wall + way * 8, y, 3))
    );
  }
  const tip = to - way * 2;
  const back = tip - way * 6;
  const line = path("line", `M${at(start)} ${at(y)}H${at(filled ? back : tip)}`, dash);
  const head = `M${at(back)} ${at(y - 3.5)}L${at(tip)} ${at(y)}L${at(back)} ${at(y + 3.5)}`;
  return line + path(filled ? "tip" : "line", filled ? `${head}Z` : head);
}
