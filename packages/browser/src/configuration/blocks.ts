import { maxDepth, maxParts } from "./configuration.ts";

/** A directive, and what stands in its block. */
export interface Directive {
  readonly name: string;
  readonly words: readonly string[];
  readonly line: number;
  /** Its last line: of a block, that of its closing bracket. */
  readonly end: number;
  readonly block: readonly Directive[] | undefined;
}

interface Token {
  readonly text: string;
  readonly line: number;
  readonly isQuoted: boolean;
}

/** The end of a quoted text: the index behind its quotation mark. */
function endOfQuote(text: string, start: number): number {
  const mark = text.charAt(start);
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== mark) at += text.charAt(at) === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
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

const endOfLine = (text: string, start: number): number => {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
};

/** Words, quoted texts and the signs `;`, `{`, `}`, in one pass. */
function* tokensOf(text: string): Generator<Token> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    const start = at;
    if (sign === "\n") {
      yield { text: "\n", line, isQuoted: false };
      line++;
      at++;
      continue;
    }
    if (/\s/.test(sign)) at++;
    else if (sign === "#") at = endOfLine(text, at);
    else if (sign === ";" || sign === "{" || sign === "}") yield { text: text.charAt(at++), line, isQuoted: false };
    else if (sign === '"' || sign === "'" || sign === "`") {
      at = endOfQuote(text, at);
      yield { text: text.slice(start + 1, Math.max(at - 1, start + 1)), line, isQuoted: true };
      line += text.slice(start, at).split("\n").length - 1;
    } else {
      at = endOfWord(text, at);
      yield { text: text.slice(start, at), line, isQuoted: false };
      line += text.slice(start, at).split("\n").length - 1;
    }
  }
}

interface Frame {
  readonly name: string;
  readonly words: readonly string[];
  readonly line: number;
  end: number;
  readonly block: Directive[];
}

/** Directives in one pass, without recursion; what is nested too deeply, or is too much, is left out. */
class BlockReader {
  readonly top: Directive[] = [];
  cut = false;
  readonly #stack: Frame[] = [];
  #words: Token[] = [];
  #ignored = 0;
  #parts = 0;

  #list(): Directive[] {
    return this.#stack.at(-1)?.block ?? this.top;
  }

  word(token: Token): void {
    this.#words.push(token);
  }

  /** A directive without a block ends. */
  end(): void {
    const [name, ...words] = this.#words;
    this.#words = [];
    if (name === undefined) return;
    if (this.#ignored > 0 || ++this.#parts > maxParts) this.cut = true;
    else
      this.#list().push({
        name: name.text,
        words: words.map(({ text }) => text),
        line: name.line,
        end: words.at(-1)?.line ?? name.line,
        block: undefined,
      });
  }

  open(line: number): void {
    const [name, ...words] = this.#words;
    this.#words = [];
    if (this.#ignored > 0 || this.#stack.length >= maxDepth || ++this.#parts > maxParts) {
      this.#ignored++;
      this.cut = true;
      return;
    }
    const frame = {
      name: name?.text ?? "",
      words: words.map(({ text }) => text),
      line: name?.line ?? line,
      end: line,
      block: [],
    };
    this.#list().push(frame);
    this.#stack.push(frame);
  }

  close(line: number): void {
    this.end();
    if (this.#ignored > 0) this.#ignored--;
    else {
      const frame = this.#stack.pop();
      if (frame !== undefined) frame.end = line;
    }
  }
}

/** A text of directives that end with `;` (nginx), or with their line (Caddy). */
export function readBlocks(
  text: string,
  endsWithLine: boolean,
): { readonly top: readonly Directive[]; readonly cut: boolean } {
  const reader = new BlockReader();
  for (const token of tokensOf(text)) {
    if (token.isQuoted) reader.word(token);
    else if (token.text === "\n") {
      if (endsWithLine) reader.end();
    } else if (token.text === ";" && !endsWithLine) reader.end();
    else if (token.text === "{") reader.open(token.line);
    else if (token.text === "}") reader.close(token.line);
    else reader.word(token);
  }
  reader.end();
  return { top: reader.top, cut: reader.cut };
}
