import { engineCodes } from "../engines/codes.ts";
import type { Engine } from "../engines/engine.ts";
import type { Environment } from "../fetch/environment.ts";
import { startFetch } from "../fetch/fetch.ts";
import type { FetchRequest } from "../fetch/request.ts";
import { isNetworkError, type FetchResponse } from "../fetch/response.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { Trace } from "../trace/trace.ts";
import { documentOf, type PageDocument } from "./document.ts";
import { sumUp, type Outcome } from "./outcome.ts";
import { PageResponse } from "./page-response.ts";
import { PageXMLHttpRequest } from "./xml-http-request.ts";
import { requestFor, type PageRequestInit } from "./request-init.ts";

/** A page: a document at a URL, and what its script can do. */
export class Page {
  readonly environment: Environment;
  readonly document: PageDocument;
  /** The page's own constructor: `new page.XMLHttpRequest()`. */
  readonly XMLHttpRequest: new () => PageXMLHttpRequest;
  readonly #userAgent: UserAgent;
  #last: Outcome | undefined;

  constructor(environment: Environment, userAgent: UserAgent) {
    this.environment = environment;
    this.#userAgent = userAgent;
    this.document = documentOf(environment, userAgent);
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the class inside has a `this` of its own
    const page = this;
    this.XMLHttpRequest = class XMLHttpRequest extends PageXMLHttpRequest {
      constructor() {
        super(page);
      }
    };
  }

  get engine(): Engine {
    return this.#userAgent.engine;
  }

  get url(): string {
    return this.environment.creationURL.href;
  }

  get origin(): string {
    return this.environment.origin;
  }

  /** What came of the last attempt of this page, with its trace. */
  get lastOutcome(): Outcome | undefined {
    return this.#last;
  }

  /**
   * Does what `fetch` does in the page's script.
   *
   * https://fetch.spec.whatwg.org/#fetch-method
   *
   * @throws TypeError with the engine's own words, which do not say why; `lastOutcome` does
   */
  fetch = async (input: string | URL, init: PageRequestInit = {}): Promise<PageResponse> => {
    const { response, error } = await this.attempt(input, init);
    if (response !== undefined) return response;
    throw error ?? new TypeError(this.#userAgent.engine.errorMessage);
  };

  /** The same, told from outside of the page. Never rejects. */
  async attempt(input: string | URL, init: PageRequestInit = {}): Promise<Outcome> {
    let request: FetchRequest;
    try {
      request = await requestFor(input, init, this.environment, this.#userAgent.engine);
    } catch (error) {
      return (this.#last = this.#refused(error));
    }
    return (this.#last = await this.run(request, init.signal ?? undefined));
  }

  /** Fetches what a page's script, form or element has asked for. */
  async run(request: FetchRequest, signal?: AbortSignal): Promise<Outcome> {
    const trace = new Trace();
    const { engine } = this.#userAgent;
    const response = await startFetch({ request, userAgent: this.#userAgent, trace, signal });
    if (!isNetworkError(response)) return this.#outcome(trace, request, response, undefined);
    trace.add({ kind: "network-error", failure: response.failure });
    const aborted = response.failure.code === "aborted";
    const error = aborted ? toError(signal?.reason) : new TypeError(engine.errorMessage);
    return this.#outcome(trace, request, response, error);
  }

  #outcome(trace: Trace, request: FetchRequest, response: FetchResponse, error: Error | undefined): Outcome {
    const { failure } = response;
    return (this.#last = {
      ...sumUp(trace.events, response),
      response: error === undefined ? new PageResponse(response, this.#userAgent.engine.errorMessage) : undefined,
      error,
      failure: failure === undefined ? undefined : { ...failure, ...engineCodes(failure, request.responseTainting) },
      trace: trace.events,
    });
  }

  #refused(error: unknown): Outcome {
    const nothing = { sent: false, executed: false, readable: false, response: undefined, failure: undefined };
    return { ...nothing, error: toError(error), trace: [] };
  }
}

const toError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
