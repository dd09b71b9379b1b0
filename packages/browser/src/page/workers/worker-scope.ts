import { scriptSource } from "../script-source.ts";
import type { Engine } from "../../engines/engine.ts";
import type { Environment } from "../../fetch/environment.ts";
import type { FetchRequest } from "../../fetch/request.ts";
import type { FetchResponse } from "../../fetch/response.ts";
import type { PageClasses } from "../globals.ts";
import type { Outcome } from "../outcome.ts";
import type { PageResponse } from "../page-response.ts";
import type { RequestInfo } from "../page-request.ts";
import type { PageRequestInit } from "../request-init.ts";
import type { RunOptions } from "../run-options.ts";
import type { OpenSocketOptions } from "../sockets/open-socket.ts";
import { importedScriptRequest } from "./worker-request.ts";
import { importedFailure } from "./worker-script.ts";

export type Fetch = (input: RequestInfo, init?: PageRequestInit) => Promise<PageResponse>;

/** What a worker's script finds as globals. */
export interface WorkerGlobals extends PageClasses {
  /** The worker's `fetch`, which is also of the platform's type, for libraries that take a `fetch`. */
  readonly fetch: Fetch & typeof globalThis.fetch;
}

/** What stands for the worker among the pages: it has the worker's environment. */
export interface WorkerPage {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly url: string;
  readonly origin: string;
  readonly lastOutcome: Outcome | undefined;
  readonly globals: WorkerGlobals;
  readonly fetch: Fetch;
  attempt(input: RequestInfo, init?: PageRequestInit): Promise<Outcome>;
  openSocket(url: string | URL, options?: OpenSocketOptions): Promise<Outcome>;
  run(request: FetchRequest, options: RunOptions): Promise<Outcome>;
}

/** What the browser sent and received for a script that a worker imports. */
export interface ImportedScript extends Outcome {
  /** The source text that runs, which the worker itself cannot read where it is another origin's. */
  readonly source: string | undefined;
}

/** What the scripts of all kinds of workers can do. */
export abstract class WorkerScope {
  /** Does what `fetch` does in the worker's script; see `Page.fetch`. */
  readonly fetch: Fetch;
  readonly #page: WorkerPage;

  constructor(page: WorkerPage, fetch: Fetch = page.fetch) {
    this.#page = page;
    this.fetch = fetch;
  }

  get url(): string {
    return this.#page.url;
  }

  /** `null` for a data: worker. */
  get origin(): string {
    return this.#page.origin;
  }

  /** The outcome of the worker's last attempt, with its trace. */
  get lastOutcome(): Outcome | undefined {
    return this.#page.lastOutcome;
  }

  /** What `fetch` does, seen from outside the worker. Never rejects. */
  attempt(input: RequestInfo, init?: PageRequestInit): Promise<Outcome> {
    return this.#page.attempt(input, init);
  }

  /** Opens a WebSocket; see `Page.openSocket`. */
  openSocket(url: string | URL, options: OpenSocketOptions = {}): Promise<Outcome> {
    return this.#page.openSocket(url, options);
  }

  /**
   * Requests a script as `importScripts(url)` does, seen from outside the worker; it runs where the outcome has no
   * failure.
   *
   * https://html.spec.whatwg.org/#import-scripts-into-worker-global-scope
   *
   * @throws TypeError where the URL is not one with http: or https:
   */
  async importScripts(url: string | URL): Promise<ImportedScript> {
    const { environment } = this.#page;
    let source: string | undefined;
    const outcome = await this.#page.run(importedScriptRequest(url, environment), {
      refuse: async (response) => {
        const failure = importedFailure(response);
        if (failure === undefined) source = await sourceOf(response);
        return failure;
      },
    });
    return { ...outcome, source: outcome.failure === undefined ? source : undefined };
  }
}

/** A body that breaks off is an error of its reader. */
const sourceOf = async (response: FetchResponse): Promise<string | undefined> =>
  response.body?.read().then(
    (bytes) => scriptSource(response, bytes, false),
    () => undefined,
  );

/** The globals of a page without those that a kind of worker lacks. */
export const globalsWithout = <Lacking extends string>(
  globals: WorkerGlobals,
  lacking: readonly Lacking[],
): Omit<WorkerGlobals, Lacking> =>
  Object.fromEntries(
    Object.entries(globals).filter(([name]) => !(lacking as readonly string[]).includes(name)),
  ) as unknown as Omit<WorkerGlobals, Lacking>;
