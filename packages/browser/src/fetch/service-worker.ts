import type { Environment, ServiceWorker } from "./environment.ts";
import type { FetchRequest } from "./request.ts";
import type { Origin } from "./origin.ts";
import type { FetchResponse } from "./response.ts";
import type { FetchParams } from "./user-agent.ts";

/** The service workers of a browser. */
export interface ServiceWorkers {
  /** Whether a request goes to a service worker. */
  handles(request: FetchRequest): boolean;
  /**
   * What the service worker responds with to which a request goes.
   *
   * https://w3c.github.io/ServiceWorker/#handle-fetch
   *
   * @returns `undefined` where the network does; `without-preflight` where an engine then sends no preflight
   */
  handleFetch(params: FetchParams): Promise<FetchResponse | "without-preflight" | undefined>;
  /** The service worker that controls an environment which is created now; `undefined` where none does. */
  controllerFor(environment: Environment): ServiceWorker | undefined;
  /**
   * Unregisters the service workers of an origin.
   *
   * @returns their scopes
   */
  clear(origin: Origin): readonly string[];
}

/**
 * Whether the service worker is that of the request's URL, and not that of its client.
 *
 * https://fetch.spec.whatwg.org/#non-subresource-request
 */
export const isNonSubresource = ({ mode, destination }: FetchRequest): boolean =>
  mode === "navigate" || destination === "worker" || destination === "sharedworker";
