import { isExpired, serializeCookies, type StoredCookie } from "./cookie.ts";
import { excessOfAll, excessOfHost } from "./eviction.ts";
import { identity, Jar, siteOf, type Kept } from "./jar.ts";
import { inRetrievalOrder } from "./order.ts";
import { refusedByStored } from "./overwrite.ts";
import { connectionTo, type CookieContext, type CookieQuery } from "./query.ts";
import type { EvictedReason, RefusedReason, WithheldReason } from "./reasons.ts";
import { receiveCookie } from "./receive.ts";
import { withheldReason } from "./retrieve.ts";
import type { CookieRules } from "./rules.ts";
import { parseSetCookieLine, type CookieLine } from "./set-cookie-line.ts";

/** A cookie that was dropped when another was stored. */
export interface Evicted {
  readonly cookie: StoredCookie;
  readonly reason: EvictedReason;
}

export interface Retrieved {
  /** The Cookie header's value, or what document.cookie reads; `undefined` when no cookie goes. */
  readonly header: string | undefined;
  readonly sent: readonly StoredCookie[];
  /** The other cookies of the request's site. */
  readonly withheld: readonly { readonly cookie: StoredCookie; readonly reason: WithheldReason }[];
}

/** `replaced` was stored before under the same name, domain and path. */
export type StoreResult =
  | {
      readonly stored: StoredCookie;
      readonly replaced: StoredCookie | undefined;
      readonly evicted: readonly Evicted[];
    }
  /** It had expired when it came, which is how servers delete cookies. */
  | { readonly expired: StoredCookie; readonly replaced: StoredCookie | undefined }
  /** `line` is absent where it could not be taken apart. */
  | { readonly refused: RefusedReason; readonly line: CookieLine | undefined };

const NOTHING: Retrieved = { header: undefined, sent: [], withheld: [] };

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-cookie-store-and-limits */
export class CookieStore {
  readonly rules: CookieRules;
  readonly #jar = new Jar();
  #accesses = 0;
  #made = 0;

  constructor(rules: CookieRules) {
    this.rules = rules;
  }

  /** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-retrieve-cookies */
  retrieve(query: CookieQuery): Retrieved {
    const connection = this.#jar.size === 0 ? undefined : connectionTo(query.url, this.rules);
    if (connection === undefined) return NOTHING;
    const going: Kept[] = [];
    const withheld: { cookie: StoredCookie; reason: WithheldReason }[] = [];
    for (const kept of this.#jar.site(siteOf(connection.host)).values()) {
      const reason = withheldReason(kept.cookie, query, connection, this.rules);
      if (reason === undefined) going.push(kept);
      else withheld.push({ cookie: kept.cookie, reason });
      if (reason === "expired") this.#jar.remove(kept);
    }
    this.#accesses += 1;
    for (const kept of going) kept.lastAccess = this.#accesses;
    const sent = inRetrievalOrder(going, this.rules).map(({ cookie }) => cookie);
    return { header: serializeCookies(sent), sent, withheld };
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
    const old = this.#jar.site(site).get(identity(cookie));
    if (isExpired(cookie, context.now)) {
      if (old !== undefined) this.#jar.remove(old);
      return { expired: cookie, replaced: old?.cookie };
    }
    const stored = this.#insert(cookie, site, old);
    return { stored, replaced: old?.cookie, evicted: [...evicted, ...this.#removeExcess(stored, site)] };
  }

  /** The cookies that have not expired, earliest made first. */
  list(now: number): readonly StoredCookie[] {
    const kept = this.#jar.all().sort((a, b) => a.order - b.order);
    return kept.map(({ cookie }) => cookie).filter((cookie) => !isExpired(cookie, now));
  }

  clear(): void {
    this.#jar.clear();
  }

  #insert(cookie: StoredCookie, site: string, old: Kept | undefined): StoredCookie {
    const heir = this.rules.creationTime === "inherited" || old?.cookie.value === cookie.value ? old : undefined;
    const stored = heir === undefined ? cookie : { ...cookie, creationTime: heir.cookie.creationTime };
    this.#accesses += 1;
    this.#made += 1;
    this.#jar.put({ cookie: stored, site, order: heir?.order ?? this.#made, lastAccess: this.#accesses });
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

  #remove(gone: readonly Kept[], reason: EvictedReason): readonly Evicted[] {
    for (const kept of gone) this.#jar.remove(kept);
    return gone.map(({ cookie }) => ({ cookie, reason }));
  }
}
