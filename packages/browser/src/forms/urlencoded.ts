import { nameValuePairs, type FormEntry } from "./entry-list.ts";
import type { FormEncoding } from "./form-encoding.ts";

/** https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set */
const isSafe = (byte: number): boolean => /[\w*.-]/.test(String.fromCharCode(byte));

function encode(text: string, encoding: FormEncoding): string {
  let encoded = "";
  for (const byte of encoding.encode(text)) {
    if (byte === 0x20) encoded += "+";
    else if (byte < 0x80 && isSafe(byte)) encoded += String.fromCharCode(byte);
    else encoded += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}

/** https://url.spec.whatwg.org/#concept-urlencoded-serializer */
export const serializeUrlencoded = (entries: readonly FormEntry[], encoding: FormEncoding): string =>
  nameValuePairs(entries)
    .map(([name, value]) => `${encode(name, encoding)}=${encode(value, encoding)}`)
    .join("&");
