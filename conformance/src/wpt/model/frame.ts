import type { WindowProxy } from "@sallyport/browser";
import { referrerPolicyAttribute } from "./referrer-policy.ts";
import { showPage } from "./show-page.ts";
import type { ModelWindow, ShownDocument } from "./shown-document.ts";
import type { Document, Element } from "./window.ts";

/** An `<iframe>`, whose window is the model's. */
export class Frame {
  readonly element: Element;
  /** Its window as the document around it has it. */
  readonly proxy: WindowProxy;
  /** Its pages that are under way, and their documents. */
  loaded: Promise<void>;
  readonly #owner: ShownDocument;
  readonly #opened: Promise<ModelWindow>;
  #shown: object | undefined;
  #isClosed = false;

  constructor(owner: ShownDocument, element: Element) {
    const { page } = owner;
    const at = page.window.length;
    this.#owner = owner;
    this.element = element;
    const sandbox = element.getAttribute("sandbox");
    this.#opened = page.frame(this.#url, {
      name: this.name,
      ...(sandbox !== null && { sandbox }),
      ...referrerPolicyAttribute(element),
    });
    // It is there at once, and shows about:blank.
    this.proxy = page.window[at] as WindowProxy;
    this.loaded = this.#show();
  }

  get name(): string {
    return this.element.getAttribute("name") ?? "";
  }

  get view(): object | null {
    return this.#isClosed ? null : this.#owner.views.of(this.proxy);
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
    return /^https?:/.test(url) ? url : "about:blank";
  }

  /** Its attribute has another URL. */
  change(): void {
    const { page } = this.#owner;
    const url = this.#url;
    void this.follow(() => (url.startsWith("about:") ? undefined : page.navigate(url, { by: "frame", target: this.name })));
  }

  /** Shows what a navigation leads to. */
  async follow(navigate: () => unknown): Promise<void> {
    const before = this.loaded;
    this.loaded = (async () => {
      await before;
      await navigate();
      await this.#show();
    })();
    await this.loaded;
  }

  close(): void {
    this.#isClosed = true;
  }

  async #show(): Promise<void> {
    const opened = await this.#opened;
    const page = await opened.loaded();
    if (this.#isClosed || this.#shown === page) return;
    this.#shown = page;
    const isSrcdoc = page.url === "about:srcdoc";
    const text = isSrcdoc ? (this.element.getAttribute("srcdoc") ?? "") : undefined;
    const go = (url: string): void => void this.follow(() => opened.navigate(url));
    await showPage(opened, text, { owner: this.#owner, go });
    if (!this.#isClosed) this.#owner.fire(this.element, "load");
  }
}
