import type { Sequence } from "./sequence.ts";
import { visible } from "./visible.ts";

/** A sequence whose every text can be drawn, whoever made it. */
export const seen = (sequence: Sequence): Sequence => ({
  ...sequence,
  version: visible(sequence.version),
  lanes: sequence.lanes.map((lane) => ({ ...lane, name: visible(lane.name) })),
  messages: sequence.messages.map((message) => ({ ...message, lines: message.lines.map(visible) })),
});
