import { replaceUnseen } from "../text/unseen.ts";

const deleteControl = 0x7f;

/** What turns text round, hides in it, or breaks its line: a picture of it, or U+FFFD. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === deleteControl ? "\u2421" : "\uFFFD";
}

/** The most characters that one value shows. */
const most = 240;

/** A text as a diagram may hold it: on one line, of a bounded length, and nothing in it that is not seen. */
export function visible(text: string): string {
  const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return replaceUnseen(shown, pictureOf);
}
