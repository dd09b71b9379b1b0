/** The naive twin: one regular expression a pattern, and Node's URL to say what an origin is. */
export function naivelyMatches(text: string, origin: string): boolean {
  let parsed: URL;
  try {
    parsed = new URL(origin);
  } catch {
    return false;
  }
  // Node's URL lets a `*` stand in a host; no name in the DNS has one.
  if (parsed.origin !== origin || origin.includes("*")) return false;
  const source = text
    .replace(/[.[\]]/g, "\\$&")
    .replace(/:\*$/, "(?::[0-9]+)?")
    .replace("//**\\.", "//(?:[^.:/]+\\.)+")
    .replace("//*\\.", "//[^.:/]+\\.")
    .replace(/\/\/(\w[^*]*)\*/, "//(?!xn--)$1[a-z0-9-]+")
    .replace(/\/\/\*([^.])/, "//(?!xn--)[a-z0-9-]+$1");
  return new RegExp(`^${source}$`).test(origin);
}

/** How specific an entry is: of two that match, the one whose numbers are greater, read from the first. */
export function naiveRank(text: string): readonly number[] {
  const [, host = ""] = text.replace(/:[0-9*]+$/, "").split("://");
  const fixedPort = text.endsWith(":*") ? 0 : 1;
  if (text === "anyone") return [0];
  if (host.startsWith("**.")) return [2, host.length, 0, fixedPort];
  if (host.startsWith("*.")) return [3, host.length, 0, fixedPort];
  const [first = ""] = host.split(".");
  if (first.includes("*")) return [4, host.length - first.length, first.length, fixedPort];
  return [5, host.length, 0, fixedPort];
}

/** Greater than 0 where the first entry is the more specific one. */
export function compareRanks(one: string, other: string): number {
  const [a, b] = [naiveRank(one), naiveRank(other)];
  const first = a.findIndex((value, index) => value !== b[index]);
  return first === -1 ? 0 : (a[first] ?? 0) - (b[first] ?? 0);
}
