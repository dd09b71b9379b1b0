import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * What is typed over a selection is a transaction. Where the browser edits itself, Chromium and WebKit keep the looks of
 * the deleted text in an element with a style attribute, which the page's Content-Security-Policy reports.
 */
export const typedOver: Extension = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data, isComposing }, view) => {
    const { state } = view;
    const { empty, from, to } = state.selection.main;
    // A composition is the input method's, and cannot be prevented.
    if (inputType !== "insertText" || data === null || isComposing || empty || state.readOnly) return false;
    const insert = () => state.update(state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const isHandled = state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert));
    if (!isHandled) view.dispatch(insert());
    return true;
  },
});
