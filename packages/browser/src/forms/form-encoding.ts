import { multiByteEncoder, multiByteName } from "./multi-byte-encoding.ts";
import { TextDecoder, TextEncoder, Uint8Array } from "../platform.ts";

/** Turns text into the bytes of an encoding. */
export interface FormEncoding {
  /** As `_charset_` fields name it. */
  readonly name: string;
  readonly encode: (text: string) => Uint8Array;
}

const encoder = new TextEncoder();

const utf8: FormEncoding = { name: "UTF-8", encode: (text) => encoder.encode(text) };

/** The bytes 80 to 9F; the platform's own decoder may take this encoding for ISO-8859-1. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** https://encoding.spec.whatwg.org/#names-and-labels, of encodings with a byte for each character */
const singleByte = /^(?:ibm866|iso-8859-\d+(?:-i)?|koi8-[ru]|macintosh|windows-\d+|x-mac-cyrillic)$/;

const nameOf = (encoding: string): string =>
  /^(?:windows|macintosh|x-)/.test(encoding) ? encoding : encoding.toUpperCase();

/** https://encoding.spec.whatwg.org/#single-byte-encoder */
function singleByteEncoding(encoding: string): FormEncoding {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, number>();
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const known = encoding === "windows-1252" && byte < 0xa0 ? windows1252[byte - 0x80] : undefined;
    const character = known ?? decoder.decode(Uint8Array.of(byte));
    if (character !== "\ufffd") bytes.set(character, byte);
  }
  const encode: FormEncoding["encode"] = (text) => {
    const encoded: number[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const byte = codePoint < 0x80 ? codePoint : bytes.get(character);
      if (byte === undefined) encoded.push(...encoder.encode(characterReference(codePoint)));
      else encoded.push(byte);
    }
    return Uint8Array.from(encoded);
  };
  return { name: nameOf(encoding), encode };
}

/** A character that the encoding lacks, as forms send it. */
const characterReference = (codePoint: number): string => `&#${String(codePoint)};`;

function multiByteEncoding(encoding: string, name: string): FormEncoding {
  const encode = multiByteEncoder(encoding);
  return { name, encode: (text) => encode(text, characterReference) };
}

/** Labels of the encoding `replacement`, which a form sends as UTF-8: https://encoding.spec.whatwg.org/#get-an-output-encoding */
const replaced = /^(?:csiso2022kr|hz-gb-2312|iso-2022-cn(?:-ext)?|iso-2022-kr|replacement)$/i;

/** The encoding's name in lower case; `undefined` for what is no label. */
function encodingOf(label: string): string | undefined {
  if (replaced.test(label)) return "utf-8";
  try {
    return new TextDecoder(label).encoding.toLowerCase();
  } catch {
    return undefined;
  }
}

/**
 * https://html.spec.whatwg.org/#picking-an-encoding-for-the-form
 *
 * @throws TypeError where the CommonJS build cannot load the encodings with several bytes for a character
 */
export function pickEncoding(acceptCharset = ""): FormEncoding {
  const labels = acceptCharset.split(/[\t\n\f\r ,]+/).filter((label) => label !== "");
  const encoding = labels.map(encodingOf).find((one) => one !== undefined) ?? "utf-8";
  if (encoding.startsWith("utf-")) return utf8;
  if (singleByte.test(encoding)) return singleByteEncoding(encoding);
  const name = multiByteName(encoding);
  return name === undefined ? utf8 : multiByteEncoding(encoding, name);
}
