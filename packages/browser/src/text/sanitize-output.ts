import { replaceInvisible } from "sallyport/standard";
import { changeUnpainted } from "./sgr.ts";
import { hideUserinfo } from "./url.ts";

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

const escapeInvisible = (text: string): string =>
  replaceInvisible(hideUserinfo(text), (one) =>
    one === "\n" || one === "\t" ? one : one.split("").map(escapeUnit).join(""),
  );

/**
 * A whole output for a terminal: line breaks and tabs stay, every other invisible character is written as JSON escapes it. No URL
 * shows a user name or a password.
 * @param colours whether the sequences that `paint` writes stay too
 */
export const sanitizeOutput = (text: string, colours: boolean): string =>
  colours ? changeUnpainted(text, escapeInvisible) : escapeInvisible(text);
