import { defineHandlers, HandlerTarget, type EventHandler } from "../event-handlers.ts";
import type { PageHistory } from "../../navigation/history.ts";

const handled = ["message", "messageerror", "pagehide", "unload"] as const;

class WindowTarget extends HandlerTarget {
  static {
    defineHandlers(this.prototype, handled);
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
  const target = new WindowTarget();
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
  for (const type of handled)
    attribute(
      `on${type}`,
      () => target.getHandler(type),
      (handle) => target.setHandler(type, handle as EventHandler),
    );
  attribute(
    "name",
    () => context().name,
    (name) => (context().name = String(name)),
  );
  return own;
}
