import type { MessageLine } from "./message-line.ts";
import { templateOf, type Template } from "./message-template.ts";
import { withoutMarks } from "./normalize.ts";

/** Words that are printed, and what they stand for. */
export interface Pattern extends MessageLine {
  readonly template: Template;
}

export const patternOf = (line: MessageLine): Pattern => ({ ...line, template: templateOf(line.text) });

/** Without its quotation marks and apostrophes. */
export const unmarkedOf = <One extends MessageLine>(one: One): One & Pattern => ({
  ...one,
  template: templateOf(withoutMarks(one.text)),
});
