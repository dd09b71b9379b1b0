import type { Engine } from "../../engines/engine.ts";
import { baseURL, type Environment, type OpenerPolicy } from "../../fetch/environment.ts";
import { embedderOfFrame } from "../../fetch/embedder-policy.ts";
import { isOfResourcePolicy, type Failure } from "../../fetch/failure.ts";
import { HeaderList, type Header } from "../../fetch/header-list.ts";
import { isSameOrigin, type Origin } from "../../fetch/origin.ts";
import type { PageForm, SubmissionOptions } from "../../forms/form.ts";
import { formNavigation } from "../../forms/submit-form.ts";
import { isFragmentOf } from "../../fetch/fragment.ts";
import { topLevelEnvironment } from "../../navigation/new-environment.ts";
import type { NavigationOptions } from "../../navigation/navigation-options.ts";
import { targetOf, type NavigationTarget } from "../../navigation/navigation-request.ts";
import { serverURL } from "../../navigation/server-url.ts";
import type { Outcome } from "../outcome.ts";
import type { NavigatedContext } from "../navigate.ts";
import type { WindowContext, WindowPage, WindowRealm } from "./window-context.ts";
import type { TraceEvent } from "../../trace/event.ts";
import { isHead } from "../../trace/trace.ts";
import { AbortController, DOMException, Event, URL } from "../../platform.ts";
import { BrowsingContext } from "./browsing-context.ts";
import { localURL } from "./local-url.ts";
import { OpenedWindow } from "./opened-window.ts";
import { policyOfFrame } from "../../permissions-policy/policy.ts";
import { openerPolicyOf, switchesGroup } from "../../navigation/opener-policy.ts";
import { ownWindow, type OwnWindow } from "./own-window.ts";
import { hindranceOf, topHindrance, type Hindrance, type LeavingPage } from "./leaving.ts";
import { allows, joinSandboxes, originOnly, parseSandbox, type Sandbox } from "./sandbox.ts";
import { checkFrameOptions, checkOpenWindowOptions, openingOf } from "./window-options.ts";
import type { FrameOptions, OpenWindowOptions } from "./window-options.ts";
import { toUSVString } from "../web-idl.ts";
import type { WindowNote } from "./window-note.ts";
import { windowProxy, type WindowProxy } from "./window-proxy.ts";

/** What only the page itself can do. */
interface PageMeans<Page extends WindowPage, Navigated extends Outcome> {
  readonly navigate: (
    target: NavigationTarget,
    options: NavigationOptions,
    into: NavigatedContext,
  ) => Promise<{ readonly navigation: Navigated; readonly newWindows: PageWindows<Page, Navigated> | undefined }>;
  readonly load: (environment: Environment) => PageWindows<Page, Navigated>;
}

type Context<Page extends WindowPage, Navigated extends Outcome> = BrowsingContext<
  PageWindows<Page, Navigated>,
  Navigated
>;

/** A hostile page can try without end. */
const maxNotes = 1000;

/** The windows and frames that a page can reach, its own first. */
export class PageWindows<Page extends WindowPage, Navigated extends Outcome> implements WindowRealm {
  readonly page: Page;
  readonly notes: WindowNote[] = [];
  readonly #means: PageMeans<Page, Navigated>;
  readonly #proxies = new WeakMap<WindowContext, WindowProxy>();
  #context: Context<Page, Navigated> | undefined;
  #own: OwnWindow | undefined;
  #unloading: AbortController | undefined;
  /** What ends with the page beside its requests. */
  readonly #ends = new Set<() => void>();

  constructor(page: Page, means: PageMeans<Page, Navigated>) {
    this.page = page;
    this.#means = means;
  }

  /** The one that shows the page: of its own, unless a page has opened it. */
  get context(): Context<Page, Navigated> {
    if (this.#context !== undefined) return this.#context;
    const { environment, origin } = this.page;
    const isSandboxed = origin === "null" && /^https?:$/.test(environment.creationURL.protocol);
    const openerPolicy = environment.openerPolicy ?? { value: "unsafe-none", origin };
    this.#show(
      new BrowsingContext<PageWindows<Page, Navigated>, Navigated>({
        openerPolicy,
        sandbox: isSandboxed ? originOnly : undefined,
      }),
    );
    return this.context;
  }

