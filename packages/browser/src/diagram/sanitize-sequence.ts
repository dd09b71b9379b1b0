import { truncate } from "../text/truncate.ts";
import { sanitizeText } from "sallyport/standard";
import type { Sequence } from "./sequence.ts";

/** The most characters that one label shows. */
const maxLabel = 240;

/** A text as a diagram may hold it: one line, of a bounded length, without invisible characters. */
export const sanitizeLabel = (text: string): string => sanitizeText(truncate(text, maxLabel));

/** A sequence with every text sanitized, whoever made it. */
export const sanitizeSequence = (sequence: Sequence): Sequence => ({
  ...sequence,
  version: sanitizeLabel(sequence.version),
  lanes: sequence.lanes.map((lane) => ({ ...lane, name: sanitizeLabel(lane.name) })),
  messages: sequence.messages.map((message) => ({ ...message, lines: message.lines.map(sanitizeLabel) })),
});
