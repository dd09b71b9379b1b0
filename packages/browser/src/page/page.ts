import type { Engine } from "../engines/engine.ts";
import type { EmbedOptions } from "../embed/embed-options.ts";
import type { Embedding } from "../embed/embedding.ts";
import type { BodyInit } from "../fetch/body.ts";
import { baseURL, type Environment, type Refresh } from "../fetch/environment.ts";
import type { FetchRequest } from "../fetch/request.ts";
import type { PageForm, SubmissionOptions } from "../forms/form.ts";
import { formNavigation } from "../forms/submit-form.ts";
import type { DocumentParser, DocumentSerializer, UserAgent } from "../fetch/user-agent.ts";
import { pageHistory, type PageHistory } from "../navigation/history.ts";
import type { NavigationTarget } from "../navigation/navigation-request.ts";
import { checkNavigationOptions, type NavigationOptions } from "../navigation/navigation-options.ts";
import { serverURL } from "../navigation/server-url.ts";
import { beaconRequest, takesBeacon } from "./beacon-request.ts";
import { globalClock, type Clock } from "./clock.ts";
import { documentOf, storageAccessOf, type PageDocument } from "./document.ts";
import { navigate, type NavigatedContext } from "./navigate.ts";
import type { Outcome } from "./outcome.ts";
import type { PageResponse } from "./page-response.ts";
import { embed } from "./embed.ts";
import type { EventRealm } from "./event-realm.ts";
import { FetchMethod } from "./fetch-method.ts";
import { pageClasses, type PageClasses } from "./globals.ts";
import { defineLength } from "./interface-members.ts";
import type { RequestInfo } from "./page-request.ts";
import { refusedOutcome, runRequest } from "./run-request.ts";
import type { RunOptions } from "./run-options.ts";
import type { RunSynchronously } from "./run-synchronously.ts";
import type { PageRequestInit } from "./request-init.ts";
import type { OpenedWindow } from "./windows/opened-window.ts";
import { PageWindows } from "./windows/page-windows.ts";
import type { FrameOptions, OpenWindowOptions } from "./windows/window-options.ts";
import type { WindowNote } from "./windows/window-note.ts";
import type { WindowProxy } from "./windows/window-proxy.ts";
import { ServiceWorkerContainer } from "./service-workers/service-worker-container.ts";
import type { StartedWorker, WorkerGlobalScope } from "./workers/worker-global-scope.ts";
import type { WorkerOptions } from "./workers/worker-options.ts";
import { AbortSignal } from "../platform.ts";
import { openSocket, type OpenSocketOptions } from "./sockets/open-socket.ts";

/** What a navigation did. The page that began it learns nothing: `response` is what the browser received. */
export interface Navigation extends Outcome {
  /** The page that the response shows; `undefined` where it shows none: an error, a 204, a download. */
  readonly newPage: Page | undefined;
}

/** What a page's script finds as globals. */
export interface PageGlobals extends PageClasses {
  /** The page's `fetch`, which is also of the platform's type, for libraries that take a `fetch`. */
  readonly fetch: Page["fetch"] & typeof globalThis.fetch;
  readonly document: PageDocument;
}

/** A page: a document at a URL, and what its script can do. */
export class Page {
  readonly environment: Environment;
  readonly document: PageDocument;
  readonly history: PageHistory;
  readonly clock: Clock = globalClock;
  readonly #userAgent: UserAgent;
  readonly #windows: PageWindows<Page, Navigation>;
  #last: Outcome | undefined;
  #globals: PageGlobals | undefined;
  #serviceWorker: ServiceWorkerContainer | undefined;
  /** Of a dedicated worker: the page that started it, with which it ends. */
  #owner: Page | undefined;
  readonly #fetchMethod = new FetchMethod(this, (outcome) => (this.#last = outcome));

