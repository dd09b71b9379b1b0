import type { FetchRequest } from "../fetch/request.ts";
import { AbortSignal } from "../platform.ts";
import { abortError } from "./body-content.ts";
import { fetchRequestOf, requestOf } from "./fetch-request.ts";
import { rejectAtOnce } from "./immediate-rejection.ts";
import type { Outcome } from "./outcome.ts";
import { scriptRequest } from "./page-request.ts";
import type { PageResponse } from "./page-response.ts";
import type { Realm } from "./realm.ts";
import type { RequestState } from "./request-state.ts";
import type { Requester } from "./requester.ts";
import { blockedOutcome, refusedOutcome, toError } from "./run-request.ts";

/** A call that is under way, or what came at once of one that sends nothing. */
type Call = { readonly state: RequestState } | { readonly outcome: Outcome; readonly reason: unknown };

/** https://fetch.spec.whatwg.org/#abort-fetch, step 2 */
function cancelBody({ content }: RequestState, reason: unknown): void {
  if (content?.isScriptStream !== true || content.isUnusable) return;
  content.stream.cancel(reason).catch(() => undefined);
}

/**
 * What `fetch` does for a page's script.
 *
 * https://fetch.spec.whatwg.org/#fetch-method
 */
export class FetchMethod {
  readonly #page: Realm & Requester;
  readonly #record: (outcome: Outcome) => Outcome;
  /** @param record keeps the outcome of a call that sends nothing */
  constructor(page: Realm & Requester, record: (outcome: Outcome) => Outcome) {
    this.#page = page;
    this.#record = record;
  }

  /** @param given the call's arguments, as the script gave them */
  fetch(given: readonly unknown[]): Promise<PageResponse> {
    const call = this.#begin(given);
    return "state" in call ? this.#responseTo(call.state) : rejectAtOnce(call.reason);
  }

  async attempt(given: readonly unknown[]): Promise<Outcome> {
    const call = this.#begin(given);
    return "state" in call ? this.#run(call.state) : call.outcome;
  }

  #begin(given: readonly unknown[]): Call {
    const page = this.#page;
    try {
      const state = scriptRequest(page, given);
      const { signal } = state;
      if (signal?.aborted !== true) return { state };
      const reason: unknown = signal.reason;
      cancelBody(state, reason);
      const outcome = blockedOutcome(page, requestOf(page, state, null), { code: "aborted" }, toError(reason));
      // The reason itself, in engines too that hide it later.
      return { outcome: this.#record(outcome), reason };
    } catch (error) {
      return { outcome: this.#record(refusedOutcome(page, error)), reason: error };
    }
  }

  async #run(state: RequestState): Promise<Outcome> {
    const { signal } = state;
    let request: FetchRequest;
    try {
      request = await fetchRequestOf(this.#page, state);
    } catch (error) {
      return this.#record(refusedOutcome(this.#page, error));
    }
    return this.#page.run(request, { signal: signal && AbortSignal.any([signal]) });
  }

  async #responseTo(state: RequestState): Promise<PageResponse> {
    const { response, error, failure } = await this.#run(state);
    if (response !== undefined) return response;
    const { errorMessage, abort } = this.#page.engine;
    if (failure?.code === "aborted" && state.signal?.aborted === true)
      throw abortError(state.signal, abort.givesReason);
    throw error ?? new TypeError(errorMessage);
  }
}
