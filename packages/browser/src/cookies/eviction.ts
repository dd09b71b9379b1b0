import type { Kept } from "./jar.ts";
import type { Budget } from "./rules.ts";

/**
 * Those of one host's cookies that go, because there are too many: insecure ones first, then the least recently used.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-remove-excess-cookies-for-a
 */
export function excessOfHost(kept: readonly Kept[], budget: Budget): readonly Kept[] {
  return excess(kept, budget, (a, b) => Number(a.cookie.secure) - Number(b.cookie.secure) || byLastAccess(a, b));
}

/**
 * Those of all cookies that go, because there are too many: the least recently used.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-remove-global-excess-cookie
 */
export function excessOfAll(kept: readonly Kept[], budget: Budget): readonly Kept[] {
  return excess(kept, budget, byLastAccess);
}

/** Down to `keep`, not to `limit`, so that a server that sets cookies without end does not sort the store each time. */
function excess(kept: readonly Kept[], budget: Budget, order: (a: Kept, b: Kept) => number): readonly Kept[] {
  return kept.length <= budget.limit ? [] : kept.toSorted(order).slice(0, kept.length - budget.keep);
}

function byLastAccess(a: Kept, b: Kept): number {
  return a.lastAccess - b.lastAccess || a.order - b.order;
}