  constructor(environment: Environment, userAgent: UserAgent) {
    this.environment = environment;
    this.#userAgent = userAgent;
    const controller = userAgent.serviceWorkers?.controllerFor(environment);
    if (controller !== undefined && environment.activeServiceWorker === undefined)
      environment.activeServiceWorker = controller;
    this.document = Object.assign(documentOf(environment, userAgent), storageAccessOf(environment, userAgent));
    this.history = pageHistory(environment);
    this.#windows = new PageWindows(this, {
      navigate: (target, options, into) => this.#navigateInto(target, options, into),
      load: (loaded) => new Page(loaded, userAgent).#windows,
    });
  }

  /** The page's own window, as its script has it: `parent`, `opener`, `onmessage`, its frames. */
  get window(): WindowProxy {
    return this.#windows.windowOf(this.#windows.context);
  }

  /** What the page's console says of windows and frames of other origins. */
  get windowNotes(): readonly WindowNote[] {
    return this.#windows.notes;
  }

  /**
   * The page's own globals: `Request`, `Response`, `Headers`, `XMLHttpRequest` and what goes with them, each as its
   * script finds it. Pass them to a library that takes a `fetch` or such classes.
   */
  get globals(): PageGlobals {
    return (this.#globals ??= Object.assign(pageClasses(this), {
      fetch: this.fetch as PageGlobals["fetch"],
      document: this.document,
    }));
  }

  /** The page's own constructor: `new page.XMLHttpRequest()`. */
  get XMLHttpRequest(): PageGlobals["XMLHttpRequest"] {
    return this.globals.XMLHttpRequest;
  }

  get engine(): Engine {
    return this.#userAgent.engine;
  }

  /** How a script waits for a request; `undefined` here, where the network runs in the script's own thread. */
  get runSynchronously(): RunSynchronously | undefined {
    return undefined;
  }

  get parser(): DocumentParser | undefined {
    return this.#userAgent.parser;
  }

  /** Where a script's events are not the platform's; `undefined` here. */
  get eventRealm(): EventRealm | undefined {
    return undefined;
  }

  get serializer(): DocumentSerializer | undefined {
    return this.#userAgent.serializer;
  }

  get url(): string {
    return this.environment.creationURL.href;
  }

  get origin(): string {
    return this.environment.origin;
  }

  /**
   * What the response header `Refresh` makes the browser do with this page, and after how many seconds; `undefined` where
   * the response had none. The model does not wait: navigate where it says.
   *
   * @example
   * if (page.refresh !== undefined) await page.navigate(page.refresh.url);
   */
  get refresh(): Refresh | undefined {
    return this.environment.refresh;
  }

  /** The outcome of this page's last attempt, with its trace. */
  get lastOutcome(): Outcome | undefined {
    return this.#last;
  }

  /**
   * Does what `fetch` does in the page's script.
   *
   * https://fetch.spec.whatwg.org/#fetch-method
   *
   * @throws TypeError with the engine's own words, which do not say why; `lastOutcome` does
   * @throws the signal's reason when it is aborted
   */
  readonly fetch: (...given: [input: RequestInfo, init?: PageRequestInit]) => Promise<PageResponse> = defineLength(
    { fetch: (...given: readonly unknown[]): Promise<PageResponse> => this.#fetchMethod.fetch(given) }.fetch,
    1,
  );

  /** The same, seen from outside the page. Never rejects. */
  async attempt(...given: [input: RequestInfo, init?: PageRequestInit]): Promise<Outcome> {
    return this.#fetchMethod.attempt(given);
  }

  /**
   * Navigates as a link, `location`, `window.open` or an iframe does. Where `target` is the name of a frame that the page
   * has added, that frame shows the new page.
   *
   * @returns what the browser sent and received, and the page that it shows; this one stays as it is
   * @throws TypeError for what is not a URL with http: or https:
   *
   * @example
   * const { sent, newPage } = await page.navigate("https://bank.example/logout", { userActivated: true });
   */
  async navigate(url: string | URL, options: NavigationOptions = {}): Promise<Navigation> {
    checkNavigationOptions(options);
    return this.#navigateTarget(
      { url: serverURL(url, baseURL(this.environment).href), method: "GET", body: undefined },
      options,
    );
  }

  /**
   * Opens a window as `window.open` or a link does.
   *
   * @returns the window as this page has it, and the page that it shows
   * @throws TypeError for options that don't exist, and for what is not a URL with http: or https:, or about:blank
   *
   * @example
   * const { window, page: popup } = await page.openWindow("https://idp.example/sign-in");
   * popup.window.opener?.postMessage("signed in", "https://app.example");
   */
  async openWindow(url: string | URL, options: OpenWindowOptions = {}): Promise<OpenedWindow<Page, Navigation>> {
    return this.#windows.open(url, options);
  }

  /**
   * Adds an `<iframe>`; `about:srcdoc` is one whose document is in its attribute `srcdoc`, and a `data:` URL has its document
   * in itself, and an origin of its own.
   *
   * @returns the frame's window as this page has it, and the page that it shows
   * @throws TypeError as `openWindow` does
   *
   * @example
   * const { window, page: widget } = await page.frame("https://pay.example/card", { sandbox: "allow-scripts" });
   */
  async frame(url: string | URL, options: FrameOptions = {}): Promise<OpenedWindow<Page, Navigation>> {
    return this.#windows.frame(url, options);
  }

  /**
   * Starts a worker as `new Worker(url, options)` or `new SharedWorker(url, options)` does.
   *
   * @param url of its script: http:, https:, data:, or what `URL.createObjectURL` gives
   * @returns what the browser sent and received for the script, and the worker, where it runs
   * @throws TypeError for options that don't exist, and for what is no such URL
   *
   * @example
   * const { worker } = await page.worker("/worker.js", { type: "module" });
   * await worker?.fetch("https://api.example/me");
   */
  async worker(url: string | URL, options: WorkerOptions = {}): Promise<StartedWorker> {
    const { environment, engine } = this;
    // Loaded here, because most pages start no worker.
    const [{ startWorker }, { WorkerGlobalScope }] = await Promise.all([
      import("./workers/start-worker.ts"),
      import("./workers/worker-global-scope.ts"),
    ]);
    const scopeOf = (own: Environment, its: WorkerOptions): WorkerGlobalScope => {
      const page = this.workerPage(own);
      if (its.shared !== true) page.#owner = this;
      return new WorkerGlobalScope(page, its);
    };
    const run = (request: FetchRequest, more: RunOptions): Promise<Outcome> => this.run(request, more);
    const started = await startWorker(url, options, { environment, engine, run, scopeOf });
    this.#last = started;
    return started;
  }

  /** Makes the page by which a worker that this page starts sends its requests. */
  protected workerPage(environment: Environment): Page {
    return new Page(environment, this.#userAgent);
  }

  /**
   * Does what a user's click in the page does: for 5 seconds, its script may ask for what needs one.
   *
   * https://html.spec.whatwg.org/#activation-notification
   */
  activate(): void {
    this.environment.lastActivation = this.#userAgent.now();
  }

  /** What registers service workers; `undefined` where the page is not a secure context. */
  get serviceWorker(): ServiceWorkerContainer | undefined {
    if (!this.environment.isSecureContext) return undefined;
    return (this.#serviceWorker ??= new ServiceWorkerContainer({
      environment: this.environment,
      engine: this.engine,
      userAgent: this.#userAgent,
      run: (request, more) => this.run(request, more),
      refuse: (error) => this.#refuse(error),
      pageOf: (own) => new Page(own, this.#userAgent),
    }));
  }

  /**
   * Submits a form, as a script or a user does.
   *
   * @returns what the browser sent and received; `undefined` for the method `dialog`, which sends nothing
   * @throws TypeError where the action is not a URL with http: or https:
   *
   * @example
   * await page.submit({ action: "https://bank.example/transfer", method: "post", fields: { to: "eve", amount: "9" } });
   */
  async submit(form: PageForm, options: SubmissionOptions = {}): Promise<Navigation | undefined> {
    const planned = await formNavigation(form, options, this.environment, this.#userAgent.engine.navigation);
    return planned && this.#navigateTarget(planned, planned.options);
  }

  /**
   * Does what `navigator.sendBeacon` does, seen from outside the page, which learns nothing. Never rejects.
   *
   * @param data what the beacon carries. Default: nothing
   */
  async sendBeacon(url: string | URL, data: BodyInit | null = null): Promise<Outcome> {
    let request: FetchRequest;
    try {
      request = await beaconRequest(url, data, this.environment, this.engine);
    } catch (error) {
      return this.#refuse(error);
    }
    return (this.#last = { ...(await this.run(request)), readable: false });
  }

  /**
   * Whether `navigator.sendBeacon` returns true, which is all that a script learns of it: the browser has taken the beacon.
   *
   * @throws TypeError for what is not a URL with http: or https:, and for a stream
   */
  takesBeacon(url: string | URL, data: BodyInit | null = null): boolean {
    return takesBeacon(url, data, this.environment, this.engine);
  }

  /**
   * Embeds something as an element does, or `import()`, or a rule of a style sheet.
   *
   * @returns what the browser sent and received, and what the page observes of it
   * @throws TypeError for options that don't exist, and where the URL is not one with http: or https:
   *
   * @example
   * const { event, content } = await page.embed({ as: "image", url: "https://bank.example/chart.png" });
   */
  async embed(options: EmbedOptions): Promise<Embedding> {
    const embedding = await embed(this, options);
    this.#last = embedding;
    return embedding;
  }

  /**
   * Opens a WebSocket as `new WebSocket(url)` does, seen from outside the page, and closes it again. Never rejects.
   *
   * @param options subprotocols to offer, and a message to send once it is open
   *
   * @example
   * const { readable } = await page.openSocket("wss://bank.example/live");
   */
  async openSocket(url: string | URL, options: OpenSocketOptions = {}): Promise<Outcome> {
    try {
      return (this.#last = await openSocket(this.globals.WebSocket, url, options));
    } catch (error) {
      return this.#refuse(error);
    }
  }

  #refuse(error: unknown): Outcome {
    return (this.#last = refusedOutcome(this, error));
  }

  #unsent(newPage: Page | undefined): Navigation {
    const navigation = { ...refusedOutcome(this, undefined), newPage };
    this.#last = navigation;
    return navigation;
  }

  async #navigateTarget(to: NavigationTarget, options: NavigationOptions): Promise<Navigation> {
    if (!this.#windows.mayLeave(to, options)) return this.#unsent(undefined);
    const shown = this.#windows.goToFragment(to, options);
    if (shown !== undefined) return this.#unsent(shown);
    const framed = await this.#windows.navigateFrame(to, options);
    if (framed === undefined) return this.#navigate(to, options);
    return framed.navigation ?? this.#unsent(undefined);
  }

  async #navigate(target: NavigationTarget, options: NavigationOptions, into?: NavigatedContext): Promise<Navigation> {
    const { environment } = this;
    const userAgent = this.#userAgent;
    const run = (request: FetchRequest, more: RunOptions): Promise<Outcome> => this.run(request, more);
    const newPage = (opened: Environment): Page => new Page(opened, this.#userAgent);
    const navigation = await navigate({ environment, userAgent, run, newPage }, target, options, into);
    this.#last = navigation;
    return navigation;
  }

  async #navigateInto(
    target: NavigationTarget,
    options: NavigationOptions,
    into: NavigatedContext,
  ): Promise<{ readonly navigation: Navigation; readonly newWindows: PageWindows<Page, Navigation> | undefined }> {
    const navigation = await this.#navigate(target, options, into);
    const { newPage } = navigation;
    return { navigation, newWindows: newPage === undefined ? undefined : newPage.#windows };
  }

  /**
   * Aborted when the window or frame that shows the page shows another, or is closed; `undefined` for a page that no page
   * has opened, which the model keeps.
   */
  get unloading(): AbortSignal | undefined {
    return this.#owner === undefined ? this.#windows.unloading : this.#owner.unloading;
  }

  /** Calls it when the page is unloaded. Returns what forgets it. */
  whenUnloaded(end: () => void): () => void {
    return this.#owner === undefined ? this.#windows.whenUnloaded(end) : this.#owner.whenUnloaded(end);
  }

  /** Fetches what a page's script, form or element requests. */
  async run(
    request: FetchRequest,
    { signal: own, outlivesPage = request.keepalive, processRequestEndOfBody, refuse }: RunOptions = {},
  ): Promise<Outcome> {
    const signal = outlivesPage ? own : this.#endingWith(own);
    const options = { signal, processRequestEndOfBody, refuse };
    return (this.#last = await runRequest(this, this.#userAgent, request, options));
  }

  /** https://fetch.spec.whatwg.org/#concept-fetch-group-terminate */
  #endingWith(signal: AbortSignal | undefined): AbortSignal | undefined {
    const { unloading } = this;
    if (signal === undefined || unloading === undefined) return signal ?? unloading;
    return AbortSignal.any([signal, unloading]);
  }
}
