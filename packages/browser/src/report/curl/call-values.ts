import { ValueReader, tokensOf, type ProgramValue } from "../../configuration/javascript-values.ts";

/** A string's inside as it is. */
export const unescaped = (text: string): string =>
  text.replace(/\\([^])/g, (_all, sign: string) => escapes[sign] ?? sign);
const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

const isNumber = (text: string): boolean => /^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$/.test(text);

/** How a page's code writes a body as JSON. */
export const stringify = "JSON.stringify(";

/** What stands there as data; a name stands for a text that nobody knows. */
export function dataOf({ kind, text, items, entries }: ProgramValue): unknown {
  if (kind === "list") return items.map(dataOf);
  if (kind === "object") return Object.fromEntries([...entries].map(([name, one]) => [name, dataOf(one)]));
  if (kind === "text") return unescaped(text);
  if (kind === "word" && (isNumber(text) || ["true", "false", "null"].includes(text)))
    return JSON.parse(text) as unknown;
  return text.startsWith(stringify) ? stringified(text) : text;
}

/** The text that `JSON.stringify` makes of what stands in it. */
export function stringified(text: string): string | undefined {
  const [inner] = valuesIn(text.slice(stringify.length));
  return inner === undefined ? undefined : JSON.stringify(dataOf(inner));
}

/** The arguments of a call of JavaScript, from behind its bracket. Nothing runs it. */
export function valuesIn(text: string): readonly ProgramValue[] {
  const tokens = tokensOf(text);
  const reader = new ValueReader(text, tokens);
  const values: ProgramValue[] = [];
  for (let at = 0; at < tokens.length;) {
    const [value, next] = reader.read(at);
    values.push(value);
    if (tokens[next]?.text !== ",") break;
    at = next + 1;
  }
  return values;
}

/** Whether a call's URL stands in it: a name could be any. */
export const hasURL = (first: ProgramValue | undefined): boolean =>
  first?.kind === "object" ? first.entries.get("url")?.kind === "text" : first?.kind === "text";

/** Whether a call ends, from behind its bracket. */
export function isClosed(text: string): boolean {
  let depth = 1;
  return tokensOf(text).some(({ kind, text: sign }) => {
    if (kind !== "sign") return false;
    if (/[([{]/.test(sign)) depth++;
    if (/[)\]}]/.test(sign)) depth--;
    return depth === 0;
  });
}
