/** Segments in the order in which they win: literal, parameter, rest. */
const rank = (segment: string | undefined): number =>
  segment === undefined ? 0 : segment === "**" ? 3 : segment.startsWith(":") ? 2 : 1;

/** The most specific first, from left to right. */
export const rankPatterns = (texts: readonly string[]): string[] =>
  [...texts].sort((a, b) => {
    const [left, right] = [a.split("/").slice(1), b.split("/").slice(1)];
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      const difference = rank(left[index]) - rank(right[index]);
      if (difference !== 0) return difference;
    }
    return 0;
  });

/** The naive twin: a regular expression a pattern; of those that match, the most specific. */
export function naiveMatch(texts: readonly string[], path: string): string | undefined {
  return rankPatterns(texts).find((text) => {
    const source = text
      .split("/")
      .slice(1)
      .map((segment) =>
        segment === "**" ? "(?:/.*)?" : segment.startsWith(":") ? "/[^/]+" : `/${segment.replace(/[.]/g, "\\$&")}`,
      )
      .join("");
    return new RegExp(`^${source}$`, "s").test(path);
  });
}
