import { fixedText, isWildText, type OriginPattern } from "./origin-pattern.ts";

/** The lengths of the fixed text before and after a wildcard. */
type Lengths = readonly [before: number, after: number];

/**
 * Which patterns with a wildcard inside the first label could match a host: by the lengths of the fixed text that are in
 * use for what follows the label. Most policies use one or two; a label has 63 characters, so there are never more than
 * 2,000, whatever the number of patterns.
 */
export class LabelPatterns {
  /** By what follows the label and by how much text is fixed, the most first. */
  readonly #lengths = new Map<string, Map<number, Lengths[]>>();

  constructor(patterns: readonly OriginPattern[]) {
    const distinct = new Map<string, { readonly rest: string; readonly lengths: Lengths; readonly fixed: number }>();
    for (const pattern of patterns) {
      const [{ length: before }, { length: after }] = fixedText(pattern);
      const rest = pattern.host.name;
      const key = `${rest} ${String(before)} ${String(after)}`;
      distinct.set(key, { rest, lengths: [before, after], fixed: before + after });
    }
    for (const { rest, lengths, fixed } of [...distinct.values()].sort((a, b) => b.fixed - a.fixed)) {
      const ofRest = this.#lengths.get(rest) ?? new Map<number, Lengths[]>();
      this.#lengths.set(rest, ofRest.set(fixed, [...(ofRest.get(fixed) ?? []), lengths]));
    }
  }

  /**
   * The prefixes of patterns that could match, those with the most fixed text first, as many together as are equal.
   * @param label the first label of a host
   * @param rest what follows it
   */
  *prefixes(label: string, rest: string): Iterable<readonly string[]> {
    const ofRest = this.#lengths.get(rest);
    if (ofRest === undefined || label.startsWith("xn--")) return;
    for (const lengths of ofRest.values())
      yield lengths
        .filter(([before, after]) => isWildText(label.slice(before, Math.max(before, label.length - after))))
        .map(([before, after]) => `${label.slice(0, before)}*${label.slice(label.length - after)}.`);
  }
}
