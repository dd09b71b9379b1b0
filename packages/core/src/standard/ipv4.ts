const octetSource = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const canonicalAddress = new RegExp(`^${octetSource}(?:\\.${octetSource}){3}$`);
const numberPattern = /^(?:[0-9]+|0x[0-9a-f]*)$/;

/**
 * Whether the URL standard would read the lower-case host `text` as an IPv4 address: its last label is a number, so it
 * is an address or nothing (`0x7f.1`, `127.1`, `foo.09`), and never a domain.
 *
 * https://url.spec.whatwg.org/#ends-in-a-number-checker
 */
export function endsInANumber(text: string): boolean {
  const end = text.endsWith(".") ? text.length - 1 : text.length;
  const start = text.lastIndexOf(".", end - 1) + 1;
  // A number starts with a digit, and few last labels do.
  const first = text.charCodeAt(start);
  return first >= 0x30 && first <= 0x39 && numberPattern.test(text.slice(start, end));
}

/**
 * Whether `text` is an IPv4 address as the URL standard serializes it: four decimal numbers, no leading zero.
 *
 * https://url.spec.whatwg.org/#concept-ipv4-serializer
 */
export function isCanonicalIpv4(text: string): boolean {
  return canonicalAddress.test(text);
}
