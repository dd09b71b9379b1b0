import type { Page } from "@sallyport/browser";
import type { FindWindow } from "./window-views.ts";
import type { Window } from "./window.ts";

/** The documents of one test. */
export class Session {
  /** When the test's time is over. */
  readonly end: number;
  readonly #windows = new WeakMap<object, Window>();
  readonly #closing: (() => void)[] = [];

  constructor(end: number) {
    this.end = end;
  }

  readonly find: FindWindow = (document) => this.#windows.get(document);

  add(page: Page, window: Window): void {
    this.#windows.set(page.document, window);
  }

  onClose(close: () => void): void {
    this.#closing.push(close);
  }

  close(): void {
    for (const one of this.#closing.splice(0)) one();
  }
}
