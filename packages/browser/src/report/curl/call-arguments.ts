import { dataOf, hasURL, isClosed, valuesIn } from "./call-values.ts";

/** Strings, brackets, names before a colon, and commas before a bracket: what a call in JavaScript has that JSON writes otherwise. */
const piece =
  /"(?:[^"\\\n]|\\[^])*"|'((?:[^'\\\n]|\\[^])*)'|`((?:[^`\\$]|\\[^])*)`|(?<![\w$])([A-Za-z_$][\w$]*)(?![\w$])(?=\s*:)|,(?=\s*[\]})])|[()[\]{}]|["'`]/g;

/** A string's inside as JSON has it. */
const asJSON = (inner: string): string =>
  `"${inner.replace(/\\[^]|"|\r?\n|\t/g, (one) => {
    if (one === "\\'" || one === "\\`") return one.slice(1);
    if (one === '"') return '\\"';
    if (one === "\t") return "\\t";
    return /^\r?\n$/.test(one) ? "\\n" : one;
  })}"`;

/**
 * The arguments of a call as data: JSON, or as people write them in JavaScript, where a name stands for a text that nobody
 * knows. Nothing runs it.
 * @param text from behind the opening bracket
 * @throws SyntaxError where the call never ends
 */
export function callArguments(text: string): readonly unknown[] {
  try {
    return asData(text);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !isClosed(text)) throw error;
    const values = valuesIn(text);
    if (!hasURL(values[0])) throw error;
    return values.map(dataOf);
  }
}

/** Strings, numbers, lists and objects alone. */
function asData(text: string): readonly unknown[] {
  let [json, at, depth] = ["", 0, 1];
  for (const { 0: all, 1: single, 2: template, 3: name, index } of text.matchAll(piece)) {
    json += text.slice(at, index);
    at = index + all.length;
    // A string that never ends: nothing behind it can be read.
    if (/^["'`]$/.test(all)) break;
    if (/^[([{]$/.test(all)) depth++;
    if (/^[)\]}]$/.test(all) && --depth === 0) return JSON.parse(`[${json}]`) as unknown[];
    if (single !== undefined || template !== undefined) json += asJSON(single ?? template ?? "");
    else if (name !== undefined) json += `"${name}"`;
    else if (!all.startsWith(",")) json += all;
  }
  throw new SyntaxError("The call never ends.");
}
