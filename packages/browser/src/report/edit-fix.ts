import { describeChange } from "../explain/change-texts.ts";
import type { Fix } from "../explain/explanation.ts";
import type { PolicyEdit } from "../explain/policy-edit.ts";
import { reportTexts as texts } from "./report-texts.ts";

const maxChanges = 2;

/** What an edit opens, and to whom, in a line. */
export function opensText({ opens }: PolicyEdit): string | undefined {
  if (opens.length === 0) return undefined;
  const shown = opens.slice(0, maxChanges).map(describeChange);
  return texts.opens(shown, opens.length - shown.length);
}

/** An edit of the policy that is there, in place of the fixes that would write another. */
export const withEditFix = (edit: PolicyEdit, place: string, fixes: readonly Fix[]): readonly Fix[] => [
  { at: "policy", text: texts.edit(place, texts.editAt(edit), opensText(edit)) },
  ...fixes.filter(({ at, policy }) => at !== "policy" && policy === undefined),
];
