import type { Colours } from "@sallyport/browser/text";
import { describeProblem, type Problem } from "sallyport";
import { checkTexts as texts } from "./commands/check/check-texts.ts";
import type { Place } from "./yaml-text.ts";

/** A problem with its place; the words then need none. */
export const located = ({ line = 1, column = 1, ...problem }: Problem): Place & { readonly text: string } => ({
  line,
  column,
  text: describeProblem(problem),
});

/** Where something stands in a file, as editors find it. */
export const placeText = (name: string, { line, column }: Place): string => `${name}:${String(line)}:${String(column)}`;

/** All problems of a policy, for a person. */
export function renderProblems(name: string, problems: readonly Problem[], colours: Colours): string {
  const lines = problems.map((one) => {
    const { text, ...place } = located(one);
    return `${placeText(name, place)}: ${colours.red("problem")}: ${text}\n  ${texts.why(one.code)}`;
  });
  return `${lines.join("\n")}\n${texts.problems(problems.length)}\n`;
}
