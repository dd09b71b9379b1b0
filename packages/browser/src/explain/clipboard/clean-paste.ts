import { headersAsLines } from "./headers-as-lines.ts";

/** What is pasted is a few lines, and a HAR file is read elsewhere. */
const maxCharacters = 4 * 1024 * 1024;

const references: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#34;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&apos;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&amp;": "&",
};

/** A page's source, where its own quotation marks are escaped. */
const withoutReferences = (text: string): string =>
  /["']/.test(text) || !/&(?:quot|apos|#39|#34|#x27|lt|gt);/.test(text)
    ? text
    : text.replace(/&(?:quot|apos|lt|gt|nbsp|amp|#34|#39|#x27);/g, (one) => references[one] ?? one);

const fence = /^(?:```|~~~)/;

/** The text between the marks of a code block. */
function withoutFence(text: string): string {
  const lines = text.trim().split("\n");
  const isFenced = lines.length > 2 && fence.test(lines[0] ?? "") && fence.test(lines.at(-1)?.trim() ?? "");
  return isFenced ? lines.slice(1, -1).join("\n") : text;
}

/** A quotation, each line of it marked. The request's lines of `curl -v` are marked too, and remain a request. */
function withoutQuotation(text: string): string {
  const lines = text.split("\n");
  return lines.every((line) => line.trim() === "" || /^>\s?/.test(line))
    ? lines.map((line) => line.replace(/^> ?/, "")).join("\n")
    : text;
}

/** A shell's prompt before a command: `$`, `ann@web:~/shop$`, `PS C:\>`, `C:\>`. */
const prompt =
  /^[^\n'"`]{0,200}?[$%#>❯»]\s*(?=(?:(?:time|sudo)\s+)*(?:\S{0,100}[\\/])?(?:(?:curl|wget2?)(?:\.exe)?\s|https?[ \t]+(?:-|[A-Z]{3,7}[ \t]|\S{0,200}[./:])|Invoke-))/i;

/** What runs a command, and what takes its output. */
function withoutShell(text: string): string {
  const line = text
    .trimStart()
    .replace(prompt, "")
    .replace(/^(?:(?:time|sudo)\s+)+(?=\S*(?:curl|wget|https?[ \t]))/, "")
    // Another program that is called as HTTPie is.
    .replace(/^xh(s?)(?=[ \t])/, "http$1");
  return /^\S{0,100}(?:curl|wget)|^https?[ \t]/i.test(line)
    ? line
        .replace(/\s{1,10}(?:2>\S{1,100}\s{1,10})?\|\s{0,10}[\w./ -]{1,200}$/, "")
        .replace(/\s{1,10}\d?(?:<|>{1,2})\s{0,10}[\w./-]{1,200}\s*$/, "")
    : line;
}

/** An address in the marks of a mail or of code. */
const withoutMarks = (text: string): string =>
  /^\s*[<"'`(]?(https?:\/\/[^\s<>"'`]+?)[>"'`)]?\s*$/i.exec(text)?.[1] ?? text;

/**
 * A text without what stands around it where it was copied from: a byte order mark, no-break spaces, a code block's or a
 * quotation's marks, a shell's prompt, character references. Headers in another form become lines.
 * @param text as it was copied
 * @returns what the other functions read; the text itself where nothing stands around it
 * @example cleanPaste("$ curl https://api.example/ | jq") // "curl https://api.example/"
 */
export function cleanPaste(text: string): string {
  if (text.length > maxCharacters) return text;
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\u00a0", " ");
  const inner = withoutQuotation(withoutFence(plain));
  return headersAsLines(withoutMarks(withoutShell(withoutReferences(inner))));
}
