import { replaceInvisible } from "./invisible.ts";
import { changeUnpainted } from "./sgr.ts";

/**
 * A text that others wrote, as one line that shows everything in it: each invisible character is U+FFFD.
 * @example sanitizeText("\x1b[2J") // "\ufffd[2J"
 */
export const sanitizeText = (text: string): string => replaceInvisible(text, () => "\ufffd");

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

const escapeInvisible = (text: string): string =>
  replaceInvisible(text, (one) => (one === "\n" || one === "\t" ? one : one.split("").map(escapeUnit).join("")));

/**
 * A whole output for a terminal: line breaks and tabs stay, every other invisible character is written as JSON escapes it.
 * @param colours whether the sequences that `paint` writes stay too
 */
export const sanitizeOutput = (text: string, colours: boolean): string =>
  colours ? changeUnpainted(text, escapeInvisible) : escapeInvisible(text);

/** A text of at most `max` characters; a longer one ends in an ellipsis. */
export const truncate = (text: string, max: number): string =>
  text.length > max ? `${text.slice(0, max - 1)}…` : text;
