import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { policySchema } from "sallyport";
import { choicesAt, type Choice } from "./schema-choices.ts";

const schema = policySchema();

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>["resolveInner"]>;

/** The keys of the mappings around a place, the outermost first; `[]` stands for a list. */
function pathAt(state: EditorState, at: number): readonly string[] {
  const path: string[] = [];
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node !== null; node = node.parent) {
    if (node.name === "Item" || node.name === "FlowSequence") path.unshift("[]");
    const key = node.name === "Pair" ? node.getChild("Key") : null;
    // What is being written is no key yet.
    if (key !== null && key.to < at) path.unshift(state.sliceDoc(key.from, key.to).replace(/^["']|["']$/g, ""));
  }
  return path;
}

const toCompletion = ({ name, description, isKey }: Choice): Completion => ({
  label: name,
  ...(description === undefined ? {} : { info: description }),
  type: isKey ? "property" : "enum",
  apply: isKey ? `${name}: ` : name,
});

/** Completes the keys and the values that the format has at a place, from its JSON Schema. */
export function completeKeys(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/[A-Za-z]*/);
  if (word === null || (word.from === word.to && !context.explicit)) return null;
  const before = context.state.doc.lineAt(word.from);
  const isValue = /:\s+$/.test(context.state.sliceDoc(before.from, word.from));
  const choices = choicesAt(schema, pathAt(context.state, word.from)).filter(({ isKey }) => isKey !== isValue);
  return choices.length === 0 ? null : { from: word.from, options: choices.map(toCompletion), validFor: /^[A-Za-z]*$/ };
}
