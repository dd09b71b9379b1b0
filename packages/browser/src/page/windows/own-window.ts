import { defineHandlers, HandlerTarget, type EventHandler } from "../event-handlers.ts";
import type { PageHistory } from "../../navigation/history.ts";

class MessageTarget extends HandlerTarget {
  declare onmessage: EventHandler;
  declare onmessageerror: EventHandler;

  static {
    defineHandlers(this.prototype, ["message", "messageerror"]);
  }
}

/** What pages of its own origin find on a page's window beside what every page does. */
export interface OwnWindow {
  dispatchEvent(event: Event): boolean;
}

interface OfPage {
  readonly globals: object;
  readonly history: PageHistory;
  readonly origin: string;
}

/** Makes it; scripts may set whatever they like on it. */
export function ownWindow(page: OfPage, context: () => { name: string }): OwnWindow {
  const target = new MessageTarget();
  const { globals, history, origin } = page;
  const own = {
    ...globals,
    history,
    origin,
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
  };
  const attribute = (name: string, get: () => unknown, set: (value: unknown) => void): void => {
    Object.defineProperty(own, name, { configurable: true, enumerable: true, get, set });
  };
  for (const name of ["onmessage", "onmessageerror"] as const)
    attribute(
      name,
      () => target[name],
      (handle) => (target[name] = handle as EventHandler),
    );
  attribute(
    "name",
    () => context().name,
    (name) => (context().name = String(name)),
  );
  return own;
}
