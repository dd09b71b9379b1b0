import { DOMException } from "../../platform.ts";
import type { PageRequestObject } from "../page-request.ts";

/**
 * What a service worker's `fetch` handler gets.
 *
 * https://w3c.github.io/ServiceWorker/#fetchevent
 */
export class FetchEvent {
  readonly type = "fetch";
  readonly request: PageRequestObject;
  #isDispatched = false;
  #response: Promise<unknown> | undefined;

  constructor(request: PageRequestObject) {
    this.request = request;
  }

  /**
   * Calls a handler.
   *
   * @returns what it responds with; `undefined` where it leaves the request to the network
   */
  static dispatch(event: FetchEvent, handler: (event: FetchEvent) => unknown): Promise<unknown> | undefined {
    event.#isDispatched = true;
    try {
      // What an async handler rejects with is for the worker's console.
      void Promise.resolve(handler(event)).catch(() => undefined);
    } catch {
      // An exception leaves the request to the network, unless the handler has responded before.
    }
    event.#isDispatched = false;
    return event.#response;
  }

  /**
   * Responds to the page's request.
   *
   * @param response a Response, or a promise of one
   * @throws InvalidStateError after the handler has returned, and the second time
   */
  respondWith(response: unknown): void {
    if (!this.#isDispatched || this.#response !== undefined)
      throw new DOMException("respondWith is called once, before the handler returns.", "InvalidStateError");
    this.#response = Promise.resolve(response);
    // Whoever waits for it hears of a rejection.
    this.#response.catch(() => undefined);
  }

  /** Keeps the worker running in a browser; in the model every worker is. */
  waitUntil(promise: unknown): void {
    void Promise.resolve(promise).catch(() => undefined);
  }
}
