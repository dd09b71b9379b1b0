import type { FetchRequest } from "../../fetch/request.ts";
import type { ServiceWorker } from "../../fetch/environment.ts";
import type { Outcome } from "../outcome.ts";
import type { Realm } from "../realm.ts";
import {
  globalsWithout,
  WorkerScope,
  type Fetch,
  type WorkerGlobals,
  type WorkerPage,
} from "../workers/worker-scope.ts";
import { FetchEvent } from "./fetch-event.ts";
import { interceptedRequest } from "./intercepted-request.ts";

/** What a service worker does with the pages in its scope: https://w3c.github.io/ServiceWorker/#clients-interface */
interface Clients {
  /** Controls those too that had loaded before it was there. */
  claim(): Promise<void>;
}

/** What a service worker's script finds as globals. */
export type ServiceWorkerGlobals = Omit<WorkerGlobals, "document" | "XMLHttpRequest">;

/** Does what a page's `fetch` does, and remembers what came of it. */
const remembering =
  (page: WorkerPage, outcomes: WeakMap<object, Outcome>): Fetch =>
  async (...given) => {
    const outcome = await page.attempt(...given);
    const { response, error = new TypeError(page.engine.errorMessage) } = outcome;
    outcomes.set(response ?? error, outcome);
    if (response === undefined) throw error;
    return response;
  };

/**
 * A service worker that runs, and what its script can do.
 *
 * https://w3c.github.io/ServiceWorker/#serviceworkerglobalscope-interface
 */
export class ServiceWorkerGlobalScope extends WorkerScope implements ServiceWorker {
  /**
   * What handles the requests of the pages that it controls. Default: nothing does, and they go to the network.
   *
   * @example
   * worker.onfetch = (event) => event.respondWith(worker.fetch(event.request));
   */
  onfetch: ((event: FetchEvent) => unknown) | null = null;
  readonly clients: Clients = {
    claim: () => {
      this.#isClaiming = true;
      return Promise.resolve();
    },
  };
  /** With which the URL of each page begins that it controls. */
  readonly scope: string;
  /** The worker's own globals; see `Page.globals`. There is neither a `document` nor `XMLHttpRequest`. */
  readonly globals: ServiceWorkerGlobals;
  readonly #realm: Realm;
  readonly #outcomes: WeakMap<object, Outcome>;
  #isClaiming = false;

  constructor(page: WorkerPage & Realm, scope: string) {
    const outcomes = new WeakMap<object, Outcome>();
    super(page, remembering(page, outcomes));
    this.#realm = page;
    this.#outcomes = outcomes;
    this.globals = {
      ...globalsWithout(page.globals, ["document", "XMLHttpRequest"]),
      fetch: this.fetch as WorkerGlobals["fetch"],
    };
    this.scope = scope;
  }

  /** Gives its handler a page's request; `undefined` where it leaves that to the network. */
  static dispatch(
    worker: ServiceWorkerGlobalScope,
    onfetch: (event: FetchEvent) => unknown,
    request: FetchRequest,
    signal: AbortSignal | undefined,
  ): Promise<unknown> | undefined {
    return FetchEvent.dispatch(new FetchEvent(interceptedRequest(worker.#realm, request, signal)), onfetch);
  }

  /** Whether pages are its clients that had loaded before it was there. */
  static isClaiming(worker: ServiceWorkerGlobalScope): boolean {
    return worker.#isClaiming;
  }

  /** The outcome of its own `fetch` that has given a response, or an error. */
  static outcomeOf(worker: ServiceWorkerGlobalScope, given: unknown): Outcome | undefined {
    return typeof given === "object" && given !== null ? worker.#outcomes.get(given) : undefined;
  }
}
