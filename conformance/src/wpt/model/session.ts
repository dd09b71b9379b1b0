import type { Navigation, OpenedWindow, Page } from "@sallyport/browser";
import type { FindWindow, WindowViews } from "./window-views.ts";
import type { Element, Window } from "./window.ts";

export type ModelWindow = OpenedWindow<Page, Navigation>;

/** Shows another page in the window of a document. */
export type NavigateAway = (navigate: (own: ModelWindow) => Promise<unknown>) => void;

/** A document that shows a page of the model, as its parts have it. */
export interface ModelDocument {
  readonly page: Page;
  readonly window: Window;
  readonly session: Session;
  readonly views: WindowViews;
  urlOf(text: string): string;
  fire(target: Element, type: string): void;
}

/** Where a page is shown. */
export interface Place {
  readonly owner: ModelDocument;
  /** The attribute of its frame; `null` without. */
  readonly sandbox: string | null;
  readonly navigateAway: NavigateAway;
}

/** Shows the page of a window or frame in a document of its own, and runs its scripts. */
type ShowPage = (opened: ModelWindow, text: string | undefined, place: Place) => Promise<void>;

/** The documents of one test. */
export class Session {
  /** When the test's time is over. */
  readonly end: number;
  readonly show: ShowPage;
  readonly #windows = new WeakMap<object, Window>();
  readonly #closing: (() => void)[] = [];

  constructor(end: number, show: ShowPage) {
    this.end = end;
    this.show = show;
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
