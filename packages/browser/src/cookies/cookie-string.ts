const encoder = new TextEncoder();
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
 * What a script reads for the header that {@link CookieStore.retrieve} gave: bytes that are no UTF-8 come out as U+FFFD.
 *
 * https://html.spec.whatwg.org/#dom-document-cookie
 */
export function decodeCookieString(header: string | undefined): string {
  return decoder.decode(Uint8Array.from(header ?? "", (character) => character.charCodeAt(0)));
}
