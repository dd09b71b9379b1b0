import { nameValuePairs, type FormEntry } from "./entry-list.ts";
import type { FormEncoding } from "./form-encoding.ts";

/** https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set */
function escaped(byte: number): string {
  if (byte === 0x20) return "+";
  const character = String.fromCharCode(byte);
  return /[\w*.-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** For each byte: a form may have millions. */
const escapes = Array.from({ length: 256 }, (_, byte) => escaped(byte));

function encode(text: string, encoding: FormEncoding): string {
  let encoded = "";
  for (const byte of encoding.encode(text)) encoded += escapes[byte] ?? "";
  return encoded;
}

/** https://url.spec.whatwg.org/#concept-urlencoded-serializer */
export const serializeUrlencoded = (entries: readonly FormEntry[], encoding: FormEncoding): string =>
  nameValuePairs(entries)
    .map(([name, value]) => `${encode(name, encoding)}=${encode(value, encoding)}`)
    .join("&");
