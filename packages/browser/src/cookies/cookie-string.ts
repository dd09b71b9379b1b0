import { isomorphicDecode, isomorphicEncode } from "../fetch/isomorphic.ts";
import type { CookieRules } from "./rules.ts";
import { TextDecoder, TextEncoder } from "../platform.ts";

const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const loneSurrogate = /^\p{Surrogate}$/u;

const utf8 = (text: string): string => isomorphicDecode(encoder.encode(text));

/** The bytes that a character of its number would have in UTF-8. */
function surrogateBytes(surrogate: string): string {
  const unit = surrogate.charCodeAt(0);
  return String.fromCharCode(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
}

/**
 * What a script assigned to document.cookie, as {@link CookieStore.store} wants it: its UTF-8 bytes, one character each.
 *
 * https://html.spec.whatwg.org/#dom-document-cookie
 */
export function encodeCookieString(text: string, rules?: CookieRules): string {
  if (rules?.loneSurrogates !== "encoded") return utf8(text);
  return Array.from(text, (one) => (loneSurrogate.test(one) ? surrogateBytes(one) : utf8(one))).join("");
}

/** The lines that an assignment to document.cookie sets. */
export const writtenCookieLines = (text: string, { linesInScript }: CookieRules): readonly string[] =>
  linesInScript === "separated" ? text.split("\n").filter((line) => line !== "") : [text];

/**
 * What a script reads for the header that {@link CookieStore.retrieve} returns. Bytes that are not UTF-8 become U+FFFD,
 * or hide all of it.
 *
 * https://html.spec.whatwg.org/#dom-document-cookie
 */
export function decodeCookieString(header: string | undefined, rules?: CookieRules): string {
  const bytes = isomorphicEncode(header ?? "");
  if (rules?.invalidUtf8Hides !== true) return decoder.decode(bytes);
  try {
    return strict.decode(bytes);
  } catch {
    return "";
  }
}
