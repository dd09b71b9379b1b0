import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { TextEdit } from "../model/policy-actions.ts";
import type { PolicyNote } from "../model/review.ts";
import { completeKeys } from "./completion.ts";
import { nestsTooDeep } from "./nesting.ts";
import { typedOver } from "./typed-over.ts";

/** An editor of a policy's text. */
export interface Editor {
  setText(text: string): void;
  /** Shows the notes on a text; none where it has changed since. */
  showNotes(text: string, notes: readonly PolicyNote[]): void;
  /** Applies an edit of a text, unless that has changed since. */
  apply(text: string, edit: TextEdit): void;
  goTo(place: { readonly line: number; readonly column: number }): void;
  destroy(): void;
}

const variable = (name: string): string => `var(--${name})`;

const highlighting = HighlightStyle.define([
  { tag: tags.comment, color: variable("code-token-comment") },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: variable("code-token-keyword") },
  { tag: [tags.string, tags.content, tags.attributeValue], color: variable("code-token-string") },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: variable("code-token-punctuation") },
]);

const theme = EditorView.theme({
  "&": { backgroundColor: variable("sp-paper"), color: variable("sp-ink"), fontSize: "14px" },
  "&.cm-focused": { outline: `2px solid ${variable("sp-accent")}` },
  ".cm-scroller": { fontFamily: variable("sp-face-code"), lineHeight: "1.55", minHeight: "420px" },
  // As tall as the frame, where the text is shorter: the editor gives the gutter the height of its lines.
  ".cm-content": { caretColor: variable("sp-ink"), alignSelf: "stretch" },
  ".cm-cursor": { borderLeftColor: variable("sp-ink") },
  ".cm-gutters": {
    backgroundColor: variable("sp-raised"),
    color: variable("sp-faint"),
    border: "none",
    alignSelf: "stretch",
    height: "auto",
  },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: `${variable("sp-accent-wash")} !important`,
  },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: variable("sp-paper"),
    color: variable("sp-ink"),
    border: `1px solid ${variable("sp-edge")}`,
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: variable("sp-accent"),
    color: variable("sp-on-accent"),
  },
  // The waves below a note are a background.
  "@media (forced-colors: active)": { ".cm-lintRange": { textDecoration: "underline wavy" } },
  ".cm-diagnosticAction": { backgroundColor: variable("sp-accent"), color: variable("sp-on-accent") },
});

const severities = { error: "error", danger: "error", warning: "warning", note: "info" } as const;

/** The offset of a place, which may be of a text that has changed since. */
function offsetOf(state: EditorState, { line, column }: { readonly line: number; readonly column: number }): number {
  const { from, length } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return from + Math.min(Math.max(0, column - 1), length);
}

function diagnosticOf(state: EditorState, note: PolicyNote, apply: (edit: TextEdit) => void): Diagnostic {
  const from = offsetOf(state, note);
  const line = state.doc.lineAt(from);
  const word = /^[^\s,\]}]+/.exec(state.sliceDoc(from, line.to))?.[0].length ?? 0;
  return {
    from,
    to: Math.min(line.to, from + Math.max(1, word)),
    severity: severities[note.severity],
    message: note.text.replaceAll("`", ""),
    actions: note.actions.map((edit) => ({ name: edit.label, apply: () => apply(edit) })),
  };
}

/** A longer text has no colours: its whole tree is looked at after each key. Policies have a few kilobytes. */
const maxColoured = 60_000;

const hasColours = (text: string): boolean => text.length <= maxColoured && !nestsTooDeep(text);

/** YAML with its colours, while a text isn't too long or too deep for them. An extender sees undone changes too, a filter doesn't. */
function languageOf(text: string): Extension {
  const language = new Compartment();
  const coloured = [yaml(), syntaxHighlighting(highlighting)];
  return [
    language.of(hasColours(text) ? coloured : []),
    EditorState.transactionExtender.of(({ docChanged, newDoc, startState }) => {
      if (!docChanged) return null;
      const next = hasColours(newDoc.toString()) ? coloured : [];
      return (language.get(startState) === coloured) === (next === coloured)
        ? null
        : { effects: language.reconfigure(next) };
    }),
  ];
}

/**
 * Puts an editor into an element: below a shadow root, where its styles are sheets that the policy of the page allows, and
 * not elements.
 */
export function createEditor(holder: HTMLElement, text: string, onChange: (text: string) => void): Editor {
  const root = holder.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        ...[lineNumbers(), lintGutter(), history(), indentOnInput(), closeBrackets(), highlightActiveLine()],
        ...[languageOf(text), theme, EditorView.lineWrapping, typedOver],
        autocompletion({ override: [completeKeys] }),
        keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ "aria-label": "Policy, in YAML" }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  const isStill = (one: string): boolean => view.state.doc.toString() === one;
  const apply = (about: string, { from, to, insert }: TextEdit): void => {
    if (!isStill(about)) return;
    view.dispatch({ changes: { from, to, insert }, userEvent: "input.complete" });
  };
  return {
    setText: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    showNotes: (about, notes) => {
      if (!isStill(about)) return;
      const diagnostics = notes.map((note) => diagnosticOf(view.state, note, (edit) => apply(about, edit)));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    apply,
    goTo: (place) => {
      const anchor = offsetOf(view.state, place);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
