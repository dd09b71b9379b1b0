import { byteLowercase } from "./ascii.ts";
import { getDecodeAndSplit } from "./list.ts";
import { isForbiddenMethod } from "./method.ts";

const forbiddenRequestNames: ReadonlySet<string> = new Set([
  "accept-charset",
  "accept-encoding",
  "access-control-request-headers",
  "access-control-request-method",
  "connection",
  "content-length",
  "cookie",
  "cookie2",
  "date",
  "dnt",
  "expect",
  "host",
  "keep-alive",
  "origin",
  "referer",
  "set-cookie",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
]);

const methodOverrideNames: ReadonlySet<string> = new Set([
  "x-http-method",
  "x-http-method-override",
  "x-method-override",
]);

const forbiddenResponseNames: ReadonlySet<string> = new Set(["set-cookie", "set-cookie2"]);

const corsSafelistedResponseNames: ReadonlySet<string> = new Set([
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
]);

const noCorsSafelistedNames: ReadonlySet<string> = new Set([
  "accept",
  "accept-language",
  "content-language",
  "content-type",
]);

const requestBodyNames: ReadonlySet<string> = new Set([
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
]);

/**
 * Whether a script may never set the request header `name`, whatever its value. Case-insensitive. The override
 * headers (`x-http-method` and its kin) depend on the value: see {@link isForbiddenRequestHeader}.
 *
 * https://fetch.spec.whatwg.org/#forbidden-request-header, steps 1 and 2
 */
export function isForbiddenRequestHeaderName(name: string): boolean {
  const lower = byteLowercase(name);
  return forbiddenRequestNames.has(lower) || lower.startsWith("proxy-") || lower.startsWith("sec-");
}

/**
 * Whether a script may not set this request header: a forbidden name, or a method-override header one of whose values
 * is a forbidden method.
 *
 * https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  // 1. and 2. The name alone.
  if (isForbiddenRequestHeaderName(name)) return true;
  // 3. and 4. A method in disguise.
  return methodOverrideNames.has(byteLowercase(name)) && getDecodeAndSplit(value).some(isForbiddenMethod);
}

/**
 * Whether no script may read the response header `name`, exposed or not. Case-insensitive.
 *
 * https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
export function isForbiddenResponseHeaderName(name: string): boolean {
  return forbiddenResponseNames.has(byteLowercase(name));
}

/**
 * Whether a cross-origin script may read the response header `name` without Access-Control-Expose-Headers.
 * Case-insensitive.
 *
 * https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name, with an empty list
 */
export function isCorsSafelistedResponseHeaderName(name: string): boolean {
  return corsSafelistedResponseNames.has(byteLowercase(name));
}

/**
 * Whether `name` may be set on a no-cors request, if its value is safelisted too. Case-insensitive.
 *
 * https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name
 */
export function isNoCorsSafelistedRequestHeaderName(name: string): boolean {
  return noCorsSafelistedNames.has(byteLowercase(name));
}

/**
 * Whether only the browser itself may put `name` on a no-cors request: `Range`. Case-insensitive.
 *
 * https://fetch.spec.whatwg.org/#privileged-no-cors-request-header-name
 */
export function isPrivilegedNoCorsRequestHeaderName(name: string): boolean {
  return byteLowercase(name) === "range";
}

/**
 * Whether `name` describes a request body, and so is dropped when a redirect drops the body. Case-insensitive.
 *
 * https://fetch.spec.whatwg.org/#request-body-header-name
 */
export function isRequestBodyHeaderName(name: string): boolean {
  return requestBodyNames.has(byteLowercase(name));
}

/**
 * Whether `*` in Access-Control-Allow-Headers does not cover `name`: `Authorization`. Case-insensitive.
 *
 * https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export function isCorsNonWildcardRequestHeaderName(name: string): boolean {
  return byteLowercase(name) === "authorization";
}
