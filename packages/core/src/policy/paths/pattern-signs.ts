/** How some router begins a pattern. The document writes a literal one escaped, and a request writes it either way. */
export const hasPatternSign = (text: string): boolean => /[:*({]/.test(text);

const lowerEscape = /%(?:[a-f][0-9A-Fa-f]|[0-9A-F][a-f])/;

/** Whether a text is equal to one of the document that is written in another way. */
export const isRespelled = (text: string): boolean => hasPatternSign(text) || lowerEscape.test(text);

/** A path with these signs as they are, and with escapes in upper case (RFC 3986, section 6.2.2.1). */
export function normalizeSpelling(path: string): string {
  if (!path.includes("%")) return path;
  const upper = lowerEscape.test(path) ? path.replace(/%[0-9A-Fa-f]{2}/g, (escape) => escape.toUpperCase()) : path;
  return upper.replace(/%(?:3A|2A|28|7B)/g, (escape) => decodeURIComponent(escape));
}

/** A literal text as the document writes it. */
export const escapeSigns = (text: string): string =>
  text.replace(/[:*({]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
