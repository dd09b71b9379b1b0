import type { ModelDocument, ModelWindow } from "./session.ts";

interface NestedOptions {
  /** The document of `about:srcdoc`. */
  readonly srcdoc?: () => string;
  /** The attribute of a frame; `null` without. */
  readonly sandbox?: string | null;
  /** What is done once a page of it has loaded. */
  readonly onLoad?: () => void;
}

/** A window or frame that a document has opened, and the documents that show its pages. */
export class NestedWindow {
  /** Its pages that are under way, and their documents. */
  loaded: Promise<void>;
  readonly #owner: ModelDocument;
  readonly #opening: Promise<ModelWindow>;
  readonly #options: NestedOptions;
  #opened: ModelWindow | undefined;
  #shown: object | undefined;
  #isClosed = false;

  constructor(owner: ModelDocument, opening: Promise<ModelWindow>, options: NestedOptions = {}) {
    this.#owner = owner;
    this.#opening = opening;
    this.#options = options;
    this.loaded = this.#show().catch(() => undefined);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Shows what a navigation leads to. */
  follow(navigate: (opened: ModelWindow) => unknown): void {
    const before = this.loaded;
    const run = async (): Promise<void> => {
      await before;
      await navigate(await this.#opening);
      await this.#show();
    };
    this.loaded = run().catch(() => undefined);
  }

  /** Closes it with what it shows. */
  close(): void {
    this.#opened?.close();
    this.#isClosed = true;
  }

  async #show(): Promise<void> {
    const opened = (this.#opened = await this.#opening);
    if (this.#isClosed) opened.close();
    const page = await opened.loaded();
    if (this.#isClosed || this.#shown === page) return;
    this.#shown = page;
    const { srcdoc, sandbox = null } = this.#options;
    await this.#owner.session.show(opened, page.url === "about:srcdoc" ? srcdoc?.() : undefined, {
      owner: this.#owner,
      sandbox,
      navigateAway: (navigate) => this.follow(navigate),
    });
    if (!this.isClosed) this.#options.onLoad?.();
  }
}
