import { httpWhitespace, strip, tabOrSpace } from "./ascii.ts";

/**
 * `value` without HTTP whitespace at its start and end.
 *
 * https://fetch.spec.whatwg.org/#concept-header-value-normalize
 */
export function normalizeHeaderValue(value: string): string {
  return strip(value, httpWhitespace);
}

/**
 * Whether the isomorphic string `value` (one character a byte) is a header value: no tab or space at its ends, no NUL,
 * CR or LF in it, and no character above U+00FF, which is no byte.
 *
 * https://fetch.spec.whatwg.org/#header-value
 */
export function isHeaderValue(value: string): boolean {
  return strip(value, tabOrSpace) === value && !/[\0\r\n\u0100-\uffff]/.test(value);
}
