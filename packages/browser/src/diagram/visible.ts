const deleteControl = 0x7f;

/** What turns text round, hides in it, or breaks its line: a picture of it, or U+FFFD. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === deleteControl ? "\u2421" : "\uFFFD";
}

/** C0, C1, soft hyphen, what orders or joins text, line and paragraph separators, lone surrogates, no characters. */
const unseen =
  // eslint-disable-next-line no-control-regex -- these are what it is about
  /[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\p{Surrogate}]|[\u{e0000}-\u{e0fff}]/gu;

/** The most characters that one value shows. */
const most = 240;

/** A text as a diagram may hold it: on one line, of a bounded length, and nothing in it that is not seen. */
export function visible(text: string): string {
  const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return shown.replace(unseen, pictureOf);
}
