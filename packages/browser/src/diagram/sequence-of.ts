import type { Outcome } from "../page/outcome.ts";
import { Lanes } from "./lanes.ts";
import type { Sequence } from "./sequence.ts";
import { Teller } from "./teller.ts";

export interface SequenceOptions {
  /** Origins to mark as an attacker's, be it as a page or as a server. Default: none. */
  readonly attackers?: readonly string[];
}

/**
 * What went back and forth for one attempt of a page, as data that each of the renderings draws.
 *
 * Cookies show by name and never by value, queries not at all.
 */
export function sequenceOf(outcome: Outcome, { attackers = [] }: SequenceOptions = {}): Sequence {
  const lanes = new Lanes(outcome, attackers);
  const teller = new Teller(lanes, outcome);
  for (const event of outcome.trace) teller.hear(event);
  teller.end();
  const { engine, version, sent, executed, readable } = outcome;
  return { engine, version, lanes: lanes.all(), messages: teller.messages, verdict: { sent, executed, readable } };
}
