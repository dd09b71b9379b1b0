import type { Host } from "sallyport/standard";
import { isExpired, serializeCookies, type StoredCookie } from "./cookie.ts";
import { excessOfAll, excessOfHost, isWithoutRoom } from "./eviction.ts";
import { identity, CookieIndex, siteOf, type StoreEntry } from "./cookie-index.ts";
import { inRetrievalOrder } from "./retrieval-order.ts";
import { refusedByStored } from "./overwrite.ts";
import { connectionTo, type CookieContext, type CookieQuery } from "./cookie-query.ts";
import type { EvictedReason, RefusedReason, BlockedReason } from "./reasons.ts";
import { receiveCookie } from "./receive.ts";
import { blockedReason } from "./retrieve.ts";
import type { CookieRules } from "./rules.ts";
import { parseSetCookieLine, type CookieLine } from "./set-cookie-line.ts";

/** A cookie that was dropped when another was stored. */
interface Evicted {
  readonly cookie: StoredCookie;
  readonly reason: EvictedReason;
}

interface Retrieved {
  /** The Cookie header's value, or what document.cookie reads; `undefined` when no cookie is sent. */
  readonly header: string | undefined;
  readonly sent: readonly StoredCookie[];
  /** The other cookies of the request's site. */
  readonly blocked: readonly { readonly cookie: StoredCookie; readonly reason: BlockedReason }[];
}

/** `replaced` was stored before under the same name, domain and path. */
export type StoreResult =
  | {
      readonly stored: StoredCookie;
      readonly replaced: StoredCookie | undefined;
      readonly evicted: readonly Evicted[];
    }
  /** It has expired already, which is how servers delete cookies. */
  | { readonly expired: StoredCookie; readonly replaced: StoredCookie | undefined }
  /** `line` is `undefined` where it could not be parsed. */
  | { readonly refused: RefusedReason; readonly line: CookieLine | undefined };

/** All that a store holds, as data that another thread can have. */
export interface CookieStoreState {
  readonly entries: readonly StoreEntry[];
  readonly accesses: number;
  readonly creations: number;
}

const nothingRetrieved: Retrieved = { header: undefined, sent: [], blocked: [] };

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-cookie-store-and-limits */
export class CookieStore {
  readonly rules: CookieRules;
  readonly #jar = new CookieIndex();
  #accesses = 0;
  #creations = 0;
  /** Until when all cookies are too new to be removed for the total. */
  #fullUntil = 0;

  constructor(rules: CookieRules) {
    this.rules = rules;
  }

  /** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-retrieve-cookies */
  retrieve(query: CookieQuery): Retrieved {
    const connection = this.#jar.size === 0 ? undefined : connectionTo(query.url, this.rules);
    if (connection === undefined) return nothingRetrieved;
    const sendable: StoreEntry[] = [];
    const blocked: { cookie: StoredCookie; reason: BlockedReason }[] = [];
    for (const entry of this.#jar.site(siteOf(connection.host)).values()) {
      const reason = blockedReason(entry.cookie, query, connection, this.rules);
      if (reason === undefined) sendable.push(entry);
      else blocked.push({ cookie: entry.cookie, reason });
      if (reason === "expired") this.#jar.remove(entry);
    }
    this.#accesses += 1;
    for (const entry of sendable) {
      if (query.now - entry.accessTime < this.rules.limits.sameUseMs) continue;
      entry.lastAccess = this.#accesses;
      entry.accessTime = query.now;
    }
    const sent = inRetrievalOrder(sendable, this.rules, query.type).map(({ cookie }) => cookie);
    return { header: serializeCookies(sent), sent, blocked };
  }

