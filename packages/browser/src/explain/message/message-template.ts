import { flatten, foldCase, mark } from "./normalize.ts";

/** The most characters that may stand for one value. */
const maxValue = 2048;

const maxMatches = 50;

/** A message with places for values, parsed. */
export interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

export interface Match {
  readonly start: number;
  readonly end: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Parses `Method {value} is not allowed`; it may begin or end with a place, which then is one word. */
export function templateOf(text: string): Template {
  const parts = flatten(text).split(/\{(\w+)\}/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0).map(foldCase),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

/** Values that are one word; of a URL and an origin, without what ends a sentence. */
const oneWord = new Set(
  "url origin page other target location redirectedFrom resource header method status mime space host address specifier cookie feature path errorStatus".split(
    " ",
  ),
);

const urls = new Set(["url", "page", "location", "redirectedFrom"]);

const quotes = new RegExp(`^${mark}+|(?:${mark}|[.,;)])+$`, "g");

/** A value as its name allows; `undefined` where it can't be one. */
function valueFor(name: string, text: string): string | undefined {
  const value = text.trim();
  if (!oneWord.has(name)) return value;
  if (value === "" && name === "origin") return undefined;
  const word = value.replace(quotes, "");
  if (/\s/.test(word) || (value !== "" && word === "")) return undefined;
  if (urls.has(name) && !/[:/.]/.test(word)) return undefined;
  if (name === "path" && !word.startsWith("/")) return undefined;
  if (name === "errorStatus" && !/^[45][0-9]{2}$/.test(word)) return undefined;
  return name === "status" && !/^[1-5][0-9]{2}$/.test(word) ? undefined : word;
}

const wordBefore = (flat: string, from: number, to: number): string =>
  /[^\s'"‘’“”(]+ ?$/.exec(flat.slice(Math.max(from, to - maxValue), to))?.[0] ?? "";

const wordBehind = (flat: string, from: number): string =>
  /^[^\s,;)\]}'"‘’“”<]*/.exec(flat.slice(from, from + maxValue))?.[0] ?? "";

/** Where the first literal stands before the second, and the value between them. */
function beginning(
  first: string,
  folded: string,
  flat: string,
  at: number,
): readonly [start: number, value: string] | undefined {
  if (first === "") {
    const word = wordBefore(flat, 0, at);
    return [at - word.length, word];
  }
  const from = Math.max(0, at - maxValue);
  // The nearest one: a value does not hold the words before it.
  const before = folded.slice(from, at).lastIndexOf(first);
  return before === -1 ? undefined : [from + before, flat.slice(from + before + first.length, at)];
}

const closing: Readonly<Record<string, string>> = { '"': '"', "“": "”" };

/** A directive of CSP is quoted as a whole, and its sources have quotes of their own. */
function lengthOfDirective(flat: string, at: number): number {
  const quote = closing[flat[at - 1] ?? ""];
  return quote === undefined ? -1 : flat.slice(at, at + maxValue).indexOf(quote);
}

/** How long a value is that a literal ends; -1 where it doesn't. A URL's own dots don't end it. */
function lengthOf(name: string, literal: string, folded: string, flat: string, at: number): number {
  const whole = name === "directive" ? lengthOfDirective(flat, at) : -1;
  if (whole !== -1 && folded.startsWith(literal, at + whole)) return whole;
  if (literal !== "" && !(literal.startsWith(".") && oneWord.has(name)))
    return folded.slice(at, at + maxValue + literal.length).indexOf(literal);
  const { length } = wordBehind(flat, at).replace(/\.$/, "");
  return literal === "" || folded.startsWith(literal, at + length) ? length : -1;
}

/** The values of the other places, and where they end. */
function remaining({ literals, names }: Template, folded: string, flat: string, from: number): Match | undefined {
  const values: Record<string, string> = {};
  let end = from;
  for (const [index, literal] of literals.slice(2).entries()) {
    const gap = lengthOf(names[index + 1] ?? "", literal, folded, flat, end);
    if (gap === -1) return undefined;
    values[names[index + 1] ?? ""] = flat.slice(end, end + gap);
    end += gap + literal.length;
  }
  return { start: from, end, values };
}

/** The match whose second literal, or only one, is at `at`; no part of the text is looked at more than once for each. */
function matchAt(template: Template, folded: string, flat: string, at: number): Match | undefined {
  const [first = "", second, ...more] = template.literals;
  const [name = ""] = template.names;
  if (second === undefined) return { start: at, end: at + first.length, values: {} };
  if (second === "" && more.length === 0) {
    const word = wordBehind(flat, at + first.length);
    return checked({ start: at, end: at + first.length + word.length, values: { [name]: word } });
  }
  const begin = beginning(first, folded, flat, at);
  const rest = begin === undefined ? undefined : remaining(template, folded, flat, at + second.length);
  if (begin === undefined || rest === undefined) return undefined;
  return checked({ start: begin[0], end: rest.end, values: { [name]: begin[1], ...rest.values } });
}

/** The name of a directive, and what it allows. */
function withSources({ directive, ...values }: Record<string, string>): Record<string, string> {
  if (directive === undefined) return values;
  const [name = "", ...sources] = directive.split(" ");
  return { ...values, directive: name, ...(sources.length === 0 ? {} : { sources: sources.join(" ") }) };
}

/** The match with its values as they are meant; `undefined` where one can't be. */
function checked({ start, end, values }: Match): Match | undefined {
  const entries = Object.entries(values).map(([name, text]) => [name, valueFor(name, text)] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return { start, end, values: withSources(Object.fromEntries(entries) as Record<string, string>) };
}

/** Where a text has these words, from its beginning. */
export function matchesOf(template: Template, folded: string, flat: string): readonly Match[] {
  const [first = "", second] = template.literals;
  const anchor = second === undefined || second === "" ? first : second;
  const found: Match[] = [];
  for (let at = folded.indexOf(anchor); at !== -1 && found.length < maxMatches;) {
    const match = matchAt(template, folded, flat, at);
    if (match !== undefined) found.push(match);
    at = folded.indexOf(anchor, at + anchor.length);
  }
  return found;
}
