import { defineHandlers } from "./event-handlers.ts";
import { ProgressTarget } from "./progress-target.ts";

/** https://xhr.spec.whatwg.org/#states */
export const states = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;

/** The states of an XMLHttpRequest, which it has as members. */
export class StatefulTarget extends ProgressTarget {
  static readonly UNSENT: number = states.UNSENT;
  static readonly OPENED: number = states.OPENED;
  static readonly HEADERS_RECEIVED: number = states.HEADERS_RECEIVED;
  static readonly LOADING: number = states.LOADING;
  static readonly DONE: number = states.DONE;

  declare readonly UNSENT: number;
  declare readonly OPENED: number;
  declare readonly HEADERS_RECEIVED: number;
  declare readonly LOADING: number;
  declare readonly DONE: number;

  static {
    defineHandlers(this.prototype, ["readystatechange"]);
    for (const [name, value] of Object.entries(states))
      Object.defineProperty(this.prototype, name, { value, enumerable: true });
  }
}
