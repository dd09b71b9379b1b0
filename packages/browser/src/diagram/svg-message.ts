import type { Message } from "./sequence.ts";
import { arrow } from "./svg-arrow.ts";
import { labelWidth, messageLabel, type Drawn } from "./svg-label.ts";
import { margin, width } from "./svg-layout.ts";
import { element } from "./xml.ts";

/** What happens in one lane: a box on the lane's line, which ends before the next lane. */
function note(message: Message, x: number, next: number, top: number): Drawn {
  const isExecuted = message.kind === "executed";
  const widest = next === width ? width - margin - x + 9 : next - x + 3;
  const wide = Math.min(labelWidth(message) + 14, isExecuted ? width : widest);
  const left = Math.max(margin, Math.min(isExecuted ? x - wide / 2 : x - 9, width - margin - wide));
  const inside = messageLabel(message, { left: left + 7, room: wide - 14, top: top + 2, style: "plain" });
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
  const text = messageLabel(message, { left: left + 8, room: next - left - 14, top, style: "halo" });
  const y = text.bottom + 6;
  return { markup: group(text.markup + arrow(message.kind, from, to, y)), bottom: y + 5 };
}
