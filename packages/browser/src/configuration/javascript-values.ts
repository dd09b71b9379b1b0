import { maxDepth, maxParts, type Columns } from "./configuration.ts";

/** A value of a program, as far as it stands there; nothing is evaluated. */
export interface ProgramValue {
  readonly kind: "text" | "word" | "expression" | "list" | "object" | "code";
  /** The text of a literal, a word (`true`, a name) or an expression; of code, what is written. */
  readonly text: string;
  readonly line: number;
  /** The line on which an object ends. */
  readonly end: number;
  /** How far to the right an object begins, and ends. */
  readonly columns: Columns;
  readonly items: readonly ProgramValue[];
  readonly entries: ReadonlyMap<string, ProgramValue>;
  /** What is written for each entry of an object; a spread has no name. */
  readonly members: readonly { readonly name: string; readonly source: string }[];
}

const empty: ReadonlyMap<string, ProgramValue> = new Map();

const value = (kind: ProgramValue["kind"], text: string, line: number): ProgramValue => ({
  kind,
  text,
  line,
  end: line,
  columns: [0, 0],
  items: [],
  entries: empty,
  members: [],
});

export interface Token {
  readonly kind: "text" | "word" | "expression" | "sign";
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const isWordPart = (sign: string): boolean => /[\w$@.]/.test(sign);

function endOfText(text: string, start: number, mark: string): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== mark) at += text.charAt(at) === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/** The end of a regular expression with its flags; a line break ends what was a division. */
function endOfExpression(text: string, start: number): number | undefined {
  let isInClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\n") return undefined;
    if (sign === "\\") at++;
    else if (sign === "[") isInClass = true;
    else if (sign === "]") isInClass = false;
    else if (sign === "/" && !isInClass) {
      let end = at + 1;
      while (/[a-z]/.test(text.charAt(end))) end++;
      return end;
    }
  }
  return undefined;
}

/** Where a comment ends that begins here; `undefined` where none does. */
function endOfComment(text: string, at: number): number | undefined {
  if (text.startsWith("//", at)) {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
  }
  if (!text.startsWith("/*", at)) return undefined;
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 2;
}

const valueEnds = /[\w$)\]}]/;

/** Whether a slash behind this token divides. */
const divides = (before: Token | undefined): boolean =>
  before !== undefined && before.kind !== "sign" ? before.text !== "return" : valueEnds.test(before?.text ?? "");

const isBlank = (sign: string): boolean => /\s/.test(sign);

/** The token that begins at a place. */
function tokenAt(text: string, start: number, line: number, before: Token | undefined): Token {
  const sign = text.charAt(start);
  const token = (kind: Token["kind"], end: number, content = text.slice(start, end)): Token => ({
    kind,
    text: content,
    line,
    start,
    end,
  });
  if (sign === '"' || sign === "'" || sign === "`") {
    const end = endOfText(text, start, sign);
    return token("text", end, text.slice(start + 1, Math.max(end - 1, start + 1)));
  }
  if (isWordPart(sign)) {
    let end = start + 1;
    while (end < text.length && isWordPart(text.charAt(end))) end++;
    return token("word", end);
  }
  const end = sign === "/" && !divides(before) ? endOfExpression(text, start) : undefined;
  return end === undefined ? token("sign", start + 1) : token("expression", end);
}

/** The tokens of a program in one pass. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length && tokens.length < maxParts) {
    const comment = text.charAt(at) === "/" ? endOfComment(text, at) : undefined;
    const isSpace = isBlank(text.charAt(at));
    const start = at;
    if (isSpace || comment !== undefined) at = comment ?? at + 1;
    else {
      const token = tokenAt(text, at, line, tokens.at(-1));
      tokens.push(token);
      at = token.end;
    }
    line += text.slice(start, at).split("\n").length - 1;
  }
  return tokens;
}

const opens = new Set(["(", "[", "{"]);
const closes = new Set([")", "]", "}"]);

/** The closing bracket of each opening one, in one pass; one that nothing closes ends with the text. */
function partnersOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== "sign") continue;
    if (opens.has(text)) open.push(index);
    else if (closes.has(text)) {
      const start = open.pop();
      if (start !== undefined) partners.set(start, index);
    }
  }
  return partners;
}

