import type { HeaderList } from "../fetch/header-list.ts";
import type { CacheRules, Statuses } from "./rules.ts";
import { variesByAnything, type StoredResponse } from "./stored-response.ts";

type Dated = Pick<StoredResponse, "status" | "headerList" | "responseTime">;

export const isAmong = (status: number, statuses: Statuses): boolean => statuses === "any" || statuses.includes(status);

const dateOf = (headerList: HeaderList, name: string, rules: CacheRules): number | undefined => {
  const value = headerList.get(name);
  return value === null ? undefined : rules.date(value);
};

const generatedAt = ({ headerList, responseTime }: Dated, rules: CacheRules): number =>
  dateOf(headerList, "Date", rules) ?? responseTime;

/** How old it may become where no header says it, in seconds. */
function heuristicLifetime(stored: Dated, rules: CacheRules, mustRevalidate: boolean): number {
  const { status, headerList } = stored;
  const isHeuristic = isAmong(status, rules.heuristicStatuses);
  if (isHeuristic && (rules.heuristicDespiteMustRevalidate || !mustRevalidate)) {
    const modified = dateOf(headerList, "Last-Modified", rules);
    const age = modified === undefined ? 0 : (generatedAt(stored, rules) - modified) / 1000;
    if (age > 0) return age / 10;
  }
  return rules.permanentStatuses.includes(status) ? Number.POSITIVE_INFINITY : 0;
}

/**
 * For how many seconds a response is fresh.
 *
 * https://www.rfc-editor.org/rfc/rfc9111#section-4.2.1
 */
export function freshnessLifetime(stored: Dated, rules: CacheRules): number {
  const { headerList, status } = stored;
  const { noCache, maxAge, mustRevalidate } = rules.cacheControl(headerList.get("Cache-Control") ?? "");
  const isPragma = rules.responsePragma && /(?:^|,)\s*no-cache\s*(?:,|$)/i.test(headerList.get("Pragma") ?? "");
  if (noCache || isPragma || variesByAnything(headerList) || !isAmong(status, rules.freshStatuses)) return 0;
  if (maxAge !== undefined) return maxAge;
  const value = headerList.get("Expires");
  if (value !== null) {
    const expires = rules.date(value);
    if (expires !== undefined) return Math.max(0, (expires - generatedAt(stored, rules)) / 1000);
    if (rules.malformedExpires(value) === "stale") return 0;
  }
  return heuristicLifetime(stored, rules, mustRevalidate);
}

/**
 * How old a response is, in seconds.
 *
 * https://www.rfc-editor.org/rfc/rfc9111#section-4.2.3
 */
export function currentAge(stored: Dated, rules: CacheRules, now: number): number {
  const { headerList, responseTime } = stored;
  const apparent = Math.max(0, (responseTime - generatedAt(stored, rules)) / 1000);
  const value = headerList.get("Age");
  const given = value === null ? 0 : (rules.age(value) ?? 0);
  return Math.max(apparent, given) + Math.max(0, now - responseTime) / 1000;
}

export const isFresh = (stored: Dated, rules: CacheRules, now: number): boolean =>
  currentAge(stored, rules, now) < freshnessLifetime(stored, rules);
