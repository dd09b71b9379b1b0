import type { TraceEvent, TraceEventKind } from "./event.ts";

/** What happened, step by step, in the order in which it did. */
export class Trace {
  readonly events: TraceEvent[] = [];

  add(event: TraceEvent): void {
    this.events.push(event);
  }
}

type EventOf<Kind extends TraceEventKind> = Extract<TraceEvent, { kind: Kind }>;

/** The last event of a kind. */
export function lastEventOf<Kind extends TraceEventKind>(
  trace: readonly TraceEvent[],
  kind: Kind,
): EventOf<Kind> | undefined {
  return trace.findLast((event): event is EventOf<Kind> => event.kind === kind);
}

/** The last head of a response that the browser had, from the network or from its cache. */
export const lastHeadIn = (trace: readonly TraceEvent[]): EventOf<"response" | "from-cache"> | undefined =>
  trace.findLast(
    (event): event is EventOf<"response" | "from-cache"> => event.kind === "response" || event.kind === "from-cache",
  );
