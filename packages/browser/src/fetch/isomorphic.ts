/** A character for each byte. https://infra.spec.whatwg.org/#isomorphic-decode */
export const isomorphicDecode = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** A byte for each character, of which none is above U+00FF. https://infra.spec.whatwg.org/#isomorphic-encode */
export const isomorphicEncode = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
