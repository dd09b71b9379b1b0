import { CloseEvent } from "../page/close-event.ts";
import type { EventRealm } from "../page/event-realm.ts";
import { HeadersIterator } from "../page/headers-iterator.ts";
import { rejectionOf } from "../page/immediate-rejection.ts";
import { MessageEvent } from "../page/message-event.ts";
import { ProgressEvent } from "../page/progress-event.ts";
import { AbortSignal, ArrayBuffer, DOMException, Event, EventTarget, Uint8Array } from "../platform.ts";
import type { TestWindow } from "./test-window.ts";

type Callable = (this: unknown, ...given: unknown[]) => unknown;
type Class = abstract new (...parameters: never[]) => object;

/** A property's descriptor. */
interface Member {
  readonly value?: unknown;
  readonly get?: Callable;
  readonly set?: Callable;
  readonly enumerable?: boolean;
}

const errorNames = ["Error", "TypeError", "RangeError", "SyntaxError"] as const;

/**
 * What a page gives to the script of its window becomes an object of the window's realm, and after `close` a promise stays
 * pending: nobody is there to hear of it.
 */
export class Boundary implements EventRealm {
  readonly #window: TestWindow;
  readonly #isSameRealm: boolean;
  readonly #copies = new WeakMap<object, object>();
  readonly #events = new WeakMap<Event, Event>();
  readonly #wrapped = new WeakMap<Callable, Callable>();
  #iteratorPrototype: object | undefined;
  #isClosed = false;

  constructor(window: TestWindow) {
    this.#window = window;
    this.#isSameRealm = window.Object === Object;
  }

  present(event: Event): Event {
    const known = this.#events.get(event);
    if (known !== undefined) return known;
    const WindowEvent = this.#window[eventName(event)] ?? this.#window.Event;
    const isOwn: boolean = event instanceof WindowEvent;
    return this.#follow(isOwn ? event : new WindowEvent(event.type, this.#membersOf(event)), event);
  }

  adopt(event: object): Event {
    if (event instanceof Event) return event;
    const isOwn: boolean = event instanceof this.#window.Event;
    if (!isOwn) throw new TypeError("The event isn't an Event.");
    const own = event as Event;
    const { type, bubbles, cancelable } = own;
    const platformEvent = new Event(type, { bubbles, cancelable });
    this.#follow(own, platformEvent);
    return platformEvent;
  }

