import { maxDepth, maxParts, type Columns } from "./configuration.ts";

/** A directive, and what stands in its block. */
export interface Directive {
  readonly name: string;
  readonly words: readonly string[];
  readonly line: number;
  /** Its last line: of a block, that of its closing bracket. */
  readonly end: number;
  /** Where it begins in its first line, and ends in its last one. */
  readonly columns: Columns;
  /** What is written before its `{` or `;`. */
  readonly head: string;
  readonly block: readonly Directive[] | undefined;
}

interface Token {
  readonly text: string;
  readonly line: number;
  readonly isQuoted: boolean;
  /** Whether it is quoted, and does not end where it can. */
  readonly isOpen: boolean;
  /** Its place in the text. */
  readonly start: number;
  readonly stop: number;
  /** How far to the right it begins in its line, and ends in its last one. */
  readonly columns: Columns;
}

/** The end of a quoted text: the index behind its quotation mark; `undefined` where it has none. */
function endOfQuote(text: string, start: number): number | undefined {
  const mark = text.charAt(start);
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== mark) at += text.charAt(at) === "\\" ? 2 : 1;
  return at < text.length ? at + 1 : undefined;
}

/** The end of a word; `${name}` belongs to it. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text.startsWith("${", at)) {
      const end = text.indexOf("}", at);
      // A search that fails once is not made again: the rest is one word.
      if (end < 0) return text.length;
      at = end + 1;
    } else if (/[\s;{}]/.test(text.charAt(at))) break;
    else at += text.charAt(at) === "\\" ? 2 : 1;
  }
  return Math.min(at, text.length);
}

/** In a Caddyfile a bracket with other text beside it is a placeholder: `{header.Origin}`. */
function endOfCaddyWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/\s/.test(text.charAt(at))) at++;
  return at;
}

/** The end of what isn't quoted: a line break, a sign or a word. */
function endOfPlain(text: string, start: number, endsWithLine: boolean): number {
  const sign = text.charAt(start);
  if (sign === "\n") return start + 1;
  if (endsWithLine) return endOfCaddyWord(text, start);
  return /[;{}]/.test(sign) ? start + 1 : endOfWord(text, start);
}

/** Behind a quoted text nginx expects an end or a blank: where one mark is missing, the next one ends the text. */
const isClosed = (text: string, end: number | undefined, isChecked: boolean): boolean =>
  end !== undefined && !(isChecked && /[^\s;{})]/.test(text.charAt(end)));

const endOfLine = (text: string, start: number): number => {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
};

/** Words, quoted texts and the signs `;`, `{`, `}`, in one pass. */
function* tokensOf(text: string, endsWithLine: boolean): Generator<Token> {
  let line = 1;
  let lineStart = 0;
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    const start = at;
    if (sign === "#") {
      at = endOfLine(text, at);
      continue;
    }
    if (sign !== "\n" && /\s/.test(sign)) {
      at++;
      continue;
    }
    const isQuoted = sign === '"' || sign === (endsWithLine ? "`" : "'");
    const quoteEnd = isQuoted ? endOfQuote(text, at) : undefined;
    at = isQuoted ? (quoteEnd ?? text.length) : endOfPlain(text, at, endsWithLine);
    const written = text.slice(start, at);
    const breaks = written.split("\n").length - 1;
    const column = start - lineStart;
    const lastStart = sign !== "\n" && breaks > 0 ? start + written.lastIndexOf("\n") + 1 : lineStart;
    const content = isQuoted ? text.slice(start + 1, Math.max(at - 1, start + 1)) : written;
    const isOpen = isQuoted && !isClosed(text, quoteEnd, breaks > 0 || !endsWithLine);
    yield { text: content, line, isQuoted, isOpen, start, stop: at, columns: [column, at - lastStart] };
    line += breaks;
    if (breaks > 0) lineStart = start + written.lastIndexOf("\n") + 1;
  }
}

interface Frame extends Directive {
  end: number;
  columns: Columns;
  readonly block: Directive[];
}

/** Directives in one pass, without recursion; what is nested too deeply, or is too much, is left out. */
class BlockReader {
  readonly top: Directive[] = [];
  cut = false;
  readonly #text: string;
  readonly #stack: Frame[] = [];
  #words: Token[] = [];
  #ignored = 0;
  #parts = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #list(): Directive[] {
    return this.#stack.at(-1)?.block ?? this.top;
  }

  /** The words up to here, as a directive that ends with a sign, or with its last word. */
  #directive(sign: Token | undefined): Directive | undefined {
    const [name, ...words] = this.#words;
    const last = this.#words.at(-1) ?? sign;
    const first = name ?? sign;
    const end = sign ?? last;
    this.#words = [];
    if (first === undefined || last === undefined || end === undefined) return undefined;
    return {
      name: name?.text ?? "",
      words: words.map(({ text }) => text),
      line: first.line,
      end: end.line,
      columns: [first.columns[0], end.columns[1]],
      head: this.#text.slice(first.start, last === sign ? first.start : last.stop),
      block: undefined,
    };
  }

  word(token: Token): void {
    this.#words.push(token);
  }

  /** A directive without a block ends; `sign` is its `;`. */
  end(sign?: Token): void {
    if (this.#words.length === 0) return;
    const directive = this.#directive(sign);
    if (this.#ignored > 0 || ++this.#parts > maxParts) this.cut = true;
    else if (directive !== undefined) this.#list().push(directive);
  }

  open(sign: Token): void {
    const directive = this.#directive(sign);
    if (directive === undefined || this.#ignored > 0 || this.#stack.length >= maxDepth || ++this.#parts > maxParts) {
      this.#ignored++;
      this.cut = true;
      return;
    }
    const frame = { ...directive, block: [] };
    this.#list().push(frame);
    this.#stack.push(frame);
  }

  close(sign: Token): void {
    this.end();
    if (this.#ignored > 0) this.#ignored--;
    else {
      const frame = this.#stack.pop();
      if (frame === undefined) return;
      frame.end = sign.line;
      frame.columns = [frame.columns[0], sign.columns[1]];
    }
  }
}

/** What a text of directives holds; nothing where a quotation mark is missing, in the text that begins at `openQuote`. */
interface ReadBlocks {
  readonly top: readonly Directive[];
  readonly cut: boolean;
  readonly openQuote?: number;
}

/** A text of directives that end with `;` (nginx), or with their line (Caddy). */
export function readBlocks(text: string, endsWithLine: boolean): ReadBlocks {
  const reader = new BlockReader(text);
  for (const token of tokensOf(text, endsWithLine)) {
    if (token.isOpen) return { top: [], cut: false, openQuote: token.line };
    if (token.isQuoted) reader.word(token);
    else if (token.text === "\n") {
      if (endsWithLine) reader.end();
    } else if (token.text === ";" && !endsWithLine) reader.end(token);
    else if (token.text === "{") reader.open(token);
    else if (token.text === "}") reader.close(token);
    else reader.word(token);
  }
  reader.end();
  return { top: reader.top, cut: reader.cut };
}
