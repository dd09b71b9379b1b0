import { define, type Element, type Window } from "./window.ts";

interface Root {
  querySelectorAll(selector: string): Iterable<Element>;
}

/**
 * Gives a window what jsdom lacks: `document.all`.
 *
 * https://html.spec.whatwg.org/multipage/common-dom-interfaces.html#the-htmlallcollection-interface
 */
export function defineAllCollection(window: Window): void {
  class HTMLAllCollection extends Array<Element> {
    item(at: number): Element | null {
      return this[at] ?? null;
    }

    namedItem(name: string): Element | null {
      return this.find((one) => one.getAttribute("id") === name || one.getAttribute("name") === name) ?? null;
    }
  }
  define(window, "HTMLAllCollection", { value: HTMLAllCollection, writable: true, enumerable: false });
  define(window.Document.prototype, "all", {
    get(this: Root) {
      return HTMLAllCollection.from(this.querySelectorAll("*"));
    },
  });
}
