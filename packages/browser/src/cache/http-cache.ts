import type { HeaderList } from "../fetch/header-list.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { isRedirectStatus } from "../fetch/status.ts";
import { freshnessLifetime, isAmong } from "./freshness.ts";
import type { CacheRules } from "./rules.ts";
import { lengthOf, StoredEntries } from "./stored-entries.ts";
import {
  hasValidator,
  isSelected,
  storedResponse,
  variedOf,
  variesByAnything,
  type StoredResponse,
  type Storing,
} from "./stored-response.ts";
import { URL } from "../platform.ts";

/** https://www.rfc-editor.org/rfc/rfc9111#section-2: by what a response is found again. */
export interface CacheKey {
  /** By which entries are kept apart, as text. */
  readonly partition: string;
  /** The network partition that this is a part of. */
  readonly networkPartition: string;
  readonly url: string;
  readonly method: string;
}

interface Entry {
  readonly origin: string;
  readonly networkPartition: string;
  readonly stored: StoredResponse;
}

const textOf = ({ partition, url, method }: CacheKey): string => JSON.stringify([partition, url, method]);

/** A browser's HTTP cache: one response for each key, and the least recently used goes first. */
export class HttpCache {
  readonly rules: CacheRules;
  readonly #entries = new StoredEntries<Entry>();

  constructor(rules: CacheRules) {
    this.rules = rules;
  }

  get size(): number {
    return this.#entries.size;
  }

  /**
   * The stored response that a request selects, or that may be validated for it.
   *
   * @param valueOf the request's value of a header that Vary names
   */
  find(key: CacheKey, valueOf: (name: string) => string | null): StoredResponse | undefined {
    const text = textOf(key);
    const entry = this.#entries.get(text);
    if (entry === undefined) return undefined;
    if (!this.rules.validatesOtherVariants && !isSelected(entry.stored, valueOf)) return undefined;
    this.#entries.touch(text);
    return entry.stored;
  }

  /** Whether a response may be stored (RFC 9111, section 3). */
  isStorable(
    { status, headerList }: { readonly status: number; readonly headerList: HeaderList },
    now: number,
  ): boolean {
    const { rules } = this;
    if (!isAmong(status, rules.storedStatuses)) return false;
    const { noStore, maxAge } = rules.cacheControl(headerList.get("Cache-Control") ?? "");
    const isStated = maxAge !== undefined || headerList.contains("Expires");
    if (noStore || (rules.statedStatuses.includes(status) && !isStated)) return false;
    if (!rules.storesVaryAny && variesByAnything(headerList)) return false;
    if (rules.storesStale || hasValidator({ headerList })) return true;
    return freshnessLifetime({ status, headerList, responseTime: now }, rules) > 0;
  }

  /** The request's values of the headers that Vary names. */
  variedOf(headerList: HeaderList, valueOf: (name: string) => string | null): StoredResponse["varied"] {
    return variedOf(headerList, valueOf, this.rules.varyIgnores);
  }

  /**
   * Stores a response, whose body is read from the cache from now on.
   *
   * @param storing with the script's headers of its request, and those for caches
   */
  store(key: CacheKey, response: FetchResponse, valueOf: (name: string) => string | null, storing: Storing): void {
    const isStorable = this.isStorable(response, storing.responseTime);
    if (isStorable || !isRedirectStatus(response.status) || !this.rules.keepsBehindRedirects) this.forget(key);
    if (!isStorable) return;
    const headBytes = lengthOf(response.headerList) + lengthOf(storing.requestHeaders);
    const varied = this.variedOf(response.headerList, valueOf);
    this.#entries.store(textOf(key), response, headBytes, (body) => ({
      origin: new URL(key.url).origin,
      networkPartition: key.networkPartition,
      stored: storedResponse({ ...response, body }, varied, storing),
    }));
  }

  forget(key: CacheKey): void {
    this.#entries.delete(textOf(key));
  }

  /** Forgets what came from an origin, in a network partition or in all of them. */
  clear(origin: string, partition?: string): void {
    for (const [text, entry] of this.#entries) {
      const isOfPartition = partition === undefined || entry.networkPartition === partition;
      if (entry.origin === origin && isOfPartition) this.#entries.delete(text);
    }
  }
}
