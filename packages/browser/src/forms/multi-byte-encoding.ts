import type { Uint8Array } from "../platform.ts";
import { createMultibyteEncoder } from "./multi-byte.ts";

type Encode = (text: string) => Uint8Array;

const names = {
  gbk: "GBK",
  gb18030: "gb18030",
  big5: "Big5",
  "euc-jp": "EUC-JP",
  "iso-2022-jp": "ISO-2022-JP",
  shift_jis: "Shift_JIS",
  "euc-kr": "EUC-KR",
} as const;

/** Of these the encoder keeps a state, which they would change. */
const shifts = ["\x0e", "\x0f", "\x1b"] as const;

const withoutShifts = (text: string): string => shifts.reduce((left, shift) => left.replaceAll(shift, "\ufffd"), text);

function canEncode(encode: Encode, character: string): boolean {
  try {
    encode(character);
    return true;
  } catch {
    return false;
  }
}

/** The name of an encoding with several bytes for a character; `undefined` for another. */
export const multiByteName = (encoding: string): string | undefined =>
  Object.entries(names).find(([one]) => one === encoding)?.[1];

/**
 * https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified)-encodings and the sections after it
 *
 * @param unknown what stands for a character that the encoding lacks, in ASCII
 */
export function multiByteEncoder(
  encoding: string,
): (text: string, unknown: (codePoint: number) => string) => Uint8Array {
  const encode = createMultibyteEncoder(encoding);
  const known = new Map<string, boolean>();
  const isKnown = (character: string): boolean => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const now = canEncode(encode, character);
    known.set(character, now);
    return now;
  };
  return (text, unknown) => {
    // https://encoding.spec.whatwg.org/#iso-2022-jp-encoder, steps 3 and 4
    const whole = encoding === "iso-2022-jp" ? withoutShifts(text) : text;
    let encodable = "";
    for (const character of whole) encodable += isKnown(character) ? character : unknown(character.codePointAt(0) ?? 0);
    return encode(encodable);
  };
}