  report(error: unknown): void {
    // What a listener of the document's own throws is reported as the window reports it.
    const node = this.#window.document.createTextNode("");
    node.addEventListener("error", () => {
      throw error;
    });
    node.dispatchEvent(new this.#window.Event("error"));
  }

  #membersOf(event: Event): ConstructorParameters<typeof globalThis.Event>[1] {
    if (!(event instanceof MessageEvent)) return event;
    const { data, origin, lastEventId } = event;
    const members: object = { data: this.#value(data), origin, lastEventId };
    return members;
  }

  /** The window's event shows where the platform's is, and what is done to it is done to that. */
  #follow(own: Event, event: Event): Event {
    this.#events.set(event, own);
    if (own === event) return own;
    for (const name of ["target", "currentTarget", "srcElement", "eventPhase"] as const)
      Object.defineProperty(own, name, { configurable: true, get: () => event[name] });
    for (const name of ["composedPath", "stopPropagation", "stopImmediatePropagation"] as const)
      Object.defineProperty(own, name, { configurable: true, value: () => event[name]() });
    return own;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** The same function, as the window's script may call it. */
  wrap(callee: Callable): Callable {
    const known = this.#wrapped.get(callee);
    if (known !== undefined) return known;
    const run = (receiver: unknown, given: unknown[]): unknown => this.#guarded(() => callee.apply(receiver, given));
    const wrapped = this.#functionOf(run);
    for (const name of ["name", "length"] as const) Object.defineProperty(wrapped, name, { value: callee[name] });
    this.#wrapped.set(callee, wrapped);
    return wrapped;
  }

  /** A function of the window's realm, where the window has one of its own. */
  #functionOf(run: (receiver: unknown, given: unknown[]) => unknown): Callable {
    const { Function } = this.#window;
    // The text is fixed; nothing of a page or a response is in it.
    const body = "return { member(...given) { return run(this, given); } }.member;";
    if (Function !== undefined && !this.#isSameRealm)
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- no other way gives a function of another realm
      return (new Function("run", body) as (given: typeof run) => Callable)(run);
    return function (this: unknown, ...given: unknown[]): unknown {
      return run(this, given);
    };
  }

  /**
   * The same class, whose constructor fails with errors of the window's, and which inherits from what the window has; its
   * operations are changed in place.
   *
   * @param parent the window's class that it inherits from. Default: none
   */
  adapt<T extends Class>(pageClass: T, parent?: Class): T {
    const prototype = pageClass.prototype as object;
    const members = membersOf(prototype);
    const { text } = prototype as { readonly text?: () => Promise<string> };
    if (prototype instanceof EventTarget) defineTarget(pageClass);
    for (const [name, descriptor] of members)
      this.#adaptMember(prototype, name, name === "json" && text ? this.#json(text) : descriptor);
    for (const [name, value] of Object.entries(pageClass as unknown as Record<string, unknown>))
      if (typeof value === "function") Object.defineProperty(pageClass, name, { value: this.wrap(value as Callable) });
    const inherited = parent ?? ((this.#window.Function ?? Function).prototype as object);
    const adapted = new Proxy(pageClass, {
      construct: (target, given: never[], newTarget) =>
        this.#guarded(() => Reflect.construct(target, given, newTarget as Class) as object) as object,
      apply: (target, receiver, given: unknown[]) =>
        this.#guarded(() => Reflect.apply(target as unknown as Callable, receiver, given)),
      // The class's own prototype is what `super` calls.
      getPrototypeOf: () => inherited,
      get: (target, name, receiver) =>
        Reflect.get(Object.hasOwn(target, name) ? target : inherited, name, receiver) as unknown,
    });
    Object.defineProperty(prototype, "constructor", { value: adapted, writable: true, configurable: true });
    Object.setPrototypeOf(prototype, (parent ?? this.#window.Object).prototype as object);
    return adapted;
  }

  #adaptMember(prototype: object, name: string | symbol, descriptor: Member): void {
    const { value, get, set, enumerable } = descriptor;
    const wrap = (member: unknown): Callable => this.wrap(member as Callable);
    const own = { configurable: true, enumerable: enumerable === true };
    if (typeof value === "function")
      Object.defineProperty(prototype, name, { ...own, value: wrap(value), writable: true });
    else if (get !== undefined)
      Object.defineProperty(prototype, name, { ...own, get: wrap(get), ...(set && { set: wrap(set) }) });
    else Object.defineProperty(prototype, name, descriptor);
  }

  /** `json` whose objects are of the window's realm. */
  #json(text: () => Promise<string>): Member {
    const { JSON } = this.#window;
    const json = function (this: unknown): Promise<unknown> {
      const reading = text.call(this);
      return rejectionOf(reading) === undefined ? reading.then((read) => JSON.parse(read) as unknown) : reading;
    };
    return { value: json, enumerable: true };
  }

  #guarded(work: () => unknown): unknown {
    try {
      return this.#value(work());
    } catch (error) {
      throw error instanceof DOMException ? this.#exception(error) : this.#error(error);
    }
  }

  #value(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof Promise) return this.#promise(value);
    const known = this.#copies.get(value);
    if (known !== undefined) return known;
    const copy = this.#copyOf(value);
    if (copy !== value) this.#copies.set(value, copy);
    return copy;
  }

  #copyOf(value: object): object {
    const window = this.#window;
    if (value instanceof ArrayBuffer && !(value instanceof window.ArrayBuffer))
      return new window.Uint8Array(new Uint8Array(value)).buffer;
    if (value instanceof Uint8Array && !(value instanceof window.Uint8Array)) return new window.Uint8Array(value);
    if (value instanceof AbortSignal && !(value instanceof window.AbortSignal)) return this.#signalOf(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (value instanceof HeadersIterator) return Object.setPrototypeOf(value, this.#prototypeOfIterators()) as object;
    const isForeign = !this.#isSameRealm && (prototype === Object.prototype || prototype === Array.prototype);
    return isForeign ? (window.JSON.parse(JSON.stringify(value)) as object) : value;
  }

