import { withoutFragment } from "../fetch/fragment.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { isFresh } from "./freshness.ts";
import type { CacheRules } from "./rules.ts";
import { lengthOf, StoredEntries } from "./stored-entries.ts";
import {
  hasValidator,
  isSelected,
  storedResponse,
  variedOf,
  variesByAnything,
  type StoredResponse,
} from "./stored-response.ts";

/** What of a request decides about the memory cache, as it is before any redirect. */
export interface MemoryRequest {
  readonly url: URL;
  /** The page's origin: others have a memory of their own. */
  readonly origin: string;
  readonly cacheMode: string;
  readonly credentialsMode: string;
  readonly includesCredentials: boolean;
  readonly followsRedirects: boolean;
  readonly mode: string;
  /** Whether a script makes it, with GET. */
  readonly isReading: boolean;
  readonly isXMLHttpRequest: boolean;
  /** The script's headers, and those of the browser. */
  readonly headerList: HeaderList;
  /** The request's value of a header that Vary names. */
  readonly valueOf: (name: string) => string | null;
}

/** What an XMLHttpRequest got: the redirects that it followed, and the response. */
interface MemoryEntry {
  readonly request: MemoryRequest;
  readonly redirects: readonly StoredResponse[];
  readonly response: StoredResponse;
  /** Where the response came from, after the redirects. */
  readonly responseURL: string;
}

export interface MemoryUse {
  readonly kind: "served" | "validated";
  readonly entry: MemoryEntry;
}

/** Headers with which a request is the same, whatever their values are. */
const ignored = ["accept", "cache-control", "pragma", "purpose", "referer", "user-agent"];

const comparedHeaders = ({ headerList }: MemoryRequest): string =>
  JSON.stringify(
    headerList
      .toArray()
      .map(([name, value]) => [name.toLowerCase(), value])
      .filter(([name = ""]) => !ignored.includes(name))
      .sort(),
  );

const keyOf = ({ url, origin }: MemoryRequest): string => `${origin} ${withoutFragment(url)}`;

/**
 * WebKit's second cache, before the HTTP cache: the last response to an XMLHttpRequest, by the URL where the request began.
 * https://github.com/WebKit/WebKit/blob/main/Source/WebCore/loader/cache/CachedResourceLoader.cpp has its rules.
 */
export class MemoryCache {
  readonly #rules: CacheRules;
  readonly #now: () => number;
  readonly #entries = new StoredEntries<MemoryEntry>();

  constructor(rules: CacheRules, now: () => number) {
    this.#rules = rules;
    this.#now = now;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** What it does for a request that begins. An entry that does nothing for it is forgotten. */
  use(request: MemoryRequest): MemoryUse | undefined {
    const entry = this.#entries.get(keyOf(request));
    if (entry === undefined || request.cacheMode === "no-store") return undefined;
    const kind = this.#useOf(entry, request);
    if (kind === "forgotten") this.forget(request);
    else this.#entries.touch(keyOf(request));
    // It serves no other mode, and its redirects serve nobody who doesn't follow them, but it stays.
    const isStopped = kind === "served" && !request.followsRedirects && entry.redirects.length > 0;
    return kind === "forgotten" || isStopped || request.mode !== "cors" ? undefined : { kind, entry };
  }

  #useOf(entry: MemoryEntry, request: MemoryRequest): MemoryUse["kind"] | "forgotten" {
    if (!this.#isSame(entry, request)) return "forgotten";
    if (request.cacheMode === "force-cache") return "served";
    const isSameMode = entry.request.credentialsMode === request.credentialsMode;
    const isWhole = entry.redirects.every((redirect) => this.#isReusable(redirect));
    if (request.cacheMode !== "default" || !isSameMode || !isWhole) return "forgotten";
    if (isFresh(entry.response, this.#rules, this.#now())) return "served";
    return hasValidator(entry.response) ? "validated" : "forgotten";
  }

  #isSame({ request: stored, response }: MemoryEntry, request: MemoryRequest): boolean {
    return (
      request.isReading &&
      request.url.hash === "" &&
      stored.includesCredentials === request.includesCredentials &&
      comparedHeaders(stored) === comparedHeaders(request) &&
      isSelected(response, request.valueOf)
    );
  }

  #isReusable(redirect: StoredResponse): boolean {
    const { noStore, mustRevalidate } = this.#rules.cacheControl(redirect.headerList.get("Cache-Control") ?? "");
    return !noStore && !mustRevalidate && isFresh(redirect, this.#rules, this.#now());
  }

  forget(request: MemoryRequest): void {
    this.#entries.delete(keyOf(request));
  }

  /** Stores the response to an XMLHttpRequest, if it can be used again. */
  store(
    request: MemoryRequest,
    redirects: readonly StoredResponse[],
    response: FetchResponse,
    responseURL: string,
  ): void {
    const varied = variedOf(response.headerList, request.valueOf, this.#rules.varyIgnores);
    const stored = storedResponse(response, varied, { requestHeaders: request.headerList, responseTime: this.#now() });
    if (!this.#isStorable(request, stored)) return;
    const heads = [...redirects, stored].map(({ headerList }) => lengthOf(headerList));
    const headBytes = heads.reduce((sum, length) => sum + length, lengthOf(request.headerList));
    this.#entries.store(keyOf(request), response, headBytes, (body) => ({
      request,
      redirects,
      response: { ...stored, body },
      responseURL,
    }));
  }

  #isStorable({ url, isReading, isXMLHttpRequest, cacheMode }: MemoryRequest, stored: StoredResponse): boolean {
    const { noStore } = this.#rules.cacheControl(stored.headerList.get("Cache-Control") ?? "");
    if (!isReading || !isXMLHttpRequest || url.hash !== "" || cacheMode === "no-store") return false;
    if (noStore || variesByAnything(stored.headerList)) return false;
    return hasValidator(stored) || isFresh(stored, this.#rules, this.#now());
  }
}
