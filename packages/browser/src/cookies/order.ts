import type { Kept } from "./jar.ts";
import type { CookieRules } from "./rules.ts";

/**
 * The order in which cookies go: those with longer paths first, then those made earlier. WebKit has them by domain
 * before that, the longest first, and those for the hosts below before those for one host.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-retrieval-algorithm
 */
export function inRetrievalOrder(kept: readonly Kept[], rules: CookieRules): readonly Kept[] {
  if (kept.length < 2) return kept;
  return kept.toSorted((a, b) => {
    const byPath = b.cookie.path.length - a.cookie.path.length;
    return byPath || (rules.order === "domain" ? byDomain(a, b) : 0) || a.order - b.order;
  });
}

function byDomain({ cookie: a }: Kept, { cookie: b }: Kept): number {
  return b.domain.length - a.domain.length || Number(a.hostOnly) - Number(b.hostOnly);
}
