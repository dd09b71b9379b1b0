import { TextDecoder, TextEncoder, Uint8Array } from "../platform.ts";

/** A character for each byte. https://infra.spec.whatwg.org/#isomorphic-decode */
export const isomorphicDecode = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** A byte for each character, of which none is above U+00FF. https://infra.spec.whatwg.org/#isomorphic-encode */
export const isomorphicEncode = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** The same bytes where they are UTF-8; what is not becomes U+FFFD, in UTF-8 again. */
export const throughUtf8 = (text: string): string =>
  /[\x80-\xff]/.test(text) && /^[^\u0100-\uffff]*$/.test(text)
    ? isomorphicDecode(encoder.encode(decoder.decode(isomorphicEncode(text))))
    : text;
