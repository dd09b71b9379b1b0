import { byteLowercase } from "./ascii.ts";
import { isNoCorsSafelistedRequestHeaderName } from "./header-name.ts";
import { mimeTypeEssence } from "./mime-type.ts";
import { parseSingleRangeHeaderValue } from "./range.ts";

const maxValueLength = 128;
const maxValuesLength = 1024;

// Above U+00FF there is no byte: such a string is not isomorphic, and counts as unsafe.
// eslint-disable-next-line no-control-regex
const unsafeByte = /[\0-\x08\n-\x1f"():<>?@[\\\]{}\x7f\u0100-\uffff]/;
const languageCharacters = /^[0-9A-Za-z *,\-.;=]*$/;

const formTypes: ReadonlySet<string | undefined> = new Set([
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "text/plain",
]);

/**
 * Whether a script may send this request header across origins without a preflight. `value` is an isomorphic string,
 * one character a byte.
 *
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function isCorsSafelistedRequestHeader(name: string, value: string): boolean {
  // 1. A long value.
  if (value.length > maxValueLength) return false;
  // 2. By name.
  switch (byteLowercase(name)) {
    case "accept":
      return !unsafeByte.test(value);
    case "accept-language":
    case "content-language":
      return languageCharacters.test(value);
    case "content-type":
      return !unsafeByte.test(value) && formTypes.has(mimeTypeEssence(value));
    case "range":
      // Browsers never sent `bytes=-500`, so it is not safelisted.
      return typeof parseSingleRangeHeaderValue(value, false)?.start === "number";
    default:
      return false;
  }
}

/**
 * The names that need a preflight's permission, in lower case, sorted, each once: those of the headers that are not
 * safelisted, and of all the others too once their values are more than 1024 bytes together.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function corsUnsafeRequestHeaderNames(headers: Iterable<readonly [string, string]>): readonly string[] {
  // 1. to 3. Two lists and a size.
  const unsafe: string[] = [];
  const potentiallyUnsafe: string[] = [];
  let size = 0;
  // 4. Each header to its list.
  for (const [name, value] of headers) {
    if (isCorsSafelistedRequestHeader(name, value)) {
      potentiallyUnsafe.push(name);
      size += value.length;
    } else {
      unsafe.push(name);
    }
  }
  // 5. Too much in all: nothing is safelisted.
  const names = size > maxValuesLength ? [...unsafe, ...potentiallyUnsafe] : unsafe;
  // 6. Sorted, in lower case, once each.
  return [...new Set(names.map(byteLowercase))].sort();
}

/**
 * Whether a script may set this header on a no-cors request.
 *
 * https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
 */
export function isNoCorsSafelistedRequestHeader(name: string, value: string): boolean {
  // 1. and 2. The name, then the value.
  return isNoCorsSafelistedRequestHeaderName(name) && isCorsSafelistedRequestHeader(name, value);
}
