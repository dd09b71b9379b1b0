import type { Host } from "sallyport/standard";
import type { StoredCookie } from "./cookie.ts";
import { domainMatches } from "./domain-match.ts";
import { identity, type StoreEntry } from "./cookie-index.ts";
import { pathMatches } from "./path-match.ts";
import type { Connection, CookieContext } from "./cookie-query.ts";
import type { RefusedReason } from "./reasons.ts";
import type { CookieRules } from "./rules.ts";

/**
 * Why `cookie` may not be stored beside the cookies of its site or replace one; `undefined` when it may.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-store-a-cookie
 */
export function refusedByStored(
  cookie: StoredCookie,
  site: ReadonlyMap<string, StoreEntry>,
  type: CookieContext["type"],
  { host, isSecure }: Connection,
  rules: CookieRules,
): RefusedReason | undefined {
  // Secure cookies stay: whoever controls http could otherwise plant a session that https then uses.
  for (const { cookie: stored } of isSecure ? [] : site.values()) {
    if (isOverlaid(stored, cookie, host, rules)) return "secure-overlay";
  }
  // What a script cannot read it cannot replace.
  const same = site.get(identity(cookie));
  return type === "non-http" && same?.cookie.httpOnly === true ? "http-only-overwrite" : undefined;
}

function isOverlaid(stored: StoredCookie, cookie: StoredCookie, { kind }: Host, rules: CookieRules): boolean {
  if (!stored.secure || stored.name !== cookie.name || stored.partition !== cookie.partition) return false;
  if (rules.secureOverlay === "same") return identity(stored) === identity(cookie);
  const related =
    domainMatches({ kind, name: stored.domain }, cookie.domain) ||
    domainMatches({ kind, name: cookie.domain }, stored.domain);
  return related && pathMatches(cookie.path, stored.path);
}