  /**
   * One Set-Cookie header's value, or one assignment to document.cookie, as an isomorphic string: one character a byte.
   *
   * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-parse-and-store-a-cookie
   */
  store(text: string, context: CookieContext): StoreResult {
    const line = parseSetCookieLine(text, this.rules);
    if ("refused" in line) return { refused: line.refused, line: undefined };
    const connection = connectionTo(context.url, this.rules);
    if (connection === undefined) return { refused: "host-invalid", line };
    const cookie = receiveCookie(line, context, connection, this.rules);
    if ("refused" in cookie) return { refused: cookie.refused, line };
    const site = siteOf(connection.host);
    const evicted = this.#removeExpired(site, context.now);
    const refused = refusedByStored(cookie, this.#jar.site(site), context.type, connection, this.rules);
    if (refused !== undefined) return { refused, line };
    const previous = this.#jar.site(site).get(identity(cookie));
    if (isExpired(cookie, context.now)) {
      if (previous !== undefined) this.#jar.remove(previous);
      return { expired: cookie, replaced: previous?.cookie };
    }
    if (previous === undefined && isWithoutRoom(cookie, () => this.#ofHost(cookie, site), this.rules.limits))
      return { refused: "host-limit", line };
    const stored = this.#insert(cookie, site, previous, context);
    return {
      stored,
      replaced: previous?.cookie,
      evicted: [...evicted, ...this.#removeExcess(stored, site, context.now)],
    };
  }

  /** The cookies that have not expired, the earliest first. */
  list(now: number): readonly StoredCookie[] {
    const entries = this.#jar.all().sort((a, b) => a.order - b.order);
    return entries.map(({ cookie }) => cookie).filter((cookie) => !isExpired(cookie, now));
  }

  /** Whether there is a cookie of a host's site that has not expired. */
  hasAnyOfSite(host: Host, now: number): boolean {
    return [...this.#jar.site(siteOf(host)).values()].some(({ cookie }) => !isExpired(cookie, now));
  }

  /**
   * Removes the cookies of a host, in the partition of a request; the unpartitioned ones only where the request gets them.
   *
   * @param scope all of its site, those whose domain it is, or those that it gets
   * @returns those that were there
   */
  clearHost(
    { url, partitionKey, thirdParty }: CookieQuery,
    scope: "site" | "of-host" | "sent-to-host",
  ): readonly StoredCookie[] {
    const host = connectionTo(url, this.rules)?.host;
    if (host === undefined) return [];
    const isApart = thirdParty && this.rules.thirdParty === "partition";
    const removed = this.#jar.select(siteOf(host), ({ cookie }) => {
      if (cookie.partition !== partitionKey && (cookie.partition !== undefined || isApart)) return false;
      if (scope === "site" || cookie.domain === host.name) return true;
      return scope === "sent-to-host" && !cookie.hostOnly && host.name.endsWith(`.${cookie.domain}`);
    });
    for (const entry of removed) this.#jar.remove(entry);
    return removed.map(({ cookie }) => cookie);
  }

  clear(): void {
    this.#fullUntil = 0;
    this.#jar.clear();
  }

  get state(): CookieStoreState {
    return { entries: this.#jar.all(), accesses: this.#accesses, creations: this.#creations };
  }

  /** Holds what another store of the same rules held. */
  restore({ entries, accesses, creations }: CookieStoreState): void {
    this.clear();
    for (const entry of entries) this.#jar.put({ ...entry });
    this.#accesses = accesses;
    this.#creations = creations;
  }

  #insert(
    cookie: StoredCookie,
    site: string,
    previous: StoreEntry | undefined,
    { type, now }: CookieContext,
  ): StoredCookie {
    const isSameValue = previous?.cookie.value === cookie.value;
    const inherited = this.rules.creationTime === "inherited" || isSameValue ? previous : undefined;
    const stored = inherited === undefined ? cookie : { ...cookie, creationTime: inherited.cookie.creationTime };
    this.#accesses += 1;
    this.#creations += 1;
    const order = inherited?.order ?? this.#creations;
    const isReordered = this.rules.scriptReorders && type === "non-http" && !isSameValue;
    const scriptOrder = isReordered ? this.#creations : (inherited?.scriptOrder ?? order);
    this.#jar.put({ cookie: stored, site, order, scriptOrder, lastAccess: this.#accesses, accessTime: now });
    return stored;
  }

  #removeExpired(site: string, now: number): readonly Evicted[] {
    return this.#remove(
      this.#jar.select(site, ({ cookie }) => isExpired(cookie, now)),
      "expired",
    );
  }

  /** The stored cookies that share the budget of a host with one. */
  #ofHost(one: StoredCookie, site: string): readonly StoreEntry[] {
    const { hosts } = this.rules.limits;
    return this.#jar.select(
      site,
      ({ cookie }) => cookie.partition === one.partition && (hosts === "site" || cookie.domain === one.domain),
    );
  }

  #removeExcess(newest: StoredCookie, site: string, now: number): readonly Evicted[] {
    const excess = excessOfHost(this.#ofHost(newest, site), identity(newest), this.rules.limits);
    const byHost = this.#remove(excess, "host-limit");
    return [...byHost, ...this.#remove(this.#excessOfAll(now), "total-limit")];
  }

  /** Looks through all cookies only where some have gone unused for long enough: a flood of new ones is stored in linear time. */
  #excessOfAll(now: number): readonly StoreEntry[] {
    const { total, unusedMs } = this.rules.limits;
    if (this.#jar.size <= total.limit || now < this.#fullUntil) return [];
    const all = this.#jar.all();
    const excess = excessOfAll(all, total).filter(({ accessTime }) => accessTime <= now - unusedMs);
    const oldest = all.reduce((time, { accessTime }) => Math.min(time, accessTime), now);
    if (excess.length === 0) this.#fullUntil = oldest + unusedMs;
    return excess;
  }

  #remove(removed: readonly StoreEntry[], reason: EvictedReason): readonly Evicted[] {
    for (const entry of removed) this.#jar.remove(entry);
    return removed.map(({ cookie }) => ({ cookie, reason }));
  }
}
