import type { TraceEvent, TraceEventKind } from "./event.ts";

/** What happened, step by step, in the order in which it did. */
export class Trace {
  readonly events: TraceEvent[];

  /** @param events what it goes on from; its own list stays as it is */
  constructor(events: readonly TraceEvent[] = []) {
    this.events = [...events];
  }

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

type HeadKind = "response" | "from-cache" | "from-service-worker";

/** Whether it has the head of a response. */
export const isHead = (event: TraceEvent): event is EventOf<HeadKind> =>
  event.kind === "response" || event.kind === "from-cache" || event.kind === "from-service-worker";

/** The last head of a response that the browser had, from the network, its cache or a service worker. */
export const lastHeadIn = (trace: readonly TraceEvent[]): EventOf<HeadKind> | undefined => trace.findLast(isHead);
