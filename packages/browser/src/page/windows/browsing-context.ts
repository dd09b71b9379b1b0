import { AbortController } from "../../platform.ts";
import type { OpenerPolicy } from "../../fetch/environment.ts";
import type { FrameAllow } from "../../permissions-policy/allow-attribute.ts";
import type { Origin } from "../../fetch/origin.ts";
import type { WindowContext, WindowRealm } from "./window-context.ts";
import type { Sandbox } from "./sandbox.ts";

interface ContextOptions<Shown extends WindowRealm, Navigated> {
  readonly opener?: WindowContext | undefined;
  readonly openedBy?: WindowRealm | undefined;
  readonly parent?: BrowsingContext<Shown, Navigated> | undefined;
  readonly name?: string;
  readonly sandbox?: Sandbox | undefined;
  readonly openerPolicy: OpenerPolicy;
  readonly allow?: FrameAllow;
}

const noAllow: FrameAllow = { text: "", src: "null" };

/** A window with the navigations that change its page. */
export class BrowsingContext<Shown extends WindowRealm, Navigated> implements WindowContext {
  readonly parent: BrowsingContext<Shown, Navigated> | undefined;
  readonly sandbox: Sandbox | undefined;
  readonly openedBy: WindowRealm | undefined;
  /** The attribute `allow` of a frame. */
  readonly allow: FrameAllow;
  readonly #frames: BrowsingContext<Shown, Navigated>[] = [];
  readonly #closing = new AbortController();
  opener: WindowContext | undefined;
  name: string;
  openerPolicy: OpenerPolicy;
  /** Whether it has shown no page but its first, `about:blank`. */
  isInitial = true;
  /** The one that shows its pages since an opener policy separated them. */
  successor: BrowsingContext<Shown, Navigated> | undefined;
  /** The navigations that are under way. */
  loading: Promise<unknown> = Promise.resolve();
  lastNavigation: Navigated | undefined;
  #active: Shown | undefined;
  #isUnloading = false;
  #isClosing = false;
  #isClosed = false;

  constructor({
    opener,
    openedBy,
    parent,
    name = "",
    sandbox,
    openerPolicy,
    allow = noAllow,
  }: ContextOptions<Shown, Navigated>) {
    this.opener = opener;
    this.openedBy = openedBy;
    this.parent = parent;
    this.name = name;
    this.sandbox = sandbox;
    this.openerPolicy = openerPolicy;
    this.allow = allow;
    if (parent !== undefined) parent.#frames.push(this);
  }

  /** The page that it shows. */
  get active(): Shown {
    if (this.#active === undefined) throw new Error("A browsing context has a page.");
    return this.#active;
  }

  /** The page before is left, its frames first. */
  show(page: Shown): void {
    this.#unload();
    this.#active = page;
    // A listener has closed it meanwhile.
    if (this.#isClosing) this.#unload();
  }

  /** https://html.spec.whatwg.org/#unload-a-document-and-its-descendants; a listener may add a frame. */
  #unload(): void {
    if (this.#isUnloading) return;
    this.#isUnloading = true;
    this.#closeFrames();
    this.#active?.unload();
    this.#closeFrames();
    this.#isUnloading = false;
  }

  #closeFrames(): void {
    for (const frame of [...this.#frames]) frame.close();
  }

  get frames(): readonly BrowsingContext<Shown, Navigated>[] {
    return this.#isClosed ? [] : this.#frames;
  }

  get top(): BrowsingContext<Shown, Navigated> {
    return this.parent === undefined ? this : this.parent.top;
  }

  /** The origins of the pages around it, the one in the address bar first. */
  get ancestors(): readonly Origin[] {
    return this.parent === undefined ? [] : [...this.parent.ancestors, this.parent.active.page.origin];
  }

  get isSeparated(): boolean {
    return this.successor !== undefined;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether its page is being left. */
  get isUnloading(): boolean {
    return this.#isUnloading;
  }

  /** Aborted when it is closed: its navigations end. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Closes the window, or removes the frame. A listener of its page may do so again meanwhile. */
  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#unload();
    this.#isClosed = true;
    this.#closing.abort();
    const siblings = this.parent === undefined ? [] : this.parent.#frames;
    if (siblings.includes(this)) siblings.splice(siblings.indexOf(this), 1);
  }

  /** The one that shows its pages now. */
  get current(): BrowsingContext<Shown, Navigated> {
    return this.successor === undefined ? this : this.successor.current;
  }
}
