/** Control characters, bidirectional controls, characters without a width, lone surrogates. */
// eslint-disable-next-line no-control-regex
const unprintable = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

/** What others wrote, without what could move a terminal's cursor, hide a text or turn a line around. */
export const printable = (text: string): string => text.replace(unprintable, "\ufffd");
