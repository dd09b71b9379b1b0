import { platformSignal } from "../fetch/foreign-objects.ts";
import type { EventTarget } from "../platform.ts";
import { isObject } from "./web-idl.ts";

export type ListenerOptions = Parameters<EventTarget["addEventListener"]>[2];

export type Callback = NonNullable<Parameters<EventTarget["addEventListener"]>[1]>;

/** The options of a listener as a script gives them. */
type GivenOptions = Partial<Record<"capture" | "once" | "passive" | "signal", unknown>>;

/** https://dom.spec.whatwg.org/#concept-event-listener */
interface Listener {
  readonly callback: Callback;
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean;
  readonly signal: AbortSignal | undefined;
  removed: boolean;
}

/** https://dom.spec.whatwg.org/#event-flatten */
export const isCapture = (options: unknown): boolean =>
  Boolean(isObject(options) ? (options as GivenOptions).capture : options);

/** https://dom.spec.whatwg.org/#event-flatten-more */
function toListener(callback: Callback, options: unknown): Listener {
  const { once, passive, signal } = isObject(options) ? (options as GivenOptions) : {};
  const own = platformSignal(signal);
  if (signal !== undefined && own === undefined) throw new TypeError("The signal is not an AbortSignal.");
  return {
    callback,
    capture: isCapture(options),
    once: Boolean(once),
    passive: Boolean(passive),
    signal: own,
    removed: false,
  };
}

/** https://webidl.spec.whatwg.org/#js-callback-interface, of a listener that may be `null` */
export function toCallback(value: unknown): Callback | null {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) throw new TypeError("The listener is neither a function nor an object.");
  return value as Callback;
}

/** Puts a method of its own on an object while something runs. */
function withMethod<T>(object: object, name: string, method: () => void, run: () => T): T {
  Object.defineProperty(object, name, { configurable: true, value: method });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(object, name);
  }
}

/**
 * The listeners of one type that a target has. Node.js forgets after the first one that it dispatches an event
 * (`currentTarget` is `null` then), so it gets one listener, and these are called here.
 */
export class EventListeners {
  #listeners: readonly Listener[] = [];

  get size(): number {
    return this.#listeners.length;
  }

  /** https://dom.spec.whatwg.org/#add-an-event-listener */
  add(callback: Callback | null, options: unknown): void {
    const listener = callback === null ? toListener(() => undefined, options) : toListener(callback, options);
    const { capture, signal } = listener;
    if (callback === null || signal?.aborted === true || this.#find(callback, capture) !== undefined) return;
    this.#listeners = [...this.#listeners, listener];
    signal?.addEventListener("abort", () => this.#remove(listener), { once: true });
  }

  /** https://dom.spec.whatwg.org/#remove-an-event-listener */
  remove(callback: Callback | null, capture: boolean): void {
    const listener = callback === null ? undefined : this.#find(callback, capture);
    if (listener !== undefined) this.#remove(listener);
  }

  #find(callback: Callback, capture: boolean): Listener | undefined {
    return this.#listeners.find((one) => one.callback === callback && one.capture === capture);
  }

  #remove(listener: Listener): void {
    listener.removed = true;
    this.#listeners = this.#listeners.filter((one) => one !== listener);
  }

  /**
   * Calls them as an event's target does: https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
   *
   * @param call calls one, and doesn't throw
   */
  invoke(event: Event, call: (callback: Callback) => void): void {
    const stop = event.stopImmediatePropagation.bind(event);
    const state = { isStopped: false };
    const stopNow = (): void => {
      state.isStopped = true;
      stop();
    };
    withMethod(event, "stopImmediatePropagation", stopNow, () => {
      for (const capture of [true, false]) {
        for (const listener of this.#listeners.filter((one) => one.capture === capture)) {
          if (state.isStopped) return;
          if (!listener.removed) this.#call(listener, event, call);
        }
        // Whoever captures it at its target can keep it from those that don't.
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells whether an event has been stopped
        if (event.cancelBubble) return;
      }
    });
  }

  #call(listener: Listener, event: Event, call: (callback: Callback) => void): void {
    if (listener.once) this.#remove(listener);
    if (!listener.passive) call(listener.callback);
    else
      withMethod(
        event,
        "preventDefault",
        () => undefined,
        () => call(listener.callback),
      );
  }
}
