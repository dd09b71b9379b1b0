import { Lexer, Parser } from "yaml";

/** Far deeper than any policy, which needs seven levels. */
const maxDepth = 64;

/** Most of what the YAML parser would do isn't done for a text that is JSON and nests less deep by far. */
function isShallowJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
  } catch {
    // YAML has flows of its own.
    return false;
  }
  // The text counts, and not the value: a key that is there twice hides what the first one holds.
  let depth = 0;
  for (const [sign] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[{}\]]/g)) {
    if (sign === "[" || sign === "{") depth++;
    else if (sign === "]" || sign === "}") depth--;
    if (depth > maxDepth / 4) return false;
  }
  return true;
}

/**
 * Where a YAML text nests too deep, before anything that descends by recursion reads it: a hundred thousand brackets end
 * a process that follows them.
 * @returns the line and the column, from 1; `undefined` where it does not
 */
export function tooDeepAt(text: string): { readonly line: number; readonly column: number } | undefined {
  if (isShallowJson(text)) return undefined;
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
