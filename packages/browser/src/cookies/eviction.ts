import type { StoreEntry } from "./cookie-index.ts";
import type { Budget } from "./rules.ts";

/**
 * Which of one host's cookies are removed, because there are too many: insecure ones first, then the least recently used.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-remove-excess-cookies-for-a
 */
export function excessOfHost(entries: readonly StoreEntry[], budget: Budget): readonly StoreEntry[] {
  return excess(entries, budget, (a, b) => Number(a.cookie.secure) - Number(b.cookie.secure) || byLastAccess(a, b));
}

/**
 * Which of all cookies are removed, because there are too many: the least recently used.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-remove-global-excess-cookie
 */
export function excessOfAll(entries: readonly StoreEntry[], budget: Budget): readonly StoreEntry[] {
  return excess(entries, budget, byLastAccess);
}

/** Down to `keep`, not to `limit`, so that a server that sets cookies without end does not sort the store each time. */
function excess(
  entries: readonly StoreEntry[],
  budget: Budget,
  order: (a: StoreEntry, b: StoreEntry) => number,
): readonly StoreEntry[] {
  return entries.length <= budget.limit ? [] : entries.toSorted(order).slice(0, entries.length - budget.keep);
}

function byLastAccess(a: StoreEntry, b: StoreEntry): number {
  return a.lastAccess - b.lastAccess || a.order - b.order;
}
