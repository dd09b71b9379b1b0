/** What a file begins with that PowerShell's `>` and some editors write. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * The encoding that the first bytes name. PowerShell writes UTF-16 with a byte order mark; a NUL beside a letter means
 * the same where that was cut off.
 */
export function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first !== undefined && first !== 0 && second === 0) return "utf-16le";
  return "utf-8";
}

/**
 * A text of bytes, without its byte order mark.
 * @throws TypeError where it is none
 */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
