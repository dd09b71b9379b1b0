import type { TraceEvent } from "./event.ts";

/** What happened, step by step, in the order in which it did. */
export class Trace {
  readonly events: TraceEvent[] = [];

  add(event: TraceEvent): void {
    this.events.push(event);
  }
}
