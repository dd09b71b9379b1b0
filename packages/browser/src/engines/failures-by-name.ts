import type { FailureCode } from "../fetch/failure.ts";

/** What each of an engine's names stands for: the first failure that has the name. */
export function failuresByName(
  names: Partial<Record<FailureCode, string>>,
): Readonly<Record<string, FailureCode | undefined>> {
  const entries = Object.entries(names) as [FailureCode, string][];
  return Object.fromEntries(entries.reverse().map(([code, name]) => [name, code]));
}
