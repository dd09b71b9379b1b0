/** A query of more words than these is a pasted message. */
const maxTypedWords = 6;

const isTyped = (_word: string, _index: number, words: readonly string[]): boolean => words.length <= maxTypedWords;

/**
 * Options of MiniSearch, by which a pasted console message finds the page of its code. Its words are looked up as they are:
 * what begins or looks like one of them is on every page. Functions can't be in the site's configuration, which would be
 * evaluated in the page.
 */
export const messageSearch = {
  prefix: isTyped,
  fuzzy: (...word: Parameters<typeof isTyped>): number | false => isTyped(...word) && 0.2,
  boostDocument: (address: string): number => (address.includes("/explanations/") ? 2 : 1),
} as const;
