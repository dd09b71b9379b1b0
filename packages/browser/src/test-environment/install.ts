import {
  BroadcastChannel,
  ReadableStream,
  TextDecoder,
  TextEncoder,
  TransformStream,
  WritableStream,
} from "../platform.ts";
import { defineLength } from "../page/interface-members.ts";
import { missingBlobMethods } from "./blob-methods.ts";
import type { PageGlobals } from "../page/page.ts";
import type { Boundary } from "./boundary.ts";
import type { EnvironmentPage } from "./environment-page.ts";
import type { TestWindow } from "./test-window.ts";

type Class = abstract new (...parameters: never[]) => object;

// Taken when the module is loaded, as platform.ts does: a window's own globals may come later.
const { CompressionStream, DecompressionStream, TextDecoderStream, TextEncoderStream } = globalThis;

/** What libraries expect beside `fetch`, and a window may lack. */
const platformClasses = {
  BroadcastChannel,
  CompressionStream,
  DecompressionStream,
  ReadableStream,
  TextDecoder,
  TextDecoderStream,
  TextEncoder,
  TextEncoderStream,
  TransformStream,
  WritableStream,
};

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

/** The page's own classes, of which each window has others. */
function adaptedClasses(window: TestWindow, { globals, boundary }: EnvironmentPage): Readonly<Record<string, Class>> {
  const { EventTarget } = window;
  const adapt = (name: keyof PageGlobals, parent?: Class): Class => boundary.adapt(globals[name] as Class, parent);
  const XMLHttpRequestEventTarget = adapt("XMLHttpRequestEventTarget", EventTarget);
  return {
    EventSource: adapt("EventSource", EventTarget),
    Headers: adapt("Headers"),
    Request: adapt("Request"),
    Response: adapt("Response"),
    WebSocket: adapt("WebSocket", EventTarget),
    XMLHttpRequest: adapt("XMLHttpRequest", XMLHttpRequestEventTarget),
    XMLHttpRequestEventTarget,
    XMLHttpRequestUpload: adapt("XMLHttpRequestUpload", XMLHttpRequestEventTarget),
  };
}

/**
 * Puts a page's globals into its window.
 *
 * @returns a function that puts back the window's own, after which the script hears nothing more of its requests
 */
export function install(window: TestWindow, page: EnvironmentPage): () => void {
  const { boundary } = page;
  const missing = Object.fromEntries(Object.entries(platformClasses).filter(([name]) => !(name in window)));
  const fetch = defineLength(
    { fetch: (...given: unknown[]) => Reflect.apply(page.fetch, undefined, given) as unknown }.fetch,
    1,
  );
  const sendBeacon = defineLength({ sendBeacon: (...given: unknown[]) => page.startBeacon(given) }.sendBeacon, 1);
  const restore = [
    define(window, interfaceObjects({ ...missing, ...adaptedClasses(window, page) })),
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
