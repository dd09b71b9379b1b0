/** How many bytes a UTF-8 sequence has, by its first one. */
const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1);

/** Without the beginning of a sequence at the end. */
function completeUtf8(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.subarray(0, -back) : bytes;
  }
  return bytes;
}

/** Without half a unit at the end, and half a pair. */
function completeUtf16(bytes: Uint8Array, highByteAt: 0 | 1): Uint8Array {
  const units = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const high = units[units.length - 2 + highByteAt] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? units.subarray(0, -2) : units;
}

/** The part of a text's bytes whose characters have come to their end; more of it is to come. */
export function completePart(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding === "utf-8") return completeUtf8(bytes);
  if (encoding === "utf-16le") return completeUtf16(bytes, 1);
  return encoding === "utf-16be" ? completeUtf16(bytes, 0) : bytes;
}
