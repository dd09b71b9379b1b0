import type { Page, WindowProxy } from "@sallyport/browser";
import { define, type Window } from "./window.ts";

/** What a page's window is shown by; `undefined` where it isn't shown yet. */
export type FindWindow = (document: object) => Window | undefined;

/** The properties that are the model's whoever reads them; the other ones are jsdom's, for pages of the same origin. */
const ofModel = new Set<PropertyKey>([
  "closed",
  "length",
  "location",
  "postMessage",
  "close",
  "focus",
  "blur",
  "opener",
]);
const windows = new Set<PropertyKey>(["window", "self", "frames", "parent", "top", "opener"]);
const index = /^\d+$/;

/**
 * Other windows as a document has them: the model's proxies, which say what another origin may do, before jsdom's windows,
 * which have what a script finds in a document.
 */
export class WindowViews {
  readonly #page: Page;
  readonly #window: Window;
  readonly #find: FindWindow;
  readonly #views = new WeakMap<WindowProxy, object>();

  constructor(page: Page, window: Window, find: FindWindow) {
    this.#page = page;
    this.#window = window;
    this.#find = find;
  }

  of(proxy: WindowProxy | null | undefined): object | null {
    if (proxy === null || proxy === undefined) return null;
    if (proxy === this.#page.window) return this.#window;
    const known = this.#views.get(proxy) ?? this.#viewOf(() => proxy);
    this.#views.set(proxy, known);
    return known;
  }

  /** A window that opens: the same object once it is there, and nothing of it before, but that it takes messages. */
  later(opening: Promise<WindowProxy | null>): object {
    let proxy: WindowProxy | undefined;
    const view: object = this.#viewOf(() => proxy ?? early);
    const waiting = opening.then((opened) => {
      if (opened === null) return undefined;
      this.#views.set(opened, view);
      return (proxy = opened);
    });
    const postMessage = (...given: Parameters<WindowProxy["postMessage"]>): void =>
      void waiting.then((opened) => opened?.postMessage(...given)).catch(() => undefined);
    const early = { closed: false, postMessage } as unknown as WindowProxy;
    return view;
  }

  /** jsdom's window of a page of the same origin. */
  windowOf(proxy: WindowProxy): Window | undefined {
    return this.#find(proxy.document);
  }

  #viewOf(proxy: () => WindowProxy): object {
    return new Proxy(
      {},
      {
        get: (_, key) => this.#get(proxy(), key),
        set: (_, key, value) => {
          if (ofModel.has(key)) return this.#guarded(() => Reflect.set(proxy(), key, value));
          return this.#guarded(() => Reflect.set(this.windowOf(proxy()) ?? proxy(), key, value));
        },
        has: (_, key) => this.#guarded(() => Reflect.has(this.windowOf(proxy()) ?? proxy(), key)),
      },
    );
  }

  #get(proxy: WindowProxy, key: PropertyKey): unknown {
    return this.#guarded(() => {
      const isWindow = windows.has(key) || (typeof key === "string" && index.test(key));
      if (isWindow) return this.of(Reflect.get(proxy, key) as WindowProxy | null);
      if (ofModel.has(key)) return Reflect.get(proxy, key) as unknown;
      // Another origin's throws, or has something of its own.
      const own: unknown = Reflect.get(proxy, "document");
      const shown = typeof own === "object" && own !== null ? this.#find(own) : undefined;
      return Reflect.get(shown ?? proxy, key) as unknown;
    });
  }

  /** The model's exceptions become those of the window. */
  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      const { DOMException: Own } = this.#window as unknown as { readonly DOMException: typeof DOMException };
      throw new Own(error.message, error.name);
    }
  }
}

/** Gives a window its neighbours, as far as jsdom defines them, and the messages that its page gets. */
export function connectWindow(page: Page, window: Window, views: WindowViews): void {
  const own = page.window;
  for (const name of ["parent", "opener"] as const) define(window, name, { get: () => views.of(own[name]) });
  define(window, "length", { get: () => own.length });
  define(window, "origin", { get: () => page.origin });
  own.addEventListener("message", ({ data, origin, source, ports }) => {
    const event = new window.MessageEvent("message", { data, origin });
    define(event, "source", { value: views.of(source) });
    define(event, "ports", { value: ports });
    window.dispatchEvent(event);
  });
  for (const type of ["pagehide", "unload"])
    own.addEventListener(type, () => void window.dispatchEvent(new window.Event(type)));
  define(window, "postMessage", {
    writable: true,
    value: (...given: Parameters<typeof own.postMessage>) => own.postMessage(...given),
  });
}
