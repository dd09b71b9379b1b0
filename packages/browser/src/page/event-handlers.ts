import { EventTarget, queueMicrotask } from "../platform.ts";
import { EventListeners, isCapture, toCallback, type Callback, type ListenerOptions } from "./event-listeners.ts";
import type { EventRealm } from "./event-realm.ts";
import { requireArguments, toDOMString } from "./web-idl.ts";

export type EventHandler<Fired extends Event = Event> = ((event: Fired) => unknown) | null;

interface Handler {
  handle: (event: Event) => unknown;
  readonly listener: (event: Event) => void;
}

type ListenerOf<Fired extends Event> = ((event: Fired) => unknown) | { handleEvent(event: Fired): unknown } | null;

/**
 * An event target that has handlers as attributes (`onload`), and knows whether anything listens.
 *
 * https://html.spec.whatwg.org/#event-handler-attributes
 *
 * @typeParam Events the class of each event that the browser fires
 * @typeParam Other the class of events with other names
 */
export class HandlerTarget<Events extends object = object, Other extends Event = Event> extends EventTarget {
  readonly #handlers = new Map<string, Handler>();
  /** By type. */
  readonly #listeners = new Map<string, EventListeners>();
  readonly #realm: EventRealm | undefined;

  /** @param realm where the script's events are not the platform's */
  constructor(realm?: EventRealm) {
    super();
    this.#realm = realm;
  }

  /** Whether there is a listener, for whatever event. */
  get isListenedTo(): boolean {
    return [...this.#listeners.values()].some(({ size }) => size > 0);
  }

  override addEventListener<Type extends string & keyof Events>(
    type: Type,
    listener: ListenerOf<Events[Type] & Event>,
    options?: ListenerOptions,
  ): void;
  override addEventListener(type: string, listener: ListenerOf<Other>, options?: ListenerOptions): void;
  override addEventListener(...given: unknown[]): void {
    requireArguments("EventTarget.addEventListener", given, 2);
    const type = toDOMString(given[0]);
    this.#listenersOf(type).add(toCallback(given[1]), given[2]);
  }

  override removeEventListener<Type extends string & keyof Events>(
    type: Type,
    listener: ListenerOf<Events[Type] & Event>,
    options?: ListenerOptions,
  ): void;
  override removeEventListener(type: string, listener: ListenerOf<Other>, options?: ListenerOptions): void;
  override removeEventListener(...given: unknown[]): void {
    requireArguments("EventTarget.removeEventListener", given, 2);
    this.#listeners.get(toDOMString(given[0]))?.remove(toCallback(given[1]), isCapture(given[2]));
  }

  override dispatchEvent(event: Event): boolean {
    const adopted = this.#realm?.adopt(event) ?? event;
    const result = super.dispatchEvent(adopted);
    return adopted === event ? result : !event.defaultPrevented;
  }

  /** Shows a listener the script's own event. What it throws is reported, and the next one is called all the same. */
  #call(callback: Callback, event: Event): void {
    const shown = this.#realm?.present(event) ?? event;
    try {
      if (typeof callback === "function") callback.call(this, shown);
      else callback.handleEvent(shown);
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    try {
      if (this.#realm === undefined) throw error;
      this.#realm.report(error);
    } catch (unreported) {
      queueMicrotask(() => {
        throw unreported;
      });
    }
  }

  getHandler(type: string): EventHandler {
    return this.#handlers.get(type)?.handle ?? null;
  }

  /** A handler has its place among the listeners from when it was first set; `null` takes that away. */
  setHandler(type: string, handle: EventHandler): void {
    const before = this.#handlers.get(type);
    if (typeof handle !== "function") {
      if (before !== undefined) this.removeEventListener(type, before.listener);
      this.#handlers.delete(type);
    } else if (before !== undefined) before.handle = handle;
    else {
      const handler: Handler = {
        handle,
        listener: (event) => {
          if (handler.handle.call(this, event) === false) event.preventDefault();
        },
      };
      this.#handlers.set(type, handler);
      this.addEventListener(type, handler.listener);
    }
  }

  #listenersOf(type: string): EventListeners {
    const known = this.#listeners.get(type);
    if (known !== undefined) return known;
    const listeners = new EventListeners();
    this.#listeners.set(type, listeners);
    super.addEventListener(type, (event) => listeners.invoke(event, (callback) => this.#call(callback, event)));
    return listeners;
  }
}

/** Makes `on` and the type an attribute of all targets of a class. */
export function defineHandlers(prototype: HandlerTarget, types: readonly string[]): void {
  for (const type of types) {
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get(this: HandlerTarget) {
        return this.getHandler(type);
      },
      set(this: HandlerTarget, handle: EventHandler) {
        this.setHandler(type, handle);
      },
    });
  }
}
