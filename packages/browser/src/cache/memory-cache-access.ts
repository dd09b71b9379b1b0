import { HeaderList } from "../fetch/header-list.ts";
import type { FetchResponse } from "../fetch/response.ts";
import type { MemoryCache, MemoryRequest, MemoryUse } from "./memory-cache.ts";
import { storedResponse, type StoredResponse } from "./stored-response.ts";

/** One request's way to the memory cache, over its redirects, and back. */
export class MemoryCacheAccess {
  readonly #cache: MemoryCache;
  readonly #request: MemoryRequest;
  readonly #redirects: StoredResponse[] = [];
  #use: MemoryUse | undefined;
  /** Whether the memory cache is to have the response: it has what it serves, and takes none after validators. */
  #isStored: boolean;

  constructor(cache: MemoryCache, request: MemoryRequest) {
    this.#cache = cache;
    this.#request = request;
    this.#use = cache.use(request);
    this.#isStored = this.#use === undefined;
  }

  /**
   * The response with which it serves the request.
   *
   * @param redirectCount how many redirects the request has followed
   */
  served(redirectCount: number): StoredResponse | undefined {
    if (this.#use?.kind !== "served") return undefined;
    return this.#use.entry.redirects[redirectCount] ?? this.#use.entry.response;
  }

  /**
   * The response that the server may say is unchanged: where the request begins, and where a redirect has led it straight to
   * where that response came from.
   */
  validated(url: URL, redirectCount: number): StoredResponse | undefined {
    if (this.#use?.kind !== "validated") return undefined;
    const { response, responseURL } = this.#use.entry;
    if (redirectCount === 0 || url.href === responseURL) return response;
    this.giveUp();
    return undefined;
  }

  /** The server says that it is unchanged, so that it serves the request, from its redirects on. */
  unchanged(redirectCount: number): StoredResponse | undefined {
    if (this.#use?.kind !== "validated") return undefined;
    this.#use = { ...this.#use, kind: "served" };
    return redirectCount === 0 ? this.served(0) : this.#use.entry.response;
  }

  /** The request goes on without what is stored, which is not what the server has now. */
  giveUp(): void {
    this.#cache.forget(this.#request);
    this.#isStored = false;
    this.#use = undefined;
  }

  /** A redirect that is followed. */
  redirected(response: FetchResponse, now: number): void {
    const storing = { requestHeaders: new HeaderList(), responseTime: now };
    this.#redirects.push(storedResponse({ ...response, body: null }, new Map(), storing));
  }

  /** The response that the script gets. */
  finished(response: FetchResponse, url: URL): void {
    if (this.#use?.kind === "validated") this.giveUp();
    if (this.#isStored) this.#cache.store(this.#request, this.#redirects, response, url.href);
  }
}