  get own(): OwnWindow {
    return (this.#own ??= ownWindow(this.page, () => this.context));
  }

  windowOf(context: WindowContext): WindowProxy {
    const known = this.#proxies.get(context) ?? windowProxy(this, context);
    this.#proxies.set(context, known);
    return known;
  }

  note(note: WindowNote): void {
    if (this.notes.length < maxNotes) this.notes.push(note);
  }

  /** Whether this page may leave, or its form: notes what keeps it from that. */
  mayLeave(to: NavigationTarget, options: NavigationOptions): boolean {
    const hindrance = hindranceOf(this.#leaving, to, options, this.#isSandboxed);
    if (hindrance !== undefined) this.#noteHindrance(hindrance, to.url.href);
    return hindrance === undefined;
  }

  get #leaving(): LeavingPage {
    const { environment, engine } = this.page;
    const { sandbox } = this.context;
    const ofPolicies = sandboxesOf(environment);
    return {
      environment,
      rules: engine.navigation,
      allows: (token) => [sandbox, ...ofPolicies].every((one) => allows(one, token)),
    };
  }

  get #isSandboxed(): boolean {
    return this.context.sandbox !== undefined || sandboxesOf(this.page.environment).length > 0;
  }

  #noteHindrance(hindrance: Hindrance, url: string): void {
    const code = hindrance === "activation" ? "not-activated" : "sandboxed";
    const values = { url, ...(hindrance !== "activation" && { token: hindrance }) };
    this.note({ code, values, consoleMessage: undefined });
  }

  #show(context: Context<Page, Navigated>): void {
    this.#context = context;
    if (context.parent !== undefined || context.openedBy !== undefined) this.#unloading = new AbortController();
    context.show(this);
  }

  /** Whether the page is gone, or about to be: it opens no window then, and adds no frame. */
  get #isLeft(): boolean {
    return this.page.environment.isUnloaded === true || this.context.isUnloading;
  }

  /** Calls it when the page is unloaded. Returns what forgets it. */
  whenUnloaded(end: () => void): () => void {
    this.#ends.add(end);
    return () => void this.#ends.delete(end);
  }

  /** Aborted when the page is unloaded; `undefined` for a page that no page has opened, which the model keeps. */
  get unloading(): AbortSignal | undefined {
    return this.#unloading?.signal;
  }

  /** https://html.spec.whatwg.org/#unload-a-document */
  unload(): void {
    for (const type of ["pagehide", "unload"]) this.#own?.dispatchEvent(new Event(type));
    this.page.environment.isUnloaded = true;
    for (const end of [...this.#ends]) end();
    this.#unloading?.abort(new TypeError(this.page.engine.errorMessage));
  }

  /** https://html.spec.whatwg.org/#window-open-steps */
  async open(url: string | URL, options: OpenWindowOptions): Promise<OpenedWindow<Page, Navigated>> {
    checkOpenWindowOptions(options);
    if (this.#isLeft) return new OpenedWindow(null, undefined);
    const { sandbox } = this.context;
    if (!this.#leaving.allows("allow-popups")) {
      this.#noteHindrance("allow-popups", String(url));
      return new OpenedWindow(null, undefined);
    }
    const opening = openingOf(options);
    const isApart = this.#opensApart(opening);
    const context = new BrowsingContext<PageWindows<Page, Navigated>, Navigated>({
      opener: isApart ? undefined : this.context,
      openedBy: this,
      name: options.name ?? "",
      sandbox: allows(sandbox, "allow-popups-to-escape-sandbox") ? undefined : sandbox,
      openerPolicy: this.#inheritedPolicy(isApart),
    });
    return this.#fill(context, url, opening, isApart ? null : this.windowOf(context));
  }

  /** Adds an `<iframe>`. */
  async frame(url: string | URL, options: FrameOptions): Promise<OpenedWindow<Page, Navigated>> {
    checkFrameOptions(options);
    if (this.#isLeft) return new OpenedWindow(null, undefined);
    const { sandbox, name = "", referrerPolicy, allow = "" } = options;
    const own = sandbox === undefined ? undefined : parseSandbox(sandbox);
    const { origin } = this.page;
    const joined = joinSandboxes(this.context.sandbox, own);
    const context = new BrowsingContext<PageWindows<Page, Navigated>, Navigated>({
      parent: this.context,
      name,
      sandbox: joined,
      allow: { text: allow, src: allows(joined, "allow-same-origin") ? this.#originOf(url) : "null" },
      openerPolicy: { value: "unsafe-none", origin },
    });
    const loading: NavigationOptions = { by: "frame", ...(referrerPolicy !== undefined && { referrerPolicy }) };
    return this.#fill(context, url, loading, this.windowOf(context));
  }

  /** The origin of a frame's URL; of a URL that is relative or none, that of its document. */
  #originOf(url: string | URL): Origin {
    const base = baseURL(this.page.environment).href;
    const isOwn = localURL(url, true)?.protocol === "about:" || !URL.canParse(String(url), base);
    return isOwn ? this.page.origin : new URL(url, base).origin;
  }

  async #fill(
    context: Context<Page, Navigated>,
    url: string | URL,
    options: NavigationOptions,
    window: WindowProxy | null,
  ): Promise<OpenedWindow<Page, Navigated>> {
    const { environment } = this.page;
    const local = localURL(url, context.parent !== undefined);
    this.#means.load(this.#localEnvironment(context, local)).#show(context);
    if (local === undefined) {
      const to = { url: serverURL(url, baseURL(environment).href), method: "GET", body: undefined } as const;
      await this.#navigate(context, to, options);
    }
    return new OpenedWindow(window, context);
  }

  /** https://html.spec.whatwg.org/#the-rules-for-choosing-a-navigable */
  #opensApart({ by, rel = "" }: NavigationOptions): boolean {
    const words = rel.toLowerCase().split(/\s+/);
    if (words.includes("noopener") || words.includes("noreferrer")) return true;
    if (by === "link" && !words.includes("opener")) return true;
    const { openerPolicy, active } = this.context.top;
    return openerPolicy.value.startsWith("same-origin") && openerPolicy.value !== "same-origin-allow-popups"
      ? !isSameOrigin(active.page.origin, this.page.origin)
      : false;
  }

  /** https://html.spec.whatwg.org/#creating-a-new-browsing-context */
  #inheritedPolicy(isApart: boolean): OpenerPolicy {
    const { origin } = this.page;
    const { openerPolicy, active } = this.context.top;
    return isApart || !isSameOrigin(active.page.origin, origin) ? { value: "unsafe-none", origin } : openerPolicy;
  }

  /** https://html.spec.whatwg.org/#determining-navigation-params-policy-container, and the origin of such a document */
  #localEnvironment(context: Context<Page, Navigated>, creationURL = new URL("about:blank")): Environment {
    const { parent, sandbox, opener, ancestors } = context;
    const { documentBaseURL, ...environment } = this.page.environment;
    const isAbout = creationURL.protocol === "about:";
    const isOwn = isAbout && (parent ?? opener) !== undefined && allows(sandbox, "allow-same-origin");
    return {
      ...environment,
      creationURL,
      ...(isAbout && { documentBaseURL: documentBaseURL ?? environment.creationURL }),
      // Of each document: the other one has asked for it, or was clicked.
      hasStorageAccess: false,
      lastActivation: Number.NEGATIVE_INFINITY,
      ...this.#policed(context, isOwn ? environment.origin : "null"),
      ancestors,
    };
  }

  /** What `location` does, of any window that the page has. */
  setLocation(context: WindowContext, given: unknown): void {
    const { environment } = this.page;
    const text = toUSVString(given);
    if (!URL.canParse(text, baseURL(environment).href))
      throw new DOMException(`${JSON.stringify(text)} is not a valid URL.`, "SyntaxError");
    const isOuter = context !== this.context && context === this.context.top;
    const hindrance = isOuter ? topHindrance(this.#leaving, false, this.#isSandboxed) : undefined;
    if (hindrance !== undefined) {
      this.#noteHindrance(hindrance, text);
      throw new DOMException(
        `This frame has no permission to navigate the page to ${JSON.stringify(text)}.`,
        "SecurityError",
      );
    }
    void this.go(context, text, { by: "location" });
  }

  /** Navigates a window, after what it does already. */
  go(reached: WindowContext, given: string | URL, options: NavigationOptions): Promise<void> {
    // Whatever window a page reaches is of its own browser.
    const context = reached as unknown as Context<Page, Navigated>;
    const url = serverURL(given, baseURL(this.page.environment).href);
    const { environment } = context.active.page;
    if (isFragmentOf(url, environment.creationURL)) {
      environment.creationURL = url;
      return Promise.resolve();
    }
    return this.#queue(context, { url, method: "GET", body: undefined }, options);
  }

  /** Submits a form of this page, whose response a window shows. */
  async submit(reached: WindowContext, form: PageForm, submission: SubmissionOptions): Promise<void> {
    const { environment, engine } = this.page;
    const planned = await formNavigation(form, submission, environment, engine.navigation);
    const context = reached as unknown as Context<Page, Navigated>;
    if (planned !== undefined && this.mayLeave(planned, submission))
      await this.#queue(context, planned, planned.options);
  }

  #queue(context: Context<Page, Navigated>, to: NavigationTarget, options: NavigationOptions): Promise<void> {
    const target = context.parent === undefined ? "_blank" : "frame";
    const run = (): Promise<void> => this.#navigate(context.current, to, { rel: "opener", ...options, target });
    const navigation = context.loading.then(run, run);
    context.loading = navigation.catch(() => undefined);
    return navigation;
  }

  /**
   * Navigates the page's frame that the target names.
   *
   * @returns `undefined` where it names none; without a navigation where the frame was removed before it began
   */
  async navigateFrame(
    to: NavigationTarget,
    options: NavigationOptions,
  ): Promise<{ readonly navigation: Navigated | undefined } | undefined> {
    const frame = this.#frameNamed(options);
    if (frame === undefined) return undefined;
    const before = frame.current.lastNavigation;
    await this.#queue(frame, to, options);
    const { lastNavigation: navigation } = frame.current;
    return { navigation: navigation === before ? undefined : navigation };
  }

  #frameNamed({ target = "" }: NavigationOptions): Context<Page, Navigated> | undefined {
    return target === "" ? undefined : this.#context?.frames.find(({ name }) => name === target);
  }

  /**
   * Goes to another place in the document that this page or its frame shows, which requests nothing.
   *
   * https://html.spec.whatwg.org/#navigate-fragid
   *
   * @returns that page; `undefined` where the navigation leads to another document
   */
  goToFragment({ url, method }: NavigationTarget, options: NavigationOptions): Page | undefined {
    const isOwn = ["", "_self"].includes(targetOf(options));
    const page = isOwn ? this.page : this.#frameNamed(options)?.active.page;
    if (page === undefined || method !== "GET" || !isFragmentOf(url, page.environment.creationURL)) return undefined;
    page.environment.creationURL = url;
    return page;
  }

  async #navigate(context: Context<Page, Navigated>, to: NavigationTarget, options: NavigationOptions): Promise<void> {
    const isGone = (): boolean => context.isClosed;
    if (isGone()) return;
    const { ancestors, parent } = context;
    const ending = new AbortController();
    const end = (): void => ending.abort();
    context.closing.addEventListener("abort", end, { once: true });
    const loaded = await this.#means.navigate(to, options, {
      ancestors,
      embedder: parent === undefined ? null : embedderOfFrame(parent.active.page.environment),
      replaced: context.active.page.environment,
      signal: ending.signal,
      environmentOf: (from) => this.#environmentIn(context, from),
    });
    // What has come may be read when the window is closed.
    context.closing.removeEventListener("abort", end);
    if (isGone()) {
      context.lastNavigation = loaded.navigation;
      return;
    }
    const { newWindows } = loaded;
    const { response, failure } = loaded.navigation;
    if (newWindows === undefined && (response !== undefined || staysAfter(failure, this.page.engine))) {
      context.lastNavigation = loaded.navigation;
      return;
    }
    // https://html.spec.whatwg.org/#navigate-ua-inline: an error page has an origin of its own
    const page =
      newWindows ?? this.#means.load({ ...this.#localEnvironment(context), creationURL: to.url, origin: "null" });
    const target = newWindows === undefined ? context : this.#enforcePolicies(context, loaded.navigation.trace);
    target.lastNavigation = loaded.navigation;
    target.isInitial = false;
    page.#show(target);
  }

  #environmentIn(
    context: Context<Page, Navigated>,
    from: Parameters<NavigatedContext["environmentOf"]>[0],
  ): Environment {
    const { parent, sandbox, ancestors } = context;
    const own = topLevelEnvironment(from);
    const isSecure = parent === undefined || parent.active.page.environment.isSecureContext;
    return {
      ...own,
      ...this.#policed(context, allows(sandbox, "allow-same-origin") ? own.origin : "null"),
      ancestors,
      addressSpace: this.page.environment.addressSpace,
      isSecureContext: isSecure && own.isSecureContext,
      sandboxesStorageAccess: !allows(sandbox, "allow-storage-access-by-user-activation"),
    };
  }

  /** A document's origin, and what it may use there. */
  #policed(
    { parent, allow }: Context<Page, Navigated>,
    origin: Origin,
  ): Pick<Environment, "origin" | "permissionsPolicy"> {
    const container = parent?.active.page.environment;
    const rules = this.page.engine.permissionsPolicy;
    return { origin, permissionsPolicy: container && policyOfFrame(container, allow, origin, rules) };
  }

  /** https://html.spec.whatwg.org/#coop-enforce, for each response of the navigation */
  #enforcePolicies(context: Context<Page, Navigated>, trace: readonly TraceEvent[]): Context<Page, Navigated> {
    if (context.parent !== undefined) return context;
    const before = context.openerPolicy;
    let active = before;
    let isSwitched = false;
    let { isInitial } = context;
    for (const { url, headers } of responsesOf(trace)) {
      const policy = openerPolicyOf(url, new HeaderList(headers), this.page.engine);
      isSwitched ||= switchesGroup(active, policy, isInitial);
      active = policy;
      isInitial = false;
    }
    context.openerPolicy = active;
    return isSwitched ? this.#separate(context, before, active) : context;
  }

  #separate(
    context: Context<Page, Navigated>,
    before: OpenerPolicy,
    { value, origin }: OpenerPolicy,
  ): Context<Page, Navigated> {
    const { openedBy, sandbox, openerPolicy } = context;
    if (openedBy === undefined) return context;
    context.openerPolicy = before;
    openedBy.note({
      code: "coop",
      values: { policy: value, opener: before.value, origin },
      consoleMessage: undefined,
    });
    const successor = new BrowsingContext<PageWindows<Page, Navigated>, Navigated>({ openedBy, sandbox, openerPolicy });
    context.successor = successor;
    context.close();
    return successor;
  }
}

/** Whether a frame shows what it did before. */
const staysAfter = (failure: Failure | undefined, { embedder }: Engine): boolean =>
  failure?.code === "mixed-content" || (embedder.refusedFrameStays && isOfResourcePolicy(failure?.code));

/** https://html.spec.whatwg.org/#csp-derived-sandboxing-flags */
const sandboxesOf = ({ contentSecurityPolicies = [] }: Environment): readonly Sandbox[] =>
  contentSecurityPolicies
    .flatMap(({ directives }) => directives.get("sandbox") ?? [])
    .map(({ text }) => parseSandbox(text));

/** Each response of a navigation, redirects first. */
function responsesOf(trace: readonly TraceEvent[]): { readonly url: URL; readonly headers: readonly Header[] }[] {
  const found: { readonly url: URL; readonly headers: readonly Header[] }[] = [];
  let url: URL | undefined;
  for (const event of trace) {
    if (event.kind === "main-fetch") url = new URL(event.url);
    if (isHead(event) && url !== undefined) found.push({ url, headers: event.headers });
  }
  return found;
}
