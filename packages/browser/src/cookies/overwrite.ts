import type { Host } from "sallyport/standard";
import type { StoredCookie } from "./cookie.ts";
import { domainMatches } from "./domain-match.ts";
import { identity, type Kept } from "./jar.ts";
import { pathMatches } from "./path-match.ts";
import type { Connection, CookieContext } from "./query.ts";
import type { RefusedReason } from "./reasons.ts";
import type { CookieRules } from "./rules.ts";

/**
 * Why `cookie` may not be stored beside or over what its site has already, `undefined` when it may.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-store-a-cookie
 */
export function refusedByStored(
  cookie: StoredCookie,
  site: ReadonlyMap<string, Kept>,
  type: CookieContext["type"],
  { host, isSecure }: Connection,
  rules: CookieRules,
): RefusedReason | undefined {
  // Leave secure cookies alone: whoever can answer over http could plant a session that https then takes for its own.
  for (const { cookie: old } of isSecure ? [] : site.values()) {
    if (isOverlaid(old, cookie, host, rules)) return "secure-overlay";
  }
  // What a script cannot read it cannot replace.
  const same = site.get(identity(cookie));
  return type === "non-http" && same?.cookie.httpOnly === true ? "http-only-overwrite" : undefined;
}

function isOverlaid(old: StoredCookie, cookie: StoredCookie, { kind }: Host, rules: CookieRules): boolean {
  if (!old.secure || old.name !== cookie.name || old.partition !== cookie.partition) return false;
  if (rules.secureOverlay === "same") return identity(old) === identity(cookie);
  const related =
    domainMatches({ kind, name: old.domain }, cookie.domain) ||
    domainMatches({ kind, name: cookie.domain }, old.domain);
  return related && pathMatches(cookie.path, old.path);
}
