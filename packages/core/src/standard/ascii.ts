/**
 * `value` with A–Z, and nothing else, in lower case.
 *
 * Not `toLowerCase()`: that also folds U+212A (Kelvin sign) to `k`, so two names that differ on the wire would match.
 *
 * https://infra.spec.whatwg.org/#byte-lowercase
 */
export function byteLowercase(value: string): string {
  return value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * `value` without the characters of `set` at its start and end.
 *
 * An index loop, because `/[ \t]+$/` takes quadratic time on a run of spaces that something else follows.
 */
export function strip(value: string, set: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && set.includes(value.charAt(start))) start += 1;
  while (end > start && set.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

/** HTTP tab or space (https://fetch.spec.whatwg.org/#http-tab-or-space), which RFC 9110 calls OWS. */
export const tabOrSpace = "\t ";

/** HTTP whitespace (https://fetch.spec.whatwg.org/#http-whitespace). */
export const httpWhitespace = "\t\n\r ";
