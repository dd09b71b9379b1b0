import { Lexer, Parser } from "yaml";
import { readJson } from "./json-text.ts";
import type { Place } from "./yaml-places.ts";

/** Far deeper than any policy, which needs seven levels. */
const maxDepth = 64;

/**
 * Where a YAML text nests too deep, before anything that descends by recursion reads it: a hundred thousand brackets end
 * a process that follows them.
 * @returns the line and the column, from 1; `undefined` where it does not
 */
export function tooDeepAt(text: string): Place | undefined {
  if (readJson(text) !== undefined) return undefined;
  return tooDeepYamlAt(text);
}

/** The same, of a text that is known not to be JSON. */
export function tooDeepYamlAt(text: string): Place | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // Documents are of no interest here; the stack holds what is open.
    Array.from(parser.next(lexeme));
    if (parser.stack.length <= maxDepth) continue;
    const before = text.slice(0, parser.offset).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  }
  return undefined;
}
