import { Lexer, Parser } from "yaml";

/** Far deeper than any policy, which needs seven levels. */
const deepest = 64;

/**
 * Where a YAML text nests too deep, before anything that descends by recursion reads it: a hundred thousand brackets end
 * a process that follows them.
 * @returns the offset in the text; `undefined` where it does not
 */
export function tooDeepAt(text: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // Documents are of no interest here; the stack holds what is open.
    Array.from(parser.next(lexeme));
    if (parser.stack.length > deepest) return parser.offset;
  }
  return undefined;
}
