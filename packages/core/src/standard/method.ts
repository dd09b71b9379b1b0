// `i` without `u` folds ASCII only; `toUpperCase()` would turn `poſt` into POST.
const normalizedMethod = /^(?:DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i;
const forbiddenMethod = /^(?:CONNECT|TRACE|TRACK)$/i;

/**
 * The method as fetch() sends it: DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case; any other as it is, so
 * `patch` stays `patch`.
 *
 * https://fetch.spec.whatwg.org/#concept-method-normalize
 */
export function normalizeMethod(method: string): string {
  return normalizedMethod.test(method) ? method.toUpperCase() : method;
}

/**
 * Whether a script may never use `method`: CONNECT, TRACE or TRACK in any case.
 *
 * https://fetch.spec.whatwg.org/#forbidden-method
 */
export function isForbiddenMethod(method: string): boolean {
  return forbiddenMethod.test(method);
}

/**
 * Whether `method` needs no preflight: exactly GET, HEAD or POST.
 *
 * https://fetch.spec.whatwg.org/#cors-safelisted-method
 */
export function isCorsSafelistedMethod(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "POST";
}

/**
 * Whether the gate takes `method` as one that changes no state: exactly GET, HEAD, OPTIONS or QUERY (RFC 10008).
 *
 * RFC 9110 counts TRACE as safe too; no browser sends it, so it is treated like an unknown method. Methods are
 * case-sensitive, and a router that folds them must not get `get` past the gate: lower case is not safe.
 *
 * https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.1
 */
export function isSafeMethod(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS" || method === "QUERY";
}
