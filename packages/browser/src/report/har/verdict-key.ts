import { isNoCorsSafelistedRequestHeaderName } from "sallyport/standard";
import { isProblem } from "../../fetch/problem-type.ts";
import { headerIn, scriptHeaders } from "../script-headers.ts";
import type { Exchange } from "./har-entry.ts";
import { URL } from "../../platform.ts";

/** What of a response the algorithms read before its body: https://fetch.spec.whatwg.org/#http-fetch */
const decides = (name: string): boolean =>
  name.startsWith("access-control-") ||
  ["content-encoding", "content-type", "cross-origin-resource-policy", "location"].includes(name);

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header: only of these the value decides too. */
const valueDecides = (name: string): boolean =>
  isNoCorsSafelistedRequestHeaderName(name) || name.toLowerCase() === "range";

const isUsual = (value: string): boolean => value.length <= 128 && /^[\x20-\x7e]*$/.test(value);

function requestKey({ requestHeaders }: Exchange): readonly string[] {
  return scriptHeaders(requestHeaders).kept.map(([name, value]) =>
    valueDecides(name) || !isUsual(value) ? `${name}: ${value}` : name,
  );
}

function responseKey({ responseHeaders, responseBody, status, error }: Exchange): readonly unknown[] {
  const headers = responseHeaders.filter(([name]) => decides(name.toLowerCase()));
  const type = headerIn(responseHeaders, "content-type") ?? null;
  return [status, error, headers, isProblem(status, type) ? responseBody : undefined];
}

/** Equal for exchanges on which every engine has the same verdict: they differ in paths, times and identifiers. */
export const verdictKey = (chain: readonly Exchange[], page: string): string =>
  JSON.stringify([
    page,
    ...chain.map((one) => [
      one.method,
      new URL(one.url).origin,
      one.isPreflight,
      one.cookies,
      one.body === undefined,
      ...requestKey(one),
      ...responseKey(one),
    ]),
  ]);
