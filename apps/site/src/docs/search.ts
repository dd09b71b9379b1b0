/** More words than anybody types: a message that was pasted, which is searched for as it is. */
const isPasted = (words: readonly string[]): boolean => words.length > 6;

/** How MiniSearch ranks the sections of the documents: the messages of consoles before other texts that quote them. */
const searchOptions = {
  fuzzy: (_: string, __: number, words: readonly string[]): number | false => (isPasted(words) ? false : 0.2),
  prefix: (_: string, __: number, words: readonly string[]): boolean => !isPasted(words),
  boostDocument: (section: string): number => (section.endsWith("#what-the-console-shows") ? 1.5 : 1),
};

/** The theme's search. In the site's configuration, VitePress would send the functions as text, which the CSP does not run. */
export const search = { provider: "local", options: { miniSearch: { searchOptions } } } as const;
