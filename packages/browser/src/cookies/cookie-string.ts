import type { CookieRules } from "./rules.ts";

const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * What a script assigned to document.cookie, as {@link CookieStore.store} wants it: its UTF-8 bytes, one character each.
 *
 * https://html.spec.whatwg.org/#dom-document-cookie
 */
export function encodeCookieString(text: string): string {
  return [...encoder.encode(text)].map((byte) => String.fromCharCode(byte)).join("");
}

/**
 * What a script reads for the header that {@link CookieStore.retrieve} returns. Bytes that are not UTF-8 become U+FFFD,
 * or hide all of it.
 *
 * https://html.spec.whatwg.org/#dom-document-cookie
 */
export function decodeCookieString(header: string | undefined, rules?: CookieRules): string {
  const bytes = Uint8Array.from(header ?? "", (character) => character.charCodeAt(0));
  if (rules?.invalidUtf8Hides !== true) return decoder.decode(bytes);
  try {
    return strict.decode(bytes);
  } catch {
    return "";
  }
}
