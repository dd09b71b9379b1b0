import { EventTarget } from "../platform.ts";
import type { EventRealm } from "./event-realm.ts";

export type EventHandler<Fired extends Event = Event> = ((event: Fired) => unknown) | null;

interface Handler {
  handle: (event: Event) => unknown;
  readonly listener: (event: Event) => void;
}

type ListenerOptions = Parameters<EventTarget["addEventListener"]>[2];

type Listener = Parameters<EventTarget["addEventListener"]>[1];

type ListenerOf<Fired extends Event> = ((event: Fired) => unknown) | { handleEvent(event: Fired): unknown } | null;

const isCapture = (options: ListenerOptions): boolean =>
  typeof options === "object" ? options.capture === true : options === true;

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
  readonly #listeners = new Map<string, Set<unknown>>();
  readonly #realm: EventRealm | undefined;
  readonly #presenting = new WeakMap<object, (event: Event) => void>();

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
  override addEventListener(...parameters: Parameters<EventTarget["addEventListener"]>): void {
    const [type, callback, options] = parameters;
    if (callback !== null) this.#listenersOf(type, options).add(callback);
    super.addEventListener(type, this.#present(callback), options);
  }

  override removeEventListener<Type extends string & keyof Events>(
    type: Type,
    listener: ListenerOf<Events[Type] & Event>,
    options?: ListenerOptions,
  ): void;
  override removeEventListener(type: string, listener: ListenerOf<Other>, options?: ListenerOptions): void;
  override removeEventListener(...parameters: Parameters<EventTarget["removeEventListener"]>): void {
    const [type, callback, options] = parameters;
    this.#listenersOf(type, options).delete(callback);
    super.removeEventListener(type, this.#present(callback), options);
  }

  override dispatchEvent(event: Event): boolean {
    const adopted = this.#realm?.adopt(event) ?? event;
    const result = super.dispatchEvent(adopted);
    return adopted === event ? result : !event.defaultPrevented;
  }

  /** What calls a listener with the script's own event: the same for the same listener. */
  #present(callback: Listener): Listener {
    const realm = this.#realm;
    if (realm === undefined || callback === null) return callback;
    const known = this.#presenting.get(callback);
    if (known !== undefined) return known;
    const presenting = (event: Event): void => {
      const presented = realm.present(event);
      try {
        if (typeof callback === "function") callback.call(this, presented);
        else callback.handleEvent(presented);
      } catch (error) {
        realm.report(error);
      }
    };
    this.#presenting.set(callback, presenting);
    return presenting;
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
      const handler: Handler = { handle, listener: (event) => void handler.handle.call(this, event) };
      this.#handlers.set(type, handler);
      this.addEventListener(type, handler.listener);
    }
  }

  #listenersOf(type: string, options: ListenerOptions): Set<unknown> {
    const key = `${type} ${String(isCapture(options))}`;
    const there = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, there);
    return there;
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