  /** A signal of the window's that is aborted when the platform's is. */
  #signalOf(signal: AbortSignal): AbortSignal {
    const controller = new this.#window.AbortController();
    const abort = (): void => controller.abort(this.#rejection(signal.reason));
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    return controller.signal;
  }

  /** What the window's iterators of headers inherit from. */
  #prototypeOfIterators(): object {
    const ofArrays = Object.getPrototypeOf(this.#window.Object.keys({})[Symbol.iterator]()) as object;
    const { next } = HeadersIterator.prototype as { readonly next: Callable };
    return (this.#iteratorPrototype ??= Object.create(Object.getPrototypeOf(ofArrays) as object, {
      next: { value: this.wrap(next), writable: true, enumerable: true, configurable: true },
      [Symbol.toStringTag]: { value: "Headers Iterator", configurable: true },
    }) as object);
  }

  #promise(promise: Promise<unknown>): Promise<unknown> {
    const rejection = this.#isClosed ? undefined : rejectionOf(promise);
    if (rejection !== undefined) {
      promise.catch(() => undefined);
      const error = this.#rejection(rejection.reason) as Error;
      return this.#window.Promise.reject(error);
    }
    return new this.#window.Promise((resolve, reject) => {
      promise.then(
        (value) => (this.#isClosed ? undefined : resolve(this.#value(value))),
        (reason: unknown) => (this.#isClosed ? undefined : reject(this.#rejection(reason) as Error)),
      );
    });
  }

  /** Where signals are the platform's, so are their reasons, which stay as they are. */
  #rejection(reason: unknown): unknown {
    const isOwn = reason instanceof DOMException && this.#window.AbortSignal !== AbortSignal;
    return isOwn ? this.#exception(reason) : this.#error(reason);
  }

  #exception({ message, name }: DOMException): DOMException {
    return new this.#window.DOMException(message, name);
  }

  #error(error: unknown): unknown {
    if (this.#isSameRealm || !(error instanceof Error)) return error;
    // Other errors are the script's own, or happy-dom's.
    const name = errorNames.find((one) => Object.getPrototypeOf(error) === globalThis[one].prototype);
    return name === undefined ? error : new this.#window[name](error.message);
  }
}

function eventName(event: Event): "CloseEvent" | "Event" | "MessageEvent" | "ProgressEvent" {
  if (event instanceof ProgressEvent) return "ProgressEvent";
  if (event instanceof MessageEvent) return "MessageEvent";
  return event instanceof CloseEvent ? "CloseEvent" : "Event";
}

/** Gives a class what the methods of the platform's event targets look for on their objects, by symbols. */
function defineTarget(pageClass: Class): void {
  for (const [from, to] of [
    [EventTarget, pageClass],
    [EventTarget.prototype, pageClass.prototype as object],
  ] as const)
    for (const name of Object.getOwnPropertySymbols(from))
      Object.defineProperty(to, name, Object.getOwnPropertyDescriptor(from, name) ?? {});
}

/** The members of a class and of those it extends, but for a node of events. */
function membersOf(prototype: object): [name: string | symbol, descriptor: PropertyDescriptor][] {
  const members = new Map<string | symbol, PropertyDescriptor>();
  const inherited: unknown[] = [null, Object.prototype, EventTarget.prototype];
  for (let one = prototype; !inherited.includes(one); one = Object.getPrototypeOf(one) as object)
    for (const name of Reflect.ownKeys(one)) {
      const descriptor = Object.getOwnPropertyDescriptor(one, name);
      if (descriptor !== undefined && name !== "constructor" && !members.has(name)) members.set(name, descriptor);
    }
  return [...members];
}
