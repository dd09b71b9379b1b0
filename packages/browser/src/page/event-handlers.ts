import { platformSignal } from "../fetch/foreign-objects.ts";
import { EventTarget } from "../platform.ts";
import type { EventRealm } from "./event-realm.ts";
import { isObject, requireArguments, toDOMString } from "./web-idl.ts";

export type EventHandler<Fired extends Event = Event> = ((event: Fired) => unknown) | null;

interface Handler {
  handle: (event: Event) => unknown;
  readonly listener: (event: Event) => void;
}

type ListenerOptions = Parameters<EventTarget["addEventListener"]>[2];

type Listener = NonNullable<Parameters<EventTarget["addEventListener"]>[1]>;

type ListenerOf<Fired extends Event> = ((event: Fired) => unknown) | { handleEvent(event: Fired): unknown } | null;

/** The options of a listener as a script gives them. */
type GivenOptions = Partial<Record<keyof FlatOptions, unknown>>;

/** The options of a listener, flattened. */
interface FlatOptions {
  readonly capture: boolean;
  readonly once?: boolean;
  readonly passive?: boolean;
  readonly signal?: AbortSignal;
}

const isCapture = (options: unknown): boolean =>
  Boolean(isObject(options) ? (options as GivenOptions).capture : options);

/** https://dom.spec.whatwg.org/#event-flatten-more */
function flattenOptions(options: unknown): FlatOptions {
  const capture = isCapture(options);
  if (!isObject(options)) return { capture };
  const { once, passive, signal } = options as GivenOptions;
  const own = platformSignal(signal);
  if (signal !== undefined && own === undefined) throw new TypeError("The signal is not an AbortSignal.");
  return {
    capture,
    once: Boolean(once),
    ...(passive !== undefined && { passive: Boolean(passive) }),
    ...(own && { signal: own }),
  };
}

/** https://webidl.spec.whatwg.org/#js-callback-interface, of a listener that may be `null` */
function toListener(value: unknown): Listener | null {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) throw new TypeError("The listener is neither a function nor an object.");
  return value as Listener;
}

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
  /** What calls each listener, by the type and the phase that it listens to. */
  readonly #listeners = new Map<string, Map<object, (event: Event) => void>>();
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
    const [type, callback, options] = [toDOMString(given[0]), toListener(given[1]), flattenOptions(given[2])];
    const { signal, ...others } = options;
    const listeners = this.#listenersOf(type, options);
    if (callback === null || signal?.aborted === true || listeners.has(callback)) return;
    const call = (event: Event): void => {
      if (options.once === true) listeners.delete(callback);
      this.#call(callback, event);
    };
    listeners.set(callback, call);
    super.addEventListener(type, call, others);
    signal?.addEventListener("abort", () => this.#remove(type, callback, options), { once: true });
  }

  override removeEventListener<Type extends string & keyof Events>(
    type: Type,
    listener: ListenerOf<Events[Type] & Event>,
    options?: ListenerOptions,
  ): void;
  override removeEventListener(type: string, listener: ListenerOf<Other>, options?: ListenerOptions): void;
  override removeEventListener(...given: unknown[]): void {
    requireArguments("EventTarget.removeEventListener", given, 2);
    this.#remove(toDOMString(given[0]), toListener(given[1]), { capture: isCapture(given[2]) });
  }

  override dispatchEvent(event: Event): boolean {
    const adopted = this.#realm?.adopt(event) ?? event;
    const result = super.dispatchEvent(adopted);
    return adopted === event ? result : !event.defaultPrevented;
  }

  /** The script's own event for its listener, whose errors are reported where the script's are. */
  #call(callback: Listener, event: Event): void {
    const realm = this.#realm;
    const shown = realm?.present(event) ?? event;
    try {
      if (typeof callback === "function") callback.call(this, shown);
      else callback.handleEvent(shown);
    } catch (error) {
      if (realm === undefined) throw error;
      realm.report(error);
    }
  }

  #remove(type: string, callback: Listener | null, options: FlatOptions): void {
    const listeners = this.#listenersOf(type, options);
    const call = callback === null ? undefined : listeners.get(callback);
    if (callback === null || call === undefined) return;
    listeners.delete(callback);
    super.removeEventListener(type, call, options);
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

  #listenersOf(type: string, { capture }: FlatOptions): Map<object, (event: Event) => void> {
    const key = `${type} ${String(capture)}`;
    const there = this.#listeners.get(key) ?? new Map<object, (event: Event) => void>();
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
