import type { StoreEntry } from "./cookie-index.ts";
import type { CookieQuery } from "./cookie-query.ts";
import type { CookieRules } from "./rules.ts";

/**
 * The order in which cookies are sent: longer paths first, then earlier ones. WebKit sorts them by domain
 * before that, the longest first, and those for the hosts below before those for one host.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-retrieval-algorithm
 */
export function inRetrievalOrder(
  entries: readonly StoreEntry[],
  rules: CookieRules,
  type: CookieQuery["type"] = "http",
): readonly StoreEntry[] {
  if (entries.length < 2) return entries;
  const orderOf = ({ order, scriptOrder = order }: StoreEntry): number => (type === "http" ? order : scriptOrder);
  return entries.toSorted((a, b) => {
    const byPath = b.cookie.path.length - a.cookie.path.length;
    return byPath || (rules.order === "domain" ? byDomain(a, b) : 0) || orderOf(a) - orderOf(b);
  });
}

function byDomain({ cookie: a }: StoreEntry, { cookie: b }: StoreEntry): number {
  return b.domain.length - a.domain.length || Number(a.hostOnly) - Number(b.hostOnly);
}
