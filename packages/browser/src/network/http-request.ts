import type { WireRequest } from "../fetch/network.ts";
import { withoutConnectionHeaders } from "./connection-headers.ts";
import { URL } from "../platform.ts";

/** RFC 9110, section 5.6.2 */
const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

/** RFC 9110, section 5.5; browsers send the other control characters. */
const unwritable = /[\0\r\n\u0100-\uffff]/;

/**
 * The bytes of a request's head.
 *
 * @throws TypeError for what cannot be written
 */
export function requestHead({ method, url, headers, body }: WireRequest): Buffer {
  if (!token.test(method) || method === "CONNECT") throw new TypeError(`${JSON.stringify(method)} is not a method.`);
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") throw new TypeError(`${protocol} is not HTTP's.`);
  const fields: (readonly [string, string])[] = [
    ["host", host],
    ["connection", "keep-alive"],
    ...withoutConnectionHeaders(headers),
  ];
  const length = body?.length ?? headers.find(([name]) => name.toLowerCase() === "content-length")?.[1];
  if (length !== undefined) fields.push(["content-length", String(body?.length ?? 0)]);
  for (const [name, value] of fields) {
    if (!token.test(name)) throw new TypeError(`${JSON.stringify(name)} is not a header's name.`);
    if (unwritable.test(value)) throw new TypeError(`The value of ${name} has characters that none may have.`);
  }
  const lines = [`${method} ${pathname}${search} HTTP/1.1`, ...fields.map((field) => field.join(": ")), "", ""];
  return Buffer.from(lines.join("\r\n"), "latin1");
}
