import type { Outcome } from "../page/outcome.ts";
import { Lanes } from "./lanes.ts";
import { sanitizeSequence } from "./sanitize-sequence.ts";
import type { Sequence } from "./sequence.ts";
import { SequenceBuilder } from "./sequence-builder.ts";

export interface SequenceOptions {
  /** Origins to mark as an attacker's, as a page or as a server. Default: none. */
  readonly attackers?: readonly string[];
}

/**
 * The requests and responses of one attempt, as data that every rendering draws.
 *
 * Cookies have their names and no values; queries are left out.
 */
export function sequenceOf(outcome: Outcome, { attackers = [] }: SequenceOptions = {}): Sequence {
  const lanes = new Lanes(outcome, attackers);
  const builder = new SequenceBuilder(lanes, outcome);
  for (const event of outcome.trace) builder.add(event);
  builder.finish();
  const { engine, version, sent, executed, readable } = outcome;
  return sanitizeSequence({
    engine,
    version,
    lanes: lanes.all(),
    messages: builder.messages,
    verdict: { sent, executed, readable },
  });
}
