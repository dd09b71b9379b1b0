import type { StoredCookie } from "./cookie.ts";
import { identity, type StoreEntry } from "./cookie-index.ts";
import type { Budget, CookieLimits } from "./rules.ts";

/**
 * Which of one host's cookies are removed, because there are too many: insecure ones first, then the least recently used.
 * Firefox removes insecure ones alone where there are any, and Chromium by priority.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-remove-excess-cookies-for-a
 *
 * @param newest the identity of the cookie for which room is made
 */
export function excessOfHost(
  entries: readonly StoreEntry[],
  newest: string,
  { perHost, evicts }: Pick<CookieLimits, "perHost" | "evicts">,
): readonly StoreEntry[] {
  if (entries.length <= perHost.limit) return [];
  const goal = entries.length - perHost.keep;
  const byUse = entries.toSorted(byLastAccess);
  if (evicts === "priority") return excessByPriority(byUse, goal);
  if (evicts === "insecure-first")
    return byUse.toSorted((a, b) => Number(a.cookie.secure) - Number(b.cookie.secure)).slice(0, goal);
  const others = byUse.filter(({ cookie }) => identity(cookie) !== newest);
  const insecure = others.filter(({ cookie }) => !cookie.secure);
  return (insecure.length > 0 ? insecure : others).slice(0, goal);
}

/** Whether an insecure cookie finds nothing to replace, in a browser that removes no Secure cookie for it. */
export function isWithoutRoom(
  { secure }: StoredCookie,
  stored: () => readonly StoreEntry[],
  { perHost, evicts }: Pick<CookieLimits, "perHost" | "evicts">,
): boolean {
  if (evicts !== "insecure-alone" || secure) return false;
  const entries = stored();
  return entries.length >= perHost.limit && entries.every(({ cookie }) => cookie.secure);
}

type Priority = "low" | "medium" | "high";

const priorityOf = ({ cookie }: StoreEntry): Priority => cookie.priority ?? "medium";

/** So many of each priority stay. */
const quotas: Readonly<Record<Priority, number>> = { low: 30, medium: 50, high: 100 };

/** What is removed in turn, until there is room. */
const rounds: readonly { readonly priority: Priority; readonly sparesSecure: boolean }[] = [
  { priority: "low", sparesSecure: true },
  { priority: "low", sparesSecure: false },
  { priority: "medium", sparesSecure: true },
  { priority: "high", sparesSecure: true },
  { priority: "medium", sparesSecure: false },
  { priority: "high", sparesSecure: false },
];

function excessByPriority(byUse: readonly StoreEntry[], goal: number): readonly StoreEntry[] {
  const removed = new Set<StoreEntry>();
  for (const { priority, sparesSecure } of rounds) {
    const left = byUse.filter((entry) => !removed.has(entry) && priorityOf(entry) === priority);
    const removable = sparesSecure ? left.filter(({ cookie }) => !cookie.secure) : left;
    const kept = Math.max(quotas[priority], left.length - removable.length);
    const count = Math.max(0, Math.min(goal - removed.size, left.length - kept));
    for (const entry of removable.slice(0, count)) removed.add(entry);
  }
  return [...removed];
}

/**
 * Which of all cookies are removed, because there are too many: the least recently used.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-remove-global-excess-cookie
 */
export function excessOfAll(entries: readonly StoreEntry[], { limit, keep }: Budget): readonly StoreEntry[] {
  // Down to `keep`, not to `limit`, so that a server that sets cookies without end does not sort the store each time.
  return entries.length <= limit ? [] : entries.toSorted(byLastAccess).slice(0, entries.length - keep);
}

function byLastAccess(a: StoreEntry, b: StoreEntry): number {
  return a.lastAccess - b.lastAccess || a.order - b.order;
}
