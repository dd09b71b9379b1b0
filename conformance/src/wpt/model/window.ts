import type { Context } from "node:vm";

/** As far as the runner needs an element of jsdom. */
export interface Element {
  readonly localName: string;
  readonly isConnected: boolean;
  readonly textContent: string;
  readonly ownerDocument: Document;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  dispatchEvent(event: Event): boolean;
}

export interface FormElement extends Element {
  readonly action: string;
  readonly method: string;
  readonly enctype: string;
}

export interface Document {
  readonly baseURI: string;
  readonly defaultView: Window | null;
  readonly documentElement: Element | null;
  readonly body: Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  dispatchEvent(event: Event): boolean;
}

/** As far as the runner needs a window of jsdom, which is the global object of its scripts. */
export interface Window extends Context {
  readonly document: Document;
  readonly navigator: object;
  readonly location: { readonly href: string };
  readonly Event: typeof Event;
  readonly ErrorEvent: new (type: string, init?: object) => Event;
  readonly MessageEvent: typeof MessageEvent;
  readonly EventTarget: typeof EventTarget;
  readonly FormData: new (form: unknown, submitter?: unknown) => Iterable<[string, string | File]>;
  readonly Document: { readonly prototype: object };
  readonly HTMLIFrameElement: { readonly prototype: object };
  dispatchEvent(event: Event): boolean;
  addEventListener(type: string, listener: (event: Event) => void, options?: object): void;
}

export const define = (target: object, name: string, descriptor: PropertyDescriptor): void => {
  Object.defineProperty(target, name, { configurable: true, enumerable: true, ...descriptor });
};

/** Fires an event at an element, whose attribute may hold its handler: jsdom compiles none where it runs no scripts. */
export function fire(window: Window, target: Element, type: string): void {
  const text = target.getAttribute(`on${type}`);
  const event = new window.Event(type);
  target.dispatchEvent(event);
  if (text === null) return;
  const handler = (window as unknown as { readonly Function: FunctionConstructor }).Function("event", text);
  Reflect.apply(handler, target, [event]);
}
