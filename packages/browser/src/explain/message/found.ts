import type { MessageSource } from "../explanation.ts";
import type { LineMeaning } from "./message-line.ts";
import type { Match } from "./message-template.ts";

/** A known line, where it stands in a text. */
export interface Found {
  readonly pattern: LineMeaning & { readonly source: MessageSource; readonly since?: number; readonly until?: number };
  readonly match: Match;
}
