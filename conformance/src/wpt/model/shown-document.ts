import type { Page, PageForm, StartedWorker, WorkerOptions } from "@sallyport/browser";
import { defineAllCollection } from "./all-collection.ts";
import { embedElement, embedLink } from "./embedded-elements.ts";
import { Frame } from "./frame.ts";
import { setHost, type DocumentHost } from "./jsdom-hooks.ts";
import { linkNavigation } from "./link-navigation.ts";
import { NestedWindow } from "./nested-window.ts";
import { moveInterfaces, shareBuffers, shareErrors, shareExceptions } from "./own-realm.ts";
import { runDynamicScript, runScripts } from "./scripts.ts";
import type { ModelDocument, ModelWindow, NavigateAway, Session } from "./session.ts";
import { define, fire, type Element, type FormElement, type Window } from "./window.ts";
import { connectWindow, WindowViews } from "./window-views.ts";
import { defineWorkers } from "./workers.ts";

const isOwn = (target: string): boolean => target === "" || target.toLowerCase() === "_self";

/** A document of jsdom that shows a page of the model, which sends what the document requests. */
export class ShownDocument implements DocumentHost, ModelDocument {
  readonly page: Page;
  readonly window: Window;
  readonly session: Session;
  readonly views: WindowViews;
  readonly #navigateAway: NavigateAway;
  readonly #frames = new Map<Element, Frame>();

  constructor(page: Page, window: Window, session: Session, navigateAway: NavigateAway) {
    this.page = page;
    this.window = window;
    this.session = session;
    this.#navigateAway = navigateAway;
    this.views = new WindowViews(page, window, session.find);
    session.add(page, window);
    defineAllCollection(window);
    moveInterfaces(window);
    shareBuffers(window);
    shareExceptions(window);
    shareErrors(window);
    connectWindow(page, window, this.views);
    const start = (url: string, options: WorkerOptions): Promise<StartedWorker> =>
      page.worker(this.urlOf(url), options);
    defineWorkers(window, { session, global: window, start }, true);
    this.#defineFrames();
    define(window, "open", { writable: true, value: (...given: string[]) => this.#open(...given) });
    setHost(window, this);
  }

  /** Relative URLs of a document without a server's URL are the page's that made it. */
  urlOf(text: string): string {
    const { baseURI } = this.window.document;
    const { documentBaseURL, creationURL } = this.page.environment;
    const base = baseURI.startsWith("about:") ? (documentBaseURL ?? creationURL).href : baseURI;
    return URL.canParse(text, base) ? new URL(text, base).href : text;
  }

  /** Loads what the markup has, and runs its scripts where it may have any. Resolves after the event `load`. */
  async run(allowsScripts = true): Promise<void> {
    for (const frame of this.window.document.querySelectorAll("iframe")) this.frameAttached(frame);
    for (const image of this.window.document.querySelectorAll("img[src]")) this.imageChanged(image);
    for (const link of this.window.document.querySelectorAll("link[href]")) this.linkChanged(link);
    const embedded = (): Promise<unknown> => Promise.all([...this.#frames.values()].map(({ nested }) => nested.loaded));
    await (allowsScripts ? runScripts(this, embedded) : embedded());
  }

  frameAttached(element: Element): void {
    if (this.#frames.has(element)) return;
    const at = this.page.window.length;
    const frame = new Frame(this, element);
    this.#frames.set(element, frame);
    define(this.window, String(at), { get: () => this.views.of(this.page.window[at]) });
    const name = element.getAttribute("name") ?? "";
    if (name !== "" && !(name in this.window)) define(this.window, name, { get: () => this.views.of(frame.proxy) });
  }

  frameChanged(element: Element): void {
    this.#frames.get(element)?.change();
  }

  frameDetached(element: Element): void {
    this.#frames.get(element)?.nested.close();
    this.#frames.delete(element);
  }

  scriptInserted(script: Element): void {
    void runDynamicScript(this, script);
  }

  imageChanged(image: Element): void {
    // https://html.spec.whatwg.org/multipage/images.html#update-the-image-data: after the attributes that follow
    queueMicrotask(() => void embedElement(this, image, "image", image.getAttribute("src")));
  }

  linkChanged(link: Element): void {
    void embedLink(this, link);
  }

  objectAttached(object: Element): void {
    void embedElement(this, object, "object", object.getAttribute("data"));
  }

  followed(link: Element): void {
    const { url, options } = linkNavigation(this, link);
    const frame = this.#frameNamed(options.target);
    if (frame !== undefined) frame.nested.follow(() => this.page.navigate(url, options));
    else if (isOwn(options.target)) this.#navigateAway((own) => own.navigate(url));
    else this.#nest(this.#openLink(url, options));
  }

  submitted(form: FormElement, submitter: Element | null): void {
    const { FormData } = this.window;
    const entries = [...new FormData(form, submitter ?? undefined)];
    const target = form.getAttribute("target") ?? "";
    const planned: PageForm = {
      action: this.urlOf(form.getAttribute("action") ?? ""),
      method: form.method,
      enctype: form.enctype,
      fields: entries as never,
      target,
    };
    if (isOwn(target)) this.#navigateAway((own) => own.submit(planned));
    else this.#frameNamed(target)?.nested.follow(() => this.page.submit(planned));
  }

  navigated(url: string): void {
    this.#navigateAway((own) => own.navigate(url));
  }

  /** https://html.spec.whatwg.org/multipage/nav-history-apis.html#dom-open */
  #open(text = "", target = "_blank", features = ""): object | null {
    const url = text === "" ? "about:blank" : this.urlOf(text);
    const frame = this.#frameNamed(target);
    if (frame !== undefined) {
      frame.nested.follow(() => this.page.navigate(url, { by: "open", target }));
      return frame.view;
    }
    if (isOwn(target)) {
      this.#navigateAway((own) => own.navigate(url));
      return this.window;
    }
    const opening = this.page.openWindow(url, { features, name: target.startsWith("_") ? "" : target });
    this.#nest(opening);
    if (/noopener|noreferrer/i.test(features)) return null;
    return this.views.later(opening.then(({ window }) => window));
  }

  #openLink(url: string, { target, ...options }: ReturnType<typeof linkNavigation>["options"]): Promise<ModelWindow> {
    return this.page.openWindow(url, { by: "link", name: target.startsWith("_") ? "" : target, ...options });
  }

  #nest(opening: Promise<ModelWindow>): void {
    const nested = new NestedWindow(this, opening);
    this.session.onClose(() => nested.close());
  }

  #frameNamed(name: string): Frame | undefined {
    return name === "" ? undefined : [...this.#frames.values()].find((frame) => frame.name === name);
  }

  #defineFrames(): void {
    const frames = this.#frames;
    define(this.window.HTMLIFrameElement.prototype, "contentWindow", {
      get(this: Element) {
        return frames.get(this)?.view ?? null;
      },
    });
    define(this.window.HTMLIFrameElement.prototype, "contentDocument", {
      get(this: Element) {
        return frames.get(this)?.document ?? null;
      },
    });
  }

  /** Fires an event at an element of the document. */
  fire(target: Element, type: string): void {
    fire(this.window, target, type);
  }
}
