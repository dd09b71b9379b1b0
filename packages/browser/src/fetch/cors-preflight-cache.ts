import { isCorsNonWildcardRequestHeaderName } from "sallyport/standard";
import type { PreflightRules } from "../engines/preflight-rules.ts";
import { byteLowercase } from "./byte-lowercase.ts";
import { topLevelOrigin, type Environment } from "./environment.ts";
import { isSameSite } from "./origin.ts";
import type { Failure } from "./failure.ts";
import { currentURL, serializeRequestOrigin, type FetchRequest } from "./request.ts";

interface CacheEntry {
  /** The site of the page in the address bar: https://fetch.spec.whatwg.org/#network-partition-key */
  readonly key: string;
  /** An opaque origin is of no site: its partition is its page's own. */
  readonly client: Environment;
  readonly origin: string;
  readonly url: string;
  expires: number;
  readonly credentials: boolean;
  readonly method: string | null;
  /** In lower case. */
  readonly headerName: string | null;
}

/** All that a cache holds, as data that another thread can have. */
export type PreflightCacheState = readonly Omit<CacheEntry, "client">[];

/** Above this the oldest entries are removed: a server chooses how many methods and headers it allows. */
const maxEntries = 10_000;

/** Whether an entry is of the request's page, origin and URL. */
function isFor(request: FetchRequest): (entry: CacheEntry) => boolean {
  const { href: url } = currentURL(request);
  const origin = serializeRequestOrigin(request);
  const key = topLevelOrigin(request.client);
  const isOfPartition = (entry: CacheEntry): boolean =>
    isSameSite(entry.key, key) || (key === "null" && entry.client === request.client);
  return (entry) => entry.url === url && entry.origin === origin && isOfPartition(entry);
}

/** Finds entries by what they allow: a server may allow so much that a search through all of them takes too long. */
function indexed(
  entries: readonly CacheEntry[],
  nameOf: (entry: CacheEntry) => string | null,
): (names: readonly string[]) => readonly CacheEntry[] {
  const index = new Map<string | null, CacheEntry[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const there = index.get(name);
    if (there === undefined) index.set(name, [entry]);
    else there.push(entry);
  }
  return (names) => names.flatMap((name) => index.get(name) ?? []);
}

/**
 * What earlier preflights have allowed.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-cache
 */
export class PreflightCache {
  #entries: CacheEntry[] = [];
  readonly #rules: PreflightRules;

  constructor(rules: PreflightRules) {
    this.#rules = rules;
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-match */
  #matching(request: FetchRequest, now: number): readonly CacheEntry[] {
    if (this.#entries.length === 0) return [];
    const include = request.credentialsMode === "include";
    const serves = (entry: CacheEntry): boolean =>
      entry.credentials ? include || this.#rules.credentialedServesAll : !include;
    return this.#entries.filter(isFor(request)).filter((entry) => entry.expires > now && serves(entry));
  }

  /** Whether there is any entry for such a request. */
  has(request: FetchRequest, now: number): boolean {
    return this.#matching(request, now).length > 0;
  }

  /** https://fetch.spec.whatwg.org/#method-cache-entry-match */
  allowsMethod(request: FetchRequest, now: number): boolean {
    return this.#matching(request, now).some(
      ({ method }) => method === request.method || (method === "*" && this.#wildcardServes(request)),
    );
  }

  /** https://fetch.spec.whatwg.org/#header-name-cache-entry-match */
  allowsHeader(request: FetchRequest, name: string, now: number): boolean {
    const lower = byteLowercase(name);
    const covered = this.#rules.wildcardCoversAuthorization === "always" || !isCorsNonWildcardRequestHeaderName(name);
    const byWildcard = covered && this.#wildcardServes(request);
    return this.#matching(request, now).some(
      ({ headerName }) => headerName === lower || (headerName === "*" && byWildcard),
    );
  }

  #wildcardServes({ credentialsMode }: FetchRequest): boolean {
    const serves = this.#rules.cachedWildcardServes;
    return serves === "all" || (serves === "uncredentialed" && credentialsMode !== "include");
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-create-entry, for each method and header name that has none */
  add(
    request: FetchRequest,
    maxAge: number,
    methods: readonly string[],
    headers: readonly string[],
    now: number,
  ): void {
    const expires = now + maxAge * 1000;
    const known = this.#matching(request, now);
    const byMethod = indexed(known, ({ method }) => method);
    const byHeaderName = indexed(known, ({ headerName }) => headerName);
    // An entry that allows nothing by name, where any entry is enough.
    const bare = known.filter((entry) => entry.method === null && entry.headerName === null);
    if (this.#rules.methodsAnyEntryAllows.length > 0) this.#put(request, bare, expires, null, null);
    for (const method of methods) this.#put(request, byMethod([method, "*"]), expires, method, null);
    for (const header of headers.map(byteLowercase)) {
      const names = isCorsNonWildcardRequestHeaderName(header) ? [header] : [header, "*"];
      this.#put(request, byHeaderName(names), expires, null, header);
    }
    this.#entries = this.#entries.filter((entry) => entry.expires > now).slice(-maxEntries);
  }

  #put(
    request: FetchRequest,
    matching: readonly CacheEntry[],
    expires: number,
    method: string | null,
    headerName: string | null,
  ): void {
    for (const entry of matching) entry.expires = expires;
    if (matching.length === 0) {
      this.#entries.push({
        key: topLevelOrigin(request.client),
        client: request.client,
        origin: serializeRequestOrigin(request),
        url: currentURL(request).href,
        credentials: request.credentialsMode === "include",
        expires,
        method,
        headerName,
      });
    }
  }

  /** What it holds for the partition of a page, and for those that every page of their site shares. */
  stateFor(client: Environment): PreflightCacheState {
    const entries = this.#entries.filter((entry) => entry.key !== "null" || entry.client === client);
    return entries.map(({ key, origin, url, expires, credentials, method, headerName }) => ({
      key,
      origin,
      url,
      expires,
      credentials,
      method,
      headerName,
    }));
  }

  /** Holds what another cache of the same rules held for a page, and what it held itself for the partitions of others. */
  restore(state: PreflightCacheState, client: Environment): void {
    const others = this.#entries.filter((entry) => entry.key === "null" && entry.client !== client);
    this.#entries = [...others, ...state.map((entry) => ({ ...entry, client }))];
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-clear */
  clear(request: FetchRequest, { code, preflight = false }: Failure): void {
    const { failureClears } = this.#rules;
    if (failureClears === "none" || (failureClears === "preflight" && !preflight)) return;
    if (failureClears === "any-of-hop" && code === "redirect-forbidden") return;
    this.#forget(isFor(request));
  }

  /** For an engine in which a redirect to a blocked URL is a failure of the hop before. */
  clearHopBefore(request: FetchRequest): void {
    if (this.#rules.failureClears === "any-of-hop")
      this.#forget(isFor({ ...request, urlList: request.urlList.slice(0, -1) }));
  }

  #forget(isForgotten: (entry: CacheEntry) => boolean): void {
    this.#entries = this.#entries.filter((entry) => !isForgotten(entry));
  }
}
