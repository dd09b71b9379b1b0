import { isForbiddenRequestHeader, isToken } from "sallyport/standard";
import type { Header } from "../fetch/header-list.ts";

/** Headers that browsers and their tools add, and scripts hardly ever: dropped from what a browser has copied. */
const byBrowsers = new Set([
  "user-agent",
  "cache-control",
  "pragma",
  "priority",
  "upgrade-insecure-requests",
  "if-none-match",
  "if-modified-since",
]);

const lower = ([name]: Header): string => name.toLowerCase();

const isCopied = (headers: readonly Header[]): boolean => headers.some((one) => /^sec-(?:fetch|ch)-/.test(lower(one)));

/** The headers of a request that a page's script may have set, and the names of the others. */
export function scriptHeaders(headers: readonly Header[]): {
  readonly kept: readonly Header[];
  readonly omitted: readonly string[];
} {
  const copied = isCopied(headers);
  const kept = headers.filter(
    (one) => isToken(one[0]) && !isForbiddenRequestHeader(...one) && !(copied && byBrowsers.has(lower(one))),
  );
  return { kept, omitted: headers.filter((one) => !kept.includes(one)).map(lower) };
}

/** The last value of a header. */
export const headerIn = (headers: readonly Header[], name: string): string | undefined =>
  headers.findLast((one) => lower(one) === name)?.[1];

/** Set-Cookie lines for the pairs of Cookie headers: cookies that were sent had attributes that allowed it. */
export function cookieLines(url: string, lines: readonly string[]): readonly string[] {
  const attributes = url.startsWith("https:") ? "; Path=/; Secure; SameSite=None" : "; Path=/";
  return lines
    .flatMap((line) => line.split(";"))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => pair + attributes);
}
