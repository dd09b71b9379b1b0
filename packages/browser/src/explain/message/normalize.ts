/** More than a console shows at once; what stands behind it is not read. */
const maxCharacters = 65_536;

const named: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: " ",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
};

function unescapeHTML(text: string): string {
  return text.replace(
    /&(?:#([0-9]{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole;
    },
  );
}

/** As it was printed: without HTML's escapes, JSON's, and the quotes of Markdown and of mail. */
const unquote = (text: string): string =>
  unescapeHTML(text)
    .replace(/\\(?=["'`])/g, "")
    .replace(/\\[nrt]/g, " ")
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
    .replace(/^[ \t]*```[a-z]*[ \t]*$/gim, "")
    .replace(/\*\*/g, "");

/** One line, spaces single, so that it does not matter how it was wrapped. */
export const flatten = (text: string): string => unquote(text.slice(0, maxCharacters)).replace(/\s+/g, " ");

/** The same length, quotes of all kinds alike, letters in lower case: what is compared. */
export const foldCase = (text: string): string =>
  text.replace(/[`"‘’‚“”„´«»「」]/g, "'").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
