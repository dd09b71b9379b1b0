import type { StartedWorker, WorkerOptions } from "@sallyport/browser";
import type { Session } from "./session.ts";

type Handlers = Record<string, unknown>;

/** A window, or a worker, whose script starts workers; its events are of its own classes. */
export interface WorkerOwner {
  readonly session: Session;
  readonly global: {
    readonly EventTarget: typeof EventTarget;
    readonly Event: typeof Event;
    readonly MessageEvent: typeof MessageEvent;
  };
  start(url: string, options: WorkerOptions): Promise<StartedWorker>;
}

/** Calls `onmessage` and the like of a target. */
export function addHandlers(target: EventTarget, receiver: object, types: readonly string[]): void {
  for (const type of types)
    target.addEventListener(type, (event) => {
      const handler = (receiver as Handlers)[`on${type}`];
      if (typeof handler === "function") Reflect.apply(handler, receiver, [event]);
    });
}
