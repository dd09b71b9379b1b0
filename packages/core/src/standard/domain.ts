const maxLabelLength = 63;
const dotCode = ".".charCodeAt(0);
const encodedLabel = /(?:^|\.)xn--/;
const maxDomainLength = 253;

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
  if (text.length > maxDomainLength + (text.endsWith(".") ? 1 : 0) || !hasDomainLabels(text)) return false;
  return !text.includes("xn--") || !encodedLabel.test(text) || isItsOwnHostname(text);
}

const isDomainCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f;

/** A loop, and no expression: this runs for each origin that a policy does not know. */
function hasDomainLabels(text: string): boolean {
  let label = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === dotCode) {
      if (label === 0) return false;
      label = 0;
    } else if (!isDomainCode(code) || ++label > maxLabelLength) return false;
  }
  return label > 0 || text.length > 1;
}

// Only the platform's IDNA tables know which `xn--` labels are valid; a table of our own would be the bigger risk.
function isItsOwnHostname(text: string): boolean {
  try {
    return new URL(`http://${text}/`).hostname === text;
  } catch {
    return false;
  }
}
