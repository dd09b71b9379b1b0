/** More than a console shows at once; what stands behind it is not read. */
const maxCharacters = 65_536;

/** One line, spaces single, so that it does not matter how it was wrapped. */
export const flatten = (text: string): string => text.slice(0, maxCharacters).replace(/\s+/g, " ");

/** The same length, quotes of all kinds alike, letters in lower case: what is compared. */
export const foldCase = (text: string): string =>
  text.replace(/[`"‘’‚“”„´]/g, "'").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
