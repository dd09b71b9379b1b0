import { sections, type TraceEvent } from "../trace/event.ts";
import type { Step } from "./explanation.ts";
import { navigationTexts, stepTexts, unconnectedTexts } from "./step-texts.ts";

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

// Each entry takes events of its own kind, which the compiler cannot follow.
const textsOf = (event: TraceEvent): { subject: string; result: string } =>
  (stepTexts[event.kind] as (one: TraceEvent) => { subject: string; result: string })(event);

/** One step with its texts. */
const stepOf = (event: TraceEvent): Step => ({
  code: event.kind,
  outcome: outcomeOf(event),
  ...textsOf(event),
  section: sections[event.kind],
});

/** Whether a request never left, because no connection was made for it. */
function isUnconnected(trace: readonly TraceEvent[], index: number): boolean {
  const next = trace.slice(index + 1).find(({ kind }) => ["request", "response", "network-error"].includes(kind));
  return next?.kind === "network-error" && next.failure.connected === false;
}

/** The steps of a trace, in its order. */
export function stepsOf(trace: readonly TraceEvent[]): readonly Step[] {
  const isNavigation = trace.some((event) => event.kind === "main-fetch" && event.mode === "navigate");
  return trace.map((event, index) => {
    if (event.kind === "request" && isUnconnected(trace, index))
      return { ...stepOf(event), outcome: "failed", ...unconnectedTexts(event) };
    const texts = isNavigation ? navigationTexts[event.kind] : undefined;
    return texts === undefined ? stepOf(event) : { ...stepOf(event), outcome: "noted", ...texts };
  });
}
