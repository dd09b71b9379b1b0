import { combineDecisions, refuseSeenCredentials, withoutGrant, type Decision } from "../server/decision.ts";
import type { RequestHead } from "../policy/request/request.ts";
import type { Passage } from "./enforce.ts";

/** What a router reads of a request. */
type Routed = Pick<RequestHead, "method" | "target" | "headers">;

/**
 * Judges what is about to be routed, where that isn't what was judged: refused if either is.
 * @param untouched whether nothing of the application has seen the request's credentials yet
 * @returns whether the request may go on; where not, the gate has responded
 */
export function reroute<Original>(passage: Passage<Original>, routed: Routed, untouched = false): boolean {
  if (passage.answered) return false;
  const { gate, transport } = passage;
  const head = { ...passage.head, ...routed };
  const second = gate.decide(head, passage.policy);
  passage.head = head;
  passage.rewritten = true;
  if (gate.reportsOnly) {
    if (second.outcome !== "pass") passage.report(second);
    return true;
  }
  if (second.enforce === "report") return enterReported(passage, second);
  if (second.outcome !== "pass") return refuseRouted(passage, second);
  if (second.strip.length > 0) {
    if (!untouched) return refuseRouted(passage, refuseSeenCredentials(second));
    transport.strip(second.strip);
  }
  const { decision } = passage;
  passage.decision = decision.enforce === "report" ? second : combineDecisions(decision, second);
  passage.seal();
  return true;
}

/** Judges what comes to the guard again, where it was rewritten since. @returns what `reroute` returns */
export const reenter = <Original>(passage: Passage<Original>, method: string, target: string): boolean =>
  (passage.head.method === method && passage.head.target === target) ||
  reroute(passage, { ...passage.head, method, target });

/** Whether `reroute` would let a request go on of which the application has seen the credentials. */
export function admits<Original>({ gate, policy, head }: Passage<Original>, routed: Routed): boolean {
  const { outcome, enforce, strip } = gate.decide({ ...head, ...routed }, policy);
  return gate.reportsOnly || enforce === "report" || (outcome === "pass" && strip.length === 0);
}

/** @returns puts back what had been judged by now, for a rewriting that has led nowhere */
export function markJudged<Original>(passage: Passage<Original>): () => void {
  const { decision, head, rewritten } = passage;
  return () => {
    if (!passage.answered) Object.assign(passage, { decision, head, rewritten });
  };
}

/** What is routed may not be refused, and what was sent grants nothing of it. */
function enterReported<Original>(passage: Passage<Original>, second: Decision): true {
  passage.report(second);
  if (passage.decision.enforce === "refuse") passage.decision = withoutGrant(passage.decision, second);
  return true;
}

function refuseRouted<Original>(passage: Passage<Original>, decision: Decision): false {
  passage.decision = decision;
  passage.report(decision);
  passage.refuse();
  return false;
}
