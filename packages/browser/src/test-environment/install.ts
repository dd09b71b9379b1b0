import {
  BroadcastChannel,
  ReadableStream,
  TextDecoder,
  TextEncoder,
  TransformStream,
  WritableStream,
} from "../platform.ts";
import type { PageClasses } from "../page/globals.ts";
import { defineLength } from "../page/interface-members.ts";
import { missingBlobMethods } from "./blob-methods.ts";
import type { Boundary } from "./boundary.ts";
import type { EnvironmentPage } from "./environment-page.ts";
import type { TestWindow } from "./test-window.ts";

type Class = abstract new (...parameters: never[]) => object;

/** The page's own classes, of which each window has others, by what a script sees them inherit from. */
const pageClassNames = {
  nothing: ["Headers", "Request", "Response"],
  EventTarget: ["EventSource", "WebSocket"],
  XMLHttpRequestEventTarget: ["XMLHttpRequest", "XMLHttpRequestUpload"],
} as const;

/** What libraries expect beside `fetch`, and a window may lack. */
const platformClasses = { BroadcastChannel, ReadableStream, TextDecoder, TextEncoder, TransformStream, WritableStream };

/** Puts values into an object; the function returned puts back what was there. */
function define(target: object, descriptors: Readonly<Record<string, PropertyDescriptor>>): () => void {
  const before = Object.keys(descriptors).map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const);
  for (const [name, descriptor] of Object.entries(descriptors))
    Object.defineProperty(target, name, { configurable: true, enumerable: true, ...descriptor });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(target, name);
      else Object.defineProperty(target, name, descriptor);
    }
  };
}

const values = (members: object): Record<string, PropertyDescriptor> =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, { value: value as unknown, writable: true }]),
  );

/** https://webidl.spec.whatwg.org/#define-the-global-property-references */
const interfaceObjects = (classes: object): Record<string, PropertyDescriptor> =>
  Object.fromEntries(
    Object.entries(values(classes)).map(([name, descriptor]) => [name, { ...descriptor, enumerable: false }]),
  );

function cookieOf(page: EnvironmentPage, boundary: Boundary): PropertyDescriptor {
  return {
    get: boundary.wrap(() => page.document.cookie),
    set: boundary.wrap((text) => void (page.document.cookie = "".concat(text as string))),
  };
}

/**
 * Puts a page's globals into its window.
 *
 * @returns a function that puts back the window's own, after which the script hears nothing more of its requests
 */
export function install(window: TestWindow, page: EnvironmentPage): () => void {
  const { globals, boundary } = page;
  const adapted = (names: readonly (keyof PageClasses)[], parent?: Class): object =>
    Object.fromEntries(names.map((name) => [name, boundary.adapt(globals[name] as Class, parent)]));
  // The page's is the same for every page, and each window has an EventTarget of its own.
  class RequestEventTarget extends globals.XMLHttpRequestEventTarget {}
  Object.defineProperty(RequestEventTarget, "name", { value: globals.XMLHttpRequestEventTarget.name });
  const XMLHttpRequestEventTarget = boundary.adapt(RequestEventTarget, window.EventTarget);
  const classes = {
    ...adapted(pageClassNames.nothing),
    ...adapted(pageClassNames.EventTarget, window.EventTarget),
    ...adapted(pageClassNames.XMLHttpRequestEventTarget, XMLHttpRequestEventTarget),
    XMLHttpRequestEventTarget,
  };
  const missing = Object.fromEntries(Object.entries(platformClasses).filter(([name]) => !(name in window)));
  const fetch = defineLength(
    { fetch: (...given: unknown[]) => Reflect.apply(page.fetch, undefined, given) as unknown }.fetch,
    1,
  );
  const sendBeacon = defineLength({ sendBeacon: (...given: unknown[]) => page.startBeacon(given) }.sendBeacon, 1);
  const restore = [
    define(window, interfaceObjects({ ...missing, ...classes })),
    define(window, values({ fetch: boundary.wrap(fetch) })),
    define(window.Blob.prototype, missingBlobMethods(window)),
    define(window.document, { cookie: cookieOf(page, boundary) }),
    define(window.navigator, values({ sendBeacon: boundary.wrap(sendBeacon) })),
  ];
  return () => {
    boundary.close();
    for (const one of restore) one();
  };
}
