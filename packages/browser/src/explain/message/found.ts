import type { MessageLine } from "./message-line.ts";
import type { Match } from "./message-template.ts";

/** A known line, where it stands in a text. */
export interface Found {
  /** Its own words, unless it was read in another language. */
  readonly pattern: Omit<MessageLine, "text"> & Partial<Pick<MessageLine, "text">>;
  readonly match: Match;
}
