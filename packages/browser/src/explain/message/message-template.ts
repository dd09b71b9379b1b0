import { flatten, foldCase } from "./normalize.ts";

/** The most characters that may stand for one value. */
const maxValue = 2048;

const maxMatches = 50;

/** An engine's message with places for values, parsed. */
export interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

export interface Match {
  readonly start: number;
  readonly end: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Parses `Method {value} is not allowed`; it begins and ends with words. */
export function templateOf(text: string): Template {
  const parts = flatten(text).split(/\{(\w+)\}/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0).map(foldCase),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

/** The match whose second literal, or only one, is at `at`; no part of the text is looked at more than once for each. */
function matchAt({ literals, names }: Template, folded: string, flat: string, at: number): Match | undefined {
  const [first = "", second, ...more] = literals;
  if (second === undefined) return { start: at, end: at + first.length, values: {} };
  const from = Math.max(0, at - maxValue);
  // The nearest one: a value does not hold the words before it.
  const before = folded.slice(from, at).lastIndexOf(first);
  if (before === -1) return undefined;
  const start = from + before;
  const values: Record<string, string> = { [names[0] ?? ""]: flat.slice(start + first.length, at) };
  let end = at + second.length;
  for (const [index, literal] of more.entries()) {
    const gap = folded.slice(end, end + maxValue + literal.length).indexOf(literal);
    if (gap === -1) return undefined;
    values[names[index + 1] ?? ""] = flat.slice(end, end + gap);
    end += gap + literal.length;
  }
  return { start, end, values };
}

/** Where a text has these words, from its beginning. */
export function matchesOf(template: Template, folded: string, flat: string): readonly Match[] {
  const anchor = template.literals[1] ?? template.literals[0] ?? "";
  const found: Match[] = [];
  for (let at = folded.indexOf(anchor); at !== -1 && found.length < maxMatches;) {
    const match = matchAt(template, folded, flat, at);
    if (match !== undefined) found.push(match);
    at = folded.indexOf(anchor, at + anchor.length);
  }
  return found;
}
