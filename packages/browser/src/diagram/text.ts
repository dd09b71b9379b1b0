import { verdictLabels } from "./labels.ts";
import { sanitizeSequence } from "./sanitize-sequence.ts";
import type { Sequence } from "./sequence.ts";
import { Drawing } from "./text-drawing.ts";

export interface TextOptions {
  /** The width of the terminal. Default: 80; no less than 40, and no more than 100 are used. */
  readonly columns?: number;
  /** Whether escape sequences colour it. Default: false. */
  readonly colour?: boolean;
}

/** A sequence as a small diagram for a terminal. */
export function toText(sequence: Sequence, { columns = 80, colour = false }: TextOptions = {}): string {
  const wide = Math.max(40, Math.min(100, Math.floor(columns) || 80));
  const { lanes, messages } = sanitizeSequence(sequence);
  const drawing = new Drawing(wide, lanes);
  drawing.heads();
  for (const message of messages) drawing.message(message);
  drawing.verdict(verdictLabels(sequence.verdict).join(" · "));
  return drawing.canvas.toString(colour);
}
