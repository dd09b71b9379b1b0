import type { FetchRequest } from "../fetch/request.ts";
import { AbortSignal } from "../platform.ts";
import { abortError } from "./body-content.ts";
import { fetchRequestOf } from "./fetch-request.ts";
import type { Outcome } from "./outcome.ts";
import { scriptRequest } from "./page-request.ts";
import type { PageResponse } from "./page-response.ts";
import type { Realm } from "./realm.ts";
import type { RequestState } from "./request-state.ts";
import type { Requester } from "./requester.ts";

interface Attempted {
  readonly outcome: Outcome;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What `fetch` does for a page's script.
 *
 * https://fetch.spec.whatwg.org/#fetch-method
 */
export class FetchMethod {
  readonly #page: Realm & Requester;
  readonly #refuse: (error: unknown) => Outcome;
  readonly #abortedBefore = new WeakSet<AbortSignal>();

  /** @param refuse the outcome of a call that makes no request */
  constructor(page: Realm & Requester, refuse: (error: unknown) => Outcome) {
    this.#page = page;
    this.#refuse = refuse;
  }

  /** @param given the call's arguments, as the script gave them */
  async fetch(given: readonly unknown[]): Promise<PageResponse> {
    const { outcome, signal } = await this.attempt(given);
    const { response, error, failure } = outcome;
    if (response !== undefined) return response;
    // The reason itself, whatever it is.
    if (failure?.code === "aborted" && signal?.aborted === true) throw this.#abortReason(signal);
    throw error ?? new TypeError(this.#page.engine.errorMessage);
  }

  async attempt(given: readonly unknown[]): Promise<Attempted> {
    let state: RequestState;
    let request: FetchRequest;
    try {
      state = scriptRequest(this.#page, given);
      if (state.signal?.aborted === true) this.#abortedBefore.add(state.signal);
      request = await fetchRequestOf(this.#page, state);
    } catch (error) {
      return { outcome: this.#refuse(error) };
    }
    const { signal } = state;
    return { outcome: await this.#page.run(request, { signal: signal && AbortSignal.any([signal]) }), signal };
  }

  /** Engines that hide the reason show it where the signal was aborted before the call. */
  #abortReason(signal: AbortSignal): unknown {
    return abortError(signal, this.#page.engine.abort.givesReason || this.#abortedBefore.has(signal));
  }
}
