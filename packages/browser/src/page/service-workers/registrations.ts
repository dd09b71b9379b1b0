import type { ServiceWorkerRules } from "../../engines/service-worker-rules.ts";
import { isSameOrigin, siteOf, type Origin } from "../../fetch/origin.ts";
import { topLevelOrigin, type Environment, type ServiceWorker } from "../../fetch/environment.ts";
import { currentURL, type FetchRequest } from "../../fetch/request.ts";
import { isNetworkError, type FetchResponse } from "../../fetch/response.ts";
import { isNonSubresource, type ServiceWorkers } from "../../fetch/service-worker.ts";
import type { FetchParams } from "../../fetch/user-agent.ts";
import { ServiceWorkerGlobalScope } from "./service-worker-global-scope.ts";
import { awaitResponse } from "./service-worker-response.ts";

/** https://storage.spec.whatwg.org/#storage-key: registrations are kept apart by the page in the address bar. */
type StorageKey = string;

function storageKeyOf(client: Environment, { partition }: ServiceWorkerRules): StorageKey {
  const top = topLevelOrigin(client);
  return `${client.origin} ${partition === "origin" ? top : siteOf(top)}`;
}

/** https://w3c.github.io/ServiceWorker/#dfn-service-worker-registration */
interface Registration {
  readonly origin: Origin;
  readonly storageKey: StorageKey;
  readonly worker: ServiceWorkerGlobalScope;
}

/** One that has been cleared, and still serves the pages that it has claimed. */
interface Unregistered extends Registration {
  /** How many times something had been cleared then. */
  readonly clearings: number;
}

/** The service workers of a browser, by the scopes of their registrations. */
export class Registrations implements ServiceWorkers {
  readonly #registrations = new Map<string, Registration>();
  /** Those that no longer control any page. */
  readonly #ended = new WeakSet<ServiceWorker>();
  #unregistered: readonly Unregistered[] = [];
  #clearings = 0;
  /** How many times something had been cleared when a page was loaded. */
  readonly #loaded = new WeakMap<Environment, number>();
  readonly #rules: ServiceWorkerRules;

  constructor(rules: ServiceWorkerRules) {
    this.#rules = rules;
  }

  /** A registration takes the place of the one that has its scope. */
  add(client: Environment, worker: ServiceWorkerGlobalScope): void {
    const storageKey = storageKeyOf(client, this.#rules);
    this.#registrations.set(`${storageKey} ${worker.scope}`, { origin: client.origin, storageKey, worker });
  }

  controllerFor(environment: Environment): ServiceWorker | undefined {
    this.#loaded.set(environment, this.#clearings);
    return this.#match(environment, environment.creationURL);
  }

  clear(origin: Origin): readonly string[] {
    const { siteDataClears } = this.#rules;
    if (siteDataClears === "nothing") return [];
    const cleared = [...this.#registrations].filter(([, one]) => isSameOrigin(one.origin, origin));
    const clearings = ++this.#clearings;
    for (const [key, one] of cleared) {
      this.#registrations.delete(key);
      if (siteDataClears === "workers") this.#ended.add(one.worker);
      else this.#unregistered = [...this.#unregistered, { ...one, clearings }];
    }
    return cleared.map(([, { worker }]) => worker.scope);
  }

  handles(request: FetchRequest): boolean {
    return (this.#workerFor(request)?.onfetch ?? null) !== null;
  }

  async handleFetch(params: FetchParams): Promise<FetchResponse | "without-preflight" | undefined> {
    const { request, trace, signal } = params;
    const worker = this.#workerFor(request);
    if (worker === undefined || worker.onfetch === null) return undefined;
    const response = ServiceWorkerGlobalScope.dispatch(worker, worker.onfetch, request, signal);
    trace.add({ kind: "service-worker", url: worker.url, responds: response !== undefined });
    if (response === undefined) return this.#rules.unhandledSkipsPreflight ? "without-preflight" : undefined;
    const received = await awaitResponse(params, worker, response);
    const usesNetwork = this.#rules.failedNavigationUsesNetwork && isNonSubresource(request);
    return usesNetwork && isNetworkError(received) ? undefined : received;
  }

  #workerFor(request: FetchRequest): ServiceWorkerGlobalScope | undefined {
    const { client, mode, destination } = request;
    const { activeServiceWorker } = client;
    if (activeServiceWorker === null || mode === "websocket") return undefined;
    if (this.#rules.keepaliveBypasses && request.keepalive && request.initiatorType !== "beacon") return undefined;
    // 1. Documents of `<object>` and `<embed>` go to the network.
    if (destination === "object" || destination === "embed" || destination === "serviceworker") return undefined;
    if (isNonSubresource(request)) return this.#match(clientOf(request), currentURL(request));
    if (activeServiceWorker instanceof ServiceWorkerGlobalScope && !this.#ended.has(activeServiceWorker))
      return activeServiceWorker;
    const matching = this.#match(client, client.creationURL) ?? this.#matchUnregistered(client);
    return matching !== undefined && ServiceWorkerGlobalScope.isClaiming(matching) ? matching : undefined;
  }

  /** A page keeps the worker that has claimed it: https://w3c.github.io/ServiceWorker/#try-clear-registration-algorithm */
  #matchUnregistered(client: Environment): ServiceWorkerGlobalScope | undefined {
    const loaded = this.#loaded.get(client) ?? 0;
    const before = this.#unregistered.filter(({ clearings }) => loaded < clearings);
    return this.#match(client, client.creationURL, before);
  }

  /** https://w3c.github.io/ServiceWorker/#match-service-worker-registration: the longest scope. */
  #match(
    client: Environment,
    url: URL,
    among: Iterable<Registration> = this.#registrations.values(),
  ): ServiceWorkerGlobalScope | undefined {
    const storageKey = storageKeyOf(client, this.#rules);
    const matching = [...among]
      .filter((one) => one.storageKey === storageKey && url.href.startsWith(one.worker.scope))
      .map(({ worker }) => worker);
    return matching.sort((a, b) => b.scope.length - a.scope.length)[0];
  }
}

/** Where what a request loads will stand. */
function clientOf({ client, mode, frameAncestors, urlList }: FetchRequest): Environment {
  if (mode !== "navigate") return client;
  const origin = urlList.at(-1)?.origin ?? client.origin;
  return { ...client, origin, ancestors: frameAncestors ?? [] };
}
