/** C0, C1, soft hyphen, what orders or joins text, line and paragraph separators, lone surrogates, noncharacters. */
const invisible =
  // eslint-disable-next-line no-control-regex -- these are what it is about
  /[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\p{Surrogate}]|[\u{e0000}-\u{e0fff}]/gu;

/** Replaces every character that could move a cursor, hide or reverse a text, or break its line. */
export const replaceInvisible = (text: string, replacement: (character: string) => string): string =>
  text.replace(invisible, replacement);

/**
 * A text that others wrote, as one line that shows everything in it: each invisible character is U+FFFD.
 * @example sanitizeText("\x1b[2J") // "\ufffd[2J"
 */
export const sanitizeText = (text: string): string => replaceInvisible(text, () => "\ufffd");

/**
 * A word that others wrote, for a log that may be read under any encoding: everything but visible ASCII is `?`.
 * @example sanitizeASCII("/a\u202eb") // "/a?b"
 */
export const sanitizeASCII = (text: string): string => text.replace(/[^\x21-\x7e]/g, "?");
