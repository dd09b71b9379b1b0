import type { WindowProxy } from "@sallyport/browser";
import { NestedWindow } from "./nested-window.ts";
import { referrerPolicyAttribute } from "./referrer-policy.ts";
import type { ModelDocument } from "./session.ts";
import type { Document, Element } from "./window.ts";

/** An `<iframe>`, whose window is the model's. */
export class Frame {
  readonly element: Element;
  /** Its window as the document around it has it. */
  readonly proxy: WindowProxy;
  readonly nested: NestedWindow;
  readonly #owner: ModelDocument;

  constructor(owner: ModelDocument, element: Element) {
    const { page } = owner;
    const at = page.window.length;
    this.#owner = owner;
    this.element = element;
    const sandbox = element.getAttribute("sandbox");
    const opening = page.frame(this.#url, {
      name: this.name,
      ...(sandbox !== null && { sandbox }),
      ...referrerPolicyAttribute(element),
    });
    // It is there at once, and shows about:blank.
    const proxy = page.window[at];
    if (proxy === undefined) throw new Error("The model has no frame.");
    this.proxy = proxy;
    this.nested = new NestedWindow(owner, opening, {
      srcdoc: () => element.getAttribute("srcdoc") ?? "",
      sandbox,
      onLoad: () => owner.fire(element, "load"),
    });
  }

  get name(): string {
    return this.element.getAttribute("name") ?? "";
  }

  get view(): object | null {
    return this.nested.isClosed ? null : this.#owner.views.of(this.proxy);
  }

  get document(): Document | null {
    try {
      return this.#owner.views.windowOf(this.proxy)?.document ?? null;
    } catch {
      return null;
    }
  }

  get #url(): string {
    if (this.element.hasAttribute("srcdoc")) return "about:srcdoc";
    const src = this.element.getAttribute("src") ?? "";
    const url = src === "" ? "about:blank" : this.#owner.urlOf(src);
    return /^(?:https?|data):/.test(url) ? url : "about:blank";
  }

  /** Its attribute has another URL. */
  change(): void {
    const url = this.#url;
    if (/^https?:/.test(url))
      this.nested.follow((opened) => opened.navigate(url, referrerPolicyAttribute(this.element)));
  }
}
