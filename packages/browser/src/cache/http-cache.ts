import type { HeaderList } from "../fetch/header-list.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { freshnessLifetime, isAmong } from "./freshness.ts";
import type { CacheRules } from "./rules.ts";
import { StoredBody } from "./stored-body.ts";
import { hasValidator, isSelected, variesByAnything, varyNames, type StoredResponse } from "./stored-response.ts";
import { URL } from "../platform.ts";

const maxEntries = 1000;
const maxBytes = 64 * 1024 * 1024;
/** What is longer would push out everything else. */
const maxEntryBytes = maxBytes / 8;

/** https://www.rfc-editor.org/rfc/rfc9111#section-2: by what a response is found again. */
export interface CacheKey {
  /** By which entries are kept apart, as text. */
  readonly partition: string;
  readonly url: string;
  readonly method: string;
}

interface Entry {
  readonly origin: string;
  readonly headBytes: number;
  readonly stored: StoredResponse;
  bytes: number;
}

const textOf = ({ partition, url, method }: CacheKey): string => JSON.stringify([partition, url, method]);

const lengthOf = (headerList: HeaderList): number =>
  headerList.toArray().reduce((length, [name, value]) => length + name.length + value.length, 0);

/** A browser's HTTP cache: one response for each key, and the least recently used goes first. */
export class HttpCache {
  readonly rules: CacheRules;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

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
    this.#entries.delete(text);
    this.#entries.set(text, entry);
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
    const names = varyNames(headerList).filter((name) => name !== "*" && !this.rules.varyIgnores.includes(name));
    return new Map(names.map((name) => [name, valueOf(name)]));
  }

  /**
   * Stores a response, whose body is read from the cache from now on.
   *
   * @param requestHeaders the script's headers of its request, and those for caches
   */
  store(
    key: CacheKey,
    response: FetchResponse,
    valueOf: (name: string) => string | null,
    requestHeaders: HeaderList,
    now: number,
  ): void {
    this.forget(key);
    const { status, statusMessage, headerList, body } = response;
    if (!this.isStorable(response, now) || (body?.bytes?.length ?? 0) > maxEntryBytes) return;
    const text = textOf(key);
    const isOwn = (): boolean => this.#entries.get(text) === entry;
    const shared =
      body === null || body.bytes !== undefined
        ? body
        : new StoredBody(
            body,
            (length) => {
              if (isOwn()) this.#resize(key, entry, length);
            },
            () => {
              if (isOwn()) this.forget(key);
            },
          );
    const stored: StoredResponse = {
      status,
      statusMessage,
      headerList: headerList.clone(),
      body: shared,
      varied: this.variedOf(headerList, valueOf),
      responseTime: now,
      requestHeaders,
    };
    const entry: Entry = {
      origin: new URL(key.url).origin,
      stored,
      headBytes: lengthOf(headerList) + lengthOf(requestHeaders),
      bytes: 0,
    };
    this.#entries.set(text, entry);
    response.body = shared;
    this.#resize(key, entry, body?.bytes?.length ?? 0);
  }

  #resize(key: CacheKey, entry: Entry, length: number): void {
    this.#bytes += length + entry.headBytes - entry.bytes;
    entry.bytes = length + entry.headBytes;
    if (length > maxEntryBytes) this.forget(key);
    for (const text of this.#entries.keys()) {
      if (this.#entries.size <= maxEntries && this.#bytes <= maxBytes) return;
      this.#forget(text);
    }
  }

  forget(key: CacheKey): void {
    this.#forget(textOf(key));
  }

  #forget(text: string): void {
    this.#bytes -= this.#entries.get(text)?.bytes ?? 0;
    this.#entries.delete(text);
  }

  /** Forgets what came from an origin. */
  clear(origin: string): void {
    for (const [text, entry] of this.#entries) if (entry.origin === origin) this.#forget(text);
  }
}
