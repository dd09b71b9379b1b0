import { sequenceOf } from "../diagram/sequence-of.ts";
import { withVerdict } from "../diagram/sequence.ts";
import { toText } from "../diagram/text.ts";
import { briefLines, briefOf, explain, renderText, type Share, type ExpectedOutcome } from "../explain/index.ts";
import { standInText } from "../explain/fix-texts.ts";
import { shareText } from "../explain/policy-fragment.ts";
import type { Outcome } from "../page/outcome.ts";
import { failureTexts } from "./test-kit-texts.ts";

const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");

/** The grant for a policy, and for the package `cors`, which refuses no request: where Sallyport does, it isn't there. */
function grantLines(share: Share, standIn: string | undefined, isPolicyOnly: boolean): readonly string[] {
  const [origin] = share.with;
  const cors = isPolicyOnly ? [] : [failureTexts.cors(origin, share.credentials === true)];
  const stands = standIn === undefined ? [] : [`  ${standInText(standIn)}`];
  return [failureTexts.policy(shareText(share)), ...cors, ...stands];
}

/** Why, and what to do, as a failing test prints it: at most six lines. */
export function briefText(outcome: Outcome, wanted: ExpectedOutcome): string {
  const explanation = explain(outcome, wanted);
  const { causes, fixes } = explanation;
  // Where something must not happen and did, the browser's own reason does not help.
  const isOpen = wanted !== "readable" && causes.length > 0;
  const { cause, fix, danger } = briefOf(
    isOpen ? { ...explanation, code: undefined, causes: [], why: causes.join(" ") } : explanation,
  );
  const { share, standIn } = fixes[0] ?? {};
  return [
    ...briefLines({ cause, fix, danger: undefined }),
    ...(share === undefined
      ? []
      : grantLines(share, standIn, wanted === "unexecuted" || explanation.reason !== undefined)),
    ...briefLines({ cause: undefined, fix: undefined, danger }),
  ].join("\n");
}

/** Everything that is known, and a diagram. */
export function verboseText(outcome: Outcome, wanted: ExpectedOutcome): string {
  const explanation = explain(outcome, wanted);
  const picture = toText(withVerdict(sequenceOf(outcome), explanation.verdict)).trimEnd();
  return indented(`${renderText(explanation).trimEnd()}\n\n${picture}`);
}
