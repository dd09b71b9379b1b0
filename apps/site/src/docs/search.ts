/** More words than anybody types: a message that was pasted, which is searched for as it is. */
const isPasted = (words: readonly string[]): boolean => words.length > 6;

/** They stand in every text, and would be marked in every result. */
const fillers = new Set("a an and as at by for from has in is it of on or that the this to was with".split(" "));

/** How MiniSearch ranks the sections of the documents: the messages of consoles before other texts that quote them. */
export const searchOptions = {
  fuzzy: (_: string, __: number, words: readonly string[]): number | false => (isPasted(words) ? false : 0.2),
  prefix: (_: string, __: number, words: readonly string[]): boolean => !isPasted(words),
  processTerm: (word: string): string | null => (fillers.has(word.toLowerCase()) ? null : word.toLowerCase()),
  boostDocument: (section: string): number => (section.endsWith("#what-the-console-shows") ? 1.5 : 1),
};