/** Of code only this much is looked at. */
const maxCode = 2000;

/** Reads the value at a token; returns it, and the token behind it. */
export class ValueReader {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly #partners: ReadonlyMap<number, number>;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#partners = partnersOf(tokens);
  }

  #sign(index: number): string {
    const token = this.#tokens[index];
    return token?.kind === "sign" ? token.text : "";
  }

  /** The token behind whatever stands up to the next comma or end at this depth. */
  #endOf(index: number): number {
    let at = index;
    while (at < this.#tokens.length) {
      const sign = this.#sign(at);
      if (sign === "," || sign === ";" || closes.has(sign)) break;
      at = opens.has(sign) ? (this.#partners.get(at) ?? this.#tokens.length) + 1 : at + 1;
    }
    return Math.min(at, this.#tokens.length);
  }

  /** What is written from a token to the one before another. */
  #source(from: number, to: number): string {
    const first = this.#tokens[from];
    const last = this.#tokens[to - 1];
    return first === undefined || last === undefined ? "" : this.#text.slice(first.start, last.end);
  }

  #code(from: number, to: number): ProgramValue {
    return value("code", this.#source(from, to).slice(0, maxCode), this.#tokens[from]?.line ?? 1);
  }

  /** How far to the right a place of the text is in its line. */
  columnOf(offset: number): number {
    return offset - (offset === 0 ? 0 : this.#text.lastIndexOf("\n", offset - 1) + 1);
  }

  read(index: number, depth = 0): readonly [value: ProgramValue, next: number] {
    const token = this.#tokens[index];
    const end = this.#endOf(index);
    if (token === undefined || depth > maxDepth) return [this.#code(index, end), end];
    if (token.text === "[" && token.kind === "sign") return this.#list(index, depth, end);
    if (token.text === "{" && token.kind === "sign") return this.#object(index, depth, end);
    if (end !== index + 1 || token.kind === "sign") return [this.#code(index, end), end];
    return [value(token.kind, token.text, token.line), end];
  }

  #list(index: number, depth: number, end: number): readonly [ProgramValue, number] {
    const items: ProgramValue[] = [];
    let at = index + 1;
    while (at < this.#tokens.length && this.#sign(at) !== "]") {
      const [item, next] = this.read(at, depth + 1);
      items.push(item);
      at = this.#sign(next) === "," || next === at ? next + 1 : next;
    }
    return [{ ...value("list", "", this.#tokens[index]?.line ?? 1), items }, Math.max(end, at)];
  }

  #object(index: number, depth: number, end: number): readonly [ProgramValue, number] {
    const entries = new Map<string, ProgramValue>();
    const members: { name: string; source: string }[] = [];
    let at = index + 1;
    while (at < this.#tokens.length && this.#sign(at) !== "}") {
      const key = this.#tokens[at];
      const start = at;
      if (this.#sign(at + 1) === ":") {
        const [item, next] = this.read(at + 2, depth + 1);
        entries.set(key?.text ?? "", item);
        at = next;
      } else {
        // A method, a spread or a name that stands for itself.
        const next = Math.max(this.#endOf(at), at + 1);
        if (key?.kind === "word") entries.set(key.text, this.#code(at, next));
        at = next;
      }
      members.push({ name: key?.text ?? "", source: this.#source(start, Math.max(at, start + 1)) });
      if (this.#sign(at) === ",") at++;
      else if (this.#sign(at) === "}") break;
      else at = Math.max(at, this.#endOf(at)) + (this.#sign(at) === "" ? 1 : 0);
    }
    return [{ ...this.#braces(index), entries, members }, Math.max(end, at)];
  }

  /** An object as far as its braces say what it is. */
  #braces(index: number): ProgramValue {
    const first = this.#tokens[index];
    const last = this.#tokens[this.#partners.get(index) ?? this.#tokens.length - 1];
    const line = first?.line ?? 1;
    const columns = [this.columnOf(first?.start ?? 0), this.columnOf(last?.end ?? 0)] as const;
    return { ...value("object", "", line), end: last?.line ?? line, columns };
  }
}
