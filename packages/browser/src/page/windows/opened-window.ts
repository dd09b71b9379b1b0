import type { PageForm, SubmissionOptions } from "../../forms/form.ts";
import type { NavigationOptions } from "../../navigation/navigation-options.ts";
import type { BrowsingContext } from "./browsing-context.ts";
import type { WindowRealm } from "./window-context.ts";
import type { WindowProxy } from "./window-proxy.ts";

interface RealmOf<Shown> extends WindowRealm {
  readonly page: WindowRealm["page"] & Shown;
}

/** A window that a page has opened, or a frame that it has added: both sides of it. */
export class OpenedWindow<Shown, Navigated> {
  /** The window as the page that opened it has it; `null` where it gets none. */
  readonly window: WindowProxy | null;
  readonly #context: BrowsingContext<RealmOf<Shown>, Navigated> | undefined;

  constructor(window: WindowProxy | null, context: BrowsingContext<RealmOf<Shown>, Navigated> | undefined) {
    this.window = window;
    this.#context = context;
  }

  get #shown(): BrowsingContext<RealmOf<Shown>, Navigated> {
    if (this.#context === undefined)
      throw new TypeError("No window was opened: a sandbox does not allow it, or the page that would open it is gone.");
    return this.#context.current;
  }

  /** Whether a window was opened at all: a sandbox may not allow it, and a page that is gone opens none. */
  get isOpen(): boolean {
    return this.#context !== undefined && !this.#shown.isClosed;
  }

  /**
   * The page that it shows: `about:blank` at first, and a page of an opaque origin where nothing could be shown.
   *
   * @throws TypeError where no window was opened
   */
  get page(): Shown {
    return this.#shown.active.page;
  }

  /** What its last navigation sent and received, and why a frame is not shown; `undefined` before the first. */
  get navigation(): Navigated | undefined {
    return this.#context?.current.lastNavigation;
  }

  /** Navigates it, as its own page does by `location`; `options` say how else. */
  async navigate(
    url: string | URL,
    options: Pick<NavigationOptions, "userActivated" | "referrerPolicy"> = {},
  ): Promise<Shown> {
    const { active } = this.#shown;
    await active.go(this.#shown, url, { by: "location", ...options });
    return this.page;
  }

  /**
   * Submits a form of its page, whose response it shows; the form's target does nothing.
   *
   * @throws TypeError as `Page.submit` does
   */
  async submit(form: PageForm, options: SubmissionOptions = {}): Promise<Shown> {
    await this.#shown.active.submit(this.#shown, form, options);
    return this.page;
  }

  /** Waits for the navigations that a script has begun, and returns the page that is shown then. */
  async loaded(): Promise<Shown> {
    for (let seen: Promise<unknown> | undefined; seen !== this.#shown.loading;) {
      seen = this.#shown.loading;
      await seen.catch(() => undefined);
    }
    return this.page;
  }

  /**
   * Closes it as the user does, or removes the frame. Its page hears `pagehide` and `unload`; then its requests end, but for
   * beacons and those with `keepalive`. The same happens where it shows another page.
   */
  close(): void {
    if (this.#context !== undefined) this.#shown.close();
  }
}
