/** A line that a shell would not take as plain words; `offset` is where. */
export class ShellSyntaxError extends Error {
  override readonly name = "ShellSyntaxError";
  readonly offset: number;
  readonly reason: ShellProblem;

  constructor(reason: ShellProblem, offset: number) {
    super(reason);
    this.reason = reason;
    this.offset = offset;
  }
}

export type ShellProblem = "unclosed-quote" | "expansion" | "operator" | "escape";

/** What a shell would make something of: variables, commands, patterns, redirections. Nothing of that is run here. */
const operators = new Set(["|", "&", ";", "<", ">", "(", ")", "\n"]);

const simpleEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};

const numbered = /(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3}))/y;

/** Reads a line from left to right. */
class Reader {
  readonly #text: string;
  /** Where nothing but blanks and line feeds is left. */
  readonly #end: number;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#end = text.trimEnd().length;
  }

  words(): string[] {
    const words: string[] = [];
    for (;;) {
      this.#skipBlank();
      if (this.#at >= this.#text.length) return words;
      if (this.#text[this.#at] === "\n") this.#fail("operator");
      words.push(this.#word());
    }
  }

  #fail(reason: ShellProblem, at = this.#at): never {
    throw new ShellSyntaxError(reason, at);
  }

  /** A backslash at the end of a line joins it to the next. */
  #continues(): boolean {
    const { length } = /^\\\r?\n/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0] ?? "";
    this.#at += length;
    return length > 0;
  }

  #skipBlank(): void {
    for (;;) {
      const character = this.#text[this.#at];
      const ends = character === "\n" && this.#at >= this.#end;
      if (character === " " || character === "\t" || character === "\r" || ends) this.#at++;
      else if (!this.#continues()) return;
    }
  }

  #word(): string {
    let word = "";
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined || /[ \t\r\n]/.test(character)) return word;
      if (this.#continues()) continue;
      word += this.#piece(character);
    }
  }

  #piece(character: string): string {
    if (character === "'") return this.#single();
    if (character === '"') return this.#double();
    if (character === "$" && this.#text[this.#at + 1] === "'") return this.#ansi();
    if (character === "$" || character === "`") this.#fail("expansion");
    if (operators.has(character)) this.#fail("operator");
    if (character !== "\\") {
      this.#at++;
      return character;
    }
    this.#at += 2;
    return this.#text[this.#at - 1] ?? this.#fail("escape", this.#at - 2);
  }

  #single(): string {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end === -1) this.#fail("unclosed-quote");
    const inner = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return inner;
  }

  #double(): string {
    const start = this.#at++;
    let inner = "";
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) this.#fail("unclosed-quote", start);
      if (character === '"') break;
      if (character === "$" || character === "`") this.#fail("expansion");
      if (this.#continues()) continue;
      const next = this.#text[this.#at + 1] ?? "";
      const escapes = character === "\\" && '$`"\\'.includes(next) && next !== "";
      inner += escapes ? next : character;
      this.#at += escapes ? 2 : 1;
    }
    this.#at++;
    return inner;
  }

  /** `$'…'`, as Chrome writes what has line feeds or single quotes in it. */
  #ansi(): string {
    const start = this.#at;
    this.#at += 2;
    let inner = "";
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) this.#fail("unclosed-quote", start);
      this.#at++;
      if (character === "'") return inner;
      inner += character === "\\" ? this.#ansiEscape() : character;
    }
  }

  #ansiEscape(): string {
    const next = this.#text[this.#at] ?? "";
    const simple = simpleEscapes[next];
    if (simple !== undefined) {
      this.#at++;
      return simple;
    }
    numbered.lastIndex = this.#at;
    const found = numbered.exec(this.#text);
    if (found === null) this.#fail("escape", this.#at - 1);
    const [all, hex, short, long, octal] = found;
    const value = octal === undefined ? parseInt(hex ?? short ?? long ?? "", 16) : parseInt(octal, 8) & 0xff;
    if (value > 0x10ffff) this.#fail("escape", this.#at - 1);
    this.#at += all.length;
    return String.fromCodePoint(value);
  }
}

/**
 * The words of one command line as bash takes it apart, without ever running a shell: quotes, `$'…'`, backslashes and
 * lines that go on. What bash would expand or run is refused.
 * @throws ShellSyntaxError
 */
export const shellWords = (line: string): readonly string[] => new Reader(line).words();
