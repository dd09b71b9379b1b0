import { isForbiddenRequestHeader, isToken } from "sallyport/standard";
import type { Field } from "./asked.ts";

/** What a browser adds by itself or its tools do, and scripts next to never: dropped from what a browser has copied. */
const browsers = new Set([
  "user-agent",
  "cache-control",
  "pragma",
  "priority",
  "upgrade-insecure-requests",
  "if-none-match",
  "if-modified-since",
]);

const lower = ([name]: Field): string => name.toLowerCase();

const isCopied = (headers: readonly Field[]): boolean => headers.some((one) => /^sec-(?:fetch|ch)-/.test(lower(one)));

/** Of the headers that went over the wire those that a page's script may have set, and the names of the others. */
export function scriptHeaders(headers: readonly Field[]): {
  readonly kept: readonly Field[];
  readonly left: readonly string[];
} {
  const copied = isCopied(headers);
  const kept = headers.filter(
    (one) => isToken(one[0]) && !isForbiddenRequestHeader(...one) && !(copied && browsers.has(lower(one))),
  );
  return { kept, left: headers.filter((one) => !kept.includes(one)).map(lower) };
}

/** The last value of a header. */
export const headerIn = (headers: readonly Field[], name: string): string | undefined =>
  headers.findLast((one) => lower(one) === name)?.[1];

/** Cookies that went to the server had attributes that let them, which the Cookie header does not have. */
export function cookiesThatWent(url: string, lines: readonly string[]): readonly string[] {
  const attributes = url.startsWith("https:") ? "; Path=/; Secure; SameSite=None" : "; Path=/";
  return lines
    .flatMap((line) => line.split(";"))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => pair + attributes);
}
