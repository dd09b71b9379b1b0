const magic = [0x1f, 0x8b, 8];

/** RFC 1952, section 2.3.1: the flags, and what each adds to the head. */
const [hasChecksum, hasExtra, hasName, hasComment, reserved] = [2, 4, 8, 16, 0xe0];
const fixedBytes = 10;

/** The length of the head of a gzip member, which may not be there as a whole yet; "broken" for what is none. */
export function gzipHeadLength(bytes: Uint8Array): number | "more-needed" | "broken" {
  if (magic.some((byte, at) => at < bytes.length && bytes[at] !== byte)) return "broken";
  const flags = bytes[3] ?? 0;
  if ((flags & reserved) !== 0) return "broken";
  let at = fixedBytes;
  if ((flags & hasExtra) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [hasName, hasComment]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return "more-needed";
    at = end + 1;
  }
  if ((flags & hasChecksum) !== 0) at += 2;
  return at <= bytes.length ? at : "more-needed";
}
