import { isExpired, serializeCookies, type StoredCookie } from "./cookie.ts";
import { excessOfAll, excessOfHost } from "./eviction.ts";
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
    for (const entry of sendable) entry.lastAccess = this.#accesses;
    const sent = inRetrievalOrder(sendable, this.rules).map(({ cookie }) => cookie);
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
    const stored = this.#insert(cookie, site, previous);
    return { stored, replaced: previous?.cookie, evicted: [...evicted, ...this.#removeExcess(stored, site)] };
  }

  /** The cookies that have not expired, the earliest first. */
  list(now: number): readonly StoredCookie[] {
    const entries = this.#jar.all().sort((a, b) => a.order - b.order);
    return entries.map(({ cookie }) => cookie).filter((cookie) => !isExpired(cookie, now));
  }

  clear(): void {
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

  #insert(cookie: StoredCookie, site: string, previous: StoreEntry | undefined): StoredCookie {
    const inherited =
      this.rules.creationTime === "inherited" || previous?.cookie.value === cookie.value ? previous : undefined;
    const stored = inherited === undefined ? cookie : { ...cookie, creationTime: inherited.cookie.creationTime };
    this.#accesses += 1;
    this.#creations += 1;
    this.#jar.put({ cookie: stored, site, order: inherited?.order ?? this.#creations, lastAccess: this.#accesses });
    return stored;
  }

  #removeExpired(site: string, now: number): readonly Evicted[] {
    return this.#remove(
      this.#jar.select(site, ({ cookie }) => isExpired(cookie, now)),
      "expired",
    );
  }

  #removeExcess(newest: StoredCookie, site: string): readonly Evicted[] {
    const { perHost, total, hosts } = this.rules.limits;
    const ofHost = this.#jar.select(
      site,
      ({ cookie }) => cookie.partition === newest.partition && (hosts === "site" || cookie.domain === newest.domain),
    );
    const byHost = this.#remove(excessOfHost(ofHost, perHost), "host-limit");
    const byTotal = this.#jar.size > total.limit ? excessOfAll(this.#jar.all(), total) : [];
    return [...byHost, ...this.#remove(byTotal, "total-limit")];
  }

  #remove(removed: readonly StoreEntry[], reason: EvictedReason): readonly Evicted[] {
    for (const entry of removed) this.#jar.remove(entry);
    return removed.map(({ cookie }) => ({ cookie, reason }));
  }
}
