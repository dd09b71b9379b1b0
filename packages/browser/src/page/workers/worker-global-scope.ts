import type { Outcome } from "../outcome.ts";
import type { WorkerOptions } from "./worker-options.ts";
import { importedModuleRequest } from "./worker-request.ts";
import { globalsWithout, WorkerScope, type WorkerGlobals, type WorkerPage } from "./worker-scope.ts";
import { importedFailure } from "./worker-script.ts";

/** What the browser sent and received for a worker's script, and what the page sees of it. */
export interface StartedWorker extends Outcome {
  /** The worker; `undefined` where its script does not run. */
  readonly worker: WorkerGlobalScope | undefined;
  /** The event of the `Worker`; `none` too where its constructor throws, with `error`. */
  readonly event: "error" | "none";
}

/** What stands for a worker that starts others. */
interface StartingPage extends WorkerPage {
  worker(url: string | URL, options?: WorkerOptions): Promise<StartedWorker>;
}

/**
 * A worker that runs, and what its script can do.
 *
 * https://html.spec.whatwg.org/#workerglobalscope
 */
export class WorkerGlobalScope extends WorkerScope {
  /** The worker's own globals; see `Page.globals`. There is no `document`. */
  readonly globals: WorkerGlobals;
  readonly #page: StartingPage;
  readonly #options: WorkerOptions;

  constructor(page: StartingPage, options: WorkerOptions) {
    super(page);
    this.#page = page;
    this.#options = options;
    this.globals = globalsWithout(page.globals, ["document"]);
  }

  /** The worker's own constructor: `new worker.XMLHttpRequest()`. */
  get XMLHttpRequest(): WorkerGlobals["XMLHttpRequest"] {
    return this.globals.XMLHttpRequest;
  }

  /**
   * Starts a worker as `new Worker(url, options)` does in this one's script; see `Page.worker`.
   *
   * @throws TypeError for options that don't exist, for `shared`, and for what is not a URL of a script
   */
  async worker(url: string | URL, options: Omit<WorkerOptions, "shared"> = {}): Promise<StartedWorker> {
    if ("shared" in options) throw new TypeError("worker: a worker starts no shared workers; leave out `shared`.");
    return this.#page.worker(url, options);
  }

  /**
   * Requests a module as `import(url)` does, seen from outside the worker; it runs where the outcome has no failure.
   *
   * https://html.spec.whatwg.org/#fetch-an-import()-module-script-graph
   *
   * @throws TypeError where the URL is not one with http: or https:
   */
  async importModule(url: string | URL): Promise<Outcome> {
    const { environment, engine } = this.#page;
    return this.#page.run(importedModuleRequest(url, this.#options, environment, engine), { refuse: importedFailure });
  }
}
