/** How much of a message is read, in characters: more than a console shows at once. */
export const maxMessage = 65_536;

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

/** JSON's escapes of characters, which serializers write for quotation marks too. */
const unescapeJSON = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A link of Markdown, whose text is an address: the address alone. */
const unlink = (text: string): string =>
  text
    .replace(/\[(https?:\/\/[^\]\s]{1,2048})\]\(https?:\/\/[^)\s]{1,2048}\)/g, "$1")
    .replace(/\[(https?:\/\/[^\]\s]{1,2048})\](?!\()/g, "$1")
    .replace(/<(https?:\/\/[^<>\s]{1,2048})>/g, "$1");

/** As it was printed: without HTML's escapes, JSON's, and the quotes and links of Markdown and of mail. */
const unquote = (text: string): string =>
  unlink(unescapeJSON(unescapeHTML(text)))
    .replace(/\\(?=["'`])/g, "")
    .replace(/\\[nrt]/g, " ")
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
    .replace(/^[ \t]*```[a-z]*[ \t]*$/gim, "")
    .replace(/\*\*/g, "");

/** One line, spaces single, so that it does not matter how it was wrapped. */
export const flatten = (text: string): string => unquote(text.slice(0, maxMessage)).replace(/\s+/g, " ");

/** A quotation mark or an apostrophe, as a regular expression. */
export const mark = "[`\"'‘’‚“”„´«»「」]";

const marks = new RegExp(mark, "g");

/** Without quotation marks and apostrophes, which chats and forms take away. */
export const withoutMarks = (text: string): string => text.replace(marks, "");

/** The same length, quotes of all kinds alike, letters in lower case: what is compared. */
export const foldCase = (text: string): string =>
  text.replace(marks, "'").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
