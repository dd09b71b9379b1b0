import type { Page, PageGlobals } from "@sallyport/browser";
import { define } from "./window.ts";

/** The page's own classes, of which each window has others. */
const pageClasses = ["EventSource", "Headers", "Request", "Response", "WebSocket", "XMLHttpRequest"] as const;

/** What jsdom has of its own, in part: its forms take its own files. A worker has none of it. */
const otherClasses = [
  "AbortController",
  "AbortSignal",
  "Blob",
  "File",
  "FormData",
  "ProgressEvent",
  "ReadableStream",
  "TextDecoder",
  "TextEncoder",
  "TransformStream",
  "URL",
  "URLSearchParams",
  "WritableStream",
  "XMLHttpRequestEventTarget",
  "XMLHttpRequestUpload",
] as const satisfies readonly (keyof PageGlobals)[];

/** Puts what a page or a worker of the model has into the global object of its script. */
export function installClasses(global: object, globals: Omit<PageGlobals, "document">): void {
  const missing = otherClasses.filter((name) => !(name in global));
  for (const name of [...pageClasses, ...missing])
    define(global, name, { value: globals[name], writable: true, enumerable: false });
  define(global, "fetch", { value: globals.fetch, writable: true });
}

/** Puts a page's globals into the window that shows it. */
export function installGlobals(window: { readonly document: object; readonly navigator: object }, page: Page): void {
  const { globals } = page;
  installClasses(window, globals);
  define(window, "structuredClone", { value: structuredClone, writable: true });
  define(window.document, "cookie", {
    get: () => page.document.cookie,
    set: (text: unknown) => void (page.document.cookie = String(text)),
  });
  const sendBeacon = (...given: Parameters<Page["sendBeacon"]>): boolean => {
    const isTaken = page.takesBeacon(...given);
    void page.sendBeacon(...given);
    return isTaken;
  };
  define(window.navigator, "sendBeacon", { value: sendBeacon, writable: true });
}
