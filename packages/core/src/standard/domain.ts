const DOMAIN = /^(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?$/;
const ENCODED_LABEL = /(?:^|\.)xn--/;
const MAX_LENGTH = 253;

/**
 * Whether `text` is a domain that can be looked up and that the URL standard serializes as it is: lower-case letters,
 * digits, `-` and `_`, labels of 1 to 63, 253 in all, and one optional dot at the end.
 *
 * The URL standard admits more (`a..b`, `a!b`, labels of any length); none of that can be a name in the DNS, and names
 * which no zone can hold only help to confuse the parsers further in. Numbers at the end are the caller's to check.
 *
 * https://url.spec.whatwg.org/#valid-host-string
 */
export function isDomain(text: string): boolean {
  if (text.length > MAX_LENGTH + (text.endsWith(".") ? 1 : 0) || !DOMAIN.test(text)) return false;
  return !ENCODED_LABEL.test(text) || isItsOwnHostname(text);
}

// Only the platform's IDNA tables know which `xn--` labels are valid; a table of our own would be the bigger risk.
function isItsOwnHostname(text: string): boolean {
  try {
    return new URL(`http://${text}/`).hostname === text;
  } catch {
    return false;
  }
}
