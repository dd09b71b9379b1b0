import { TextDecoder } from "../platform.ts";

/** A pattern of bytes: a number, or any byte where it is `undefined`. */
type Pattern = readonly (number | undefined)[];

const text = (chars: string): Pattern => Array.from(chars, (char) => (char === "?" ? undefined : char.charCodeAt(0)));

const startsWith = (bytes: Uint8Array, pattern: Pattern): boolean =>
  pattern.every((byte, at) => byte === undefined || bytes[at] === byte);

const anyOf =
  (patterns: readonly Pattern[]) =>
  (bytes: Uint8Array): boolean =>
    patterns.some((pattern) => startsWith(bytes, pattern));

/** https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern; and AVIF, which engines show. */
export const isImageContent: (bytes: Uint8Array) => boolean = anyOf([
  [0x00, 0x00, 0x01, 0x00],
  [0x00, 0x00, 0x02, 0x00],
  text("BM"),
  text("GIF87a"),
  text("GIF89a"),
  text("RIFF????WEBPVP"),
  [0x89, ...text("PNG\r\n\x1a\n")],
  [0xff, 0xd8, 0xff],
  text("????ftypavif"),
]);

/** https://mimesniff.spec.whatwg.org/#matching-an-audio-or-video-type-pattern; and FLAC, which engines play. */
export const isMediaContent: (bytes: Uint8Array) => boolean = anyOf([
  text("FORM????AIFF"),
  text("ID3"),
  [...text("OggS"), 0x00],
  [...text("MThd"), 0x00, 0x00, 0x00, 0x06],
  text("RIFF????AVI "),
  text("RIFF????WAVE"),
  text("????ftyp"),
  [0x1a, 0x45, 0xdf, 0xa3],
  [0xff, 0xfb],
  [0xff, 0xf3],
  text("fLaC"),
]);

/** https://mimesniff.spec.whatwg.org/#matching-a-font-type-pattern */
export const isFontContent: (bytes: Uint8Array) => boolean = anyOf([
  [0x00, 0x01, 0x00, 0x00],
  text("OTTO"),
  text("ttcf"),
  text("wOFF"),
  text("wOF2"),
]);

/** https://w3c.github.io/webvtt/#file-structure: the signature, and then white space or the end. */
export const isTextTrackContent = (bytes: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)/.test(latin1(bytes, 16));

/** Its root element may come after long comments and a document type. */
export const isSvgContent = (bytes: Uint8Array): boolean =>
  /<(?:[\w.-]+:)?svg[\s/>]/i.test(
    new TextDecoder(bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "latin1").decode(bytes),
  );

/** As much of it as a pattern needs, a character a byte. */
export const latin1 = (bytes: Uint8Array, length: number): string => String.fromCharCode(...bytes.subarray(0, length));
