import { sections, type TraceEvent } from "../trace/event.ts";
import type { Step } from "./explanation.ts";
import { stepTexts } from "./step-texts.ts";

function outcomeOf(event: TraceEvent): Step["outcome"] {
  switch (event.kind) {
    case "cors-check":
    case "corp-check":
      return event.failure === undefined ? "passed" : "failed";
    case "preflight-passed":
      return "passed";
    case "network-error":
      return "failed";
    case "preflight-needed":
      return event.cached ? "passed" : "noted";
    case "filtered":
      return event.type === "opaque" || event.type === "opaqueredirect" ? "noted" : "passed";
    default:
      return "noted";
  }
}

// The table has for each kind what takes an event of that kind; one event's own entry is not known to the compiler.
const textsOf = (event: TraceEvent): { subject: string; result: string } =>
  (stepTexts[event.kind] as (one: TraceEvent) => { subject: string; result: string })(event);

/** One step in words. */
export const stepOf = (event: TraceEvent): Step => ({
  code: event.kind,
  outcome: outcomeOf(event),
  ...textsOf(event),
  section: sections[event.kind],
});

/** A trace in words, in its order. */
export const stepsOf = (trace: readonly TraceEvent[]): readonly Step[] => trace.map(stepOf);
