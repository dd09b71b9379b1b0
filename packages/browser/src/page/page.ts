import { engineCodes } from "../engines/index.ts";
import type { Engine } from "../engines/engine.ts";
import type { Environment } from "../fetch/environment.ts";
import { startFetch } from "../fetch/fetch.ts";
import { currentURL, type FetchRequest } from "../fetch/request.ts";
import { isNetworkError, networkError, type FetchResponse } from "../fetch/response.ts";
import type { DocumentParser, UserAgent } from "../fetch/user-agent.ts";
import { Trace } from "../trace/trace.ts";
import { documentOf, type PageDocument } from "./document.ts";
import { summarize, type Attempt, type Outcome } from "./outcome.ts";
import { abortError } from "./body-content.ts";
import { fetchRequestOf } from "./fetch-request.ts";
import { pageClasses, type PageClasses } from "./globals.ts";
import { scriptRequest, type PageRequestObject } from "./page-request.ts";
import { receivedResponse, type PageResponse } from "./page-response.ts";
import type { PageRequestInit } from "./request-init.ts";
import type { RequestState } from "./request-state.ts";

/** What a page's script gets. */
type ScriptResult = Pick<Outcome, "response" | "error" | "failure">;

/** What a page's script finds as globals. */
export interface PageGlobals extends PageClasses {
  readonly fetch: Page["fetch"];
  readonly document: PageDocument;
}

/** What a script requests. */
export type RequestInfo = string | URL | PageRequestObject | Request;

/** A page: a document at a URL, and what its script can do. */
export class Page {
  readonly environment: Environment;
  readonly document: PageDocument;
  readonly #userAgent: UserAgent;
  #last: Outcome | undefined;
  #globals: PageGlobals | undefined;
  readonly #abortedBefore = new WeakSet<AbortSignal>();

  constructor(environment: Environment, userAgent: UserAgent) {
    this.environment = environment;
    this.#userAgent = userAgent;
    this.document = documentOf(environment, userAgent);
  }

  /**
   * The page's own globals: `Request`, `Response`, `Headers`, `XMLHttpRequest` and what goes with them, each as its
   * script finds it. Pass them to a library that takes a `fetch` or such classes.
   */
  get globals(): PageGlobals {
    return (this.#globals ??= { ...pageClasses(this), fetch: this.fetch, document: this.document });
  }

  /** The page's own constructor: `new page.XMLHttpRequest()`. */
  get XMLHttpRequest(): PageGlobals["XMLHttpRequest"] {
    return this.globals.XMLHttpRequest;
  }

  get engine(): Engine {
    return this.#userAgent.engine;
  }

  get parser(): DocumentParser | undefined {
    return this.#userAgent.parser;
  }

  get url(): string {
    return this.environment.creationURL.href;
  }

  get origin(): string {
    return this.environment.origin;
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
  fetch = async (...given: [input: RequestInfo, init?: PageRequestInit]): Promise<PageResponse> => {
    const { outcome, signal } = await this.#attempt(given);
    const { response, error, failure } = outcome;
    if (response !== undefined) return response;
    // The reason itself, whatever it is.
    if (failure?.code === "aborted" && signal?.aborted === true) throw this.#abortReason(signal);
    throw error ?? new TypeError(this.#userAgent.engine.errorMessage);
  };

  /** The same, seen from outside the page. Never rejects. */
  async attempt(...given: [input: RequestInfo, init?: PageRequestInit]): Promise<Outcome> {
    return (await this.#attempt(given)).outcome;
  }

  async #attempt(given: readonly unknown[]): Promise<{ outcome: Outcome; signal?: AbortSignal | undefined }> {
    let state: RequestState;
    let request: FetchRequest;
    try {
      state = scriptRequest(this, given);
      if (state.signal?.aborted === true) this.#abortedBefore.add(state.signal);
      request = await fetchRequestOf(this, state);
    } catch (error) {
      return { outcome: (this.#last = this.#refused(error)) };
    }
    const { signal } = state;
    const outcome = await this.run(request, signal && AbortSignal.any([signal]));
    return { outcome: (this.#last = outcome), signal };
  }

  /** Engines that hide the reason show it where the signal was aborted before the call. */
  #abortReason(signal: AbortSignal): unknown {
    return abortError(signal, this.engine.abort.givesReason || this.#abortedBefore.has(signal));
  }

  /** Fetches what a page's script, form or element requests. */
  async run(request: FetchRequest, signal?: AbortSignal, processRequestEndOfBody?: () => void): Promise<Outcome> {
    const trace = new Trace();
    const userAgent = this.#userAgent;
    const attempt = this.#attemptOf(request);
    const received = await startFetch({ request, userAgent, trace, signal, processRequestEndOfBody });
    // The page stopped waiting when the signal was aborted, whatever has come since.
    const isLate = signal?.aborted === true && received.failure?.code !== "aborted";
    const response = isLate ? networkError({ code: "aborted" }) : received;
    const { errorMessage } = userAgent.engine;
    if (!isNetworkError(response)) {
      return this.#outcome(attempt, trace, response, {
        response: receivedResponse(this, response, signal),
        error: undefined,
        failure: undefined,
      });
    }
    const { failure } = response;
    const { responseTainting: tainting, keepalive } = request;
    trace.add({ kind: "network-error", failure });
    const error = signal?.aborted === true ? toError(signal.reason) : new TypeError(errorMessage);
    return this.#outcome(attempt, trace, response, {
      response: undefined,
      error,
      failure: {
        ...failure,
        ...engineCodes(failure, { tainting, keepalive, redirected: request.urlList.length > 1 }),
      },
    });
  }

  /** The request as the script made it; a redirect changes it later. */
  #attemptOf(request?: FetchRequest): Attempt {
    const { name, version } = this.#userAgent.engine;
    const pageRequest = request && {
      method: request.method,
      url: currentURL(request).href,
      mode: request.mode,
      credentials: request.credentialsMode,
    };
    return { engine: name, version, page: { url: this.url, origin: this.origin }, request: pageRequest };
  }

  #outcome(attempt: Attempt, { events }: Trace, received: FetchResponse, result: ScriptResult): Outcome {
    const { engine, version, page, request } = attempt;
    const { sent, executed, readable } = summarize(events, received);
    const { response, error, failure } = result;
    const trace = events;
    // A literal of its own: spreading others into it took a seventh of the time of a fetch.
    const outcome = { engine, version, page, request, sent, executed, readable, response, error, failure, trace };
    return (this.#last = outcome);
  }

  #refused(error: unknown): Outcome {
    const nothing = { sent: false, executed: false, readable: false, response: undefined, failure: undefined };
    return { ...this.#attemptOf(), ...nothing, error: toError(error), trace: [] };
  }
}

const toError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
