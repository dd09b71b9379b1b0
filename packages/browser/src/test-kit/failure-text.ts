import { sequenceOf } from "../diagram/sequence-of.ts";
import { toText } from "../diagram/text.ts";
import { briefLines, briefOf, explain, renderText, type Wanted } from "../explain/index.ts";
import type { Outcome } from "../page/outcome.ts";
import { failureTexts } from "./messages.ts";

const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");

/** The share of a policy, in one line. */
const shareIn = (policy: string): string =>
  policy
    .split("\n")
    .filter((line) => /^ {6}\w/.test(line))
    .map((line) => line.trim())
    .join(", ");

/** A policy, and the same for the package that most servers use; that one refuses no request. */
function inOtherWords(policy: string, wanted: Wanted): readonly string[] {
  const share = shareIn(policy);
  const [, origin] = /with: \[([^\]]*)\]/.exec(share) ?? [];
  const isEnough = origin !== undefined && wanted !== "unexecuted";
  const cors = isEnough ? [failureTexts.cors(origin, share.includes("credentials: true"))] : [];
  return [failureTexts.policy(share), ...cors];
}

/** Why one engine did what it did and what to do, as a failing test prints it: at most five lines. */
export function briefText(outcome: Outcome, wanted: Wanted): string {
  const explanation = explain(outcome, wanted);
  const { causes, fixes } = explanation;
  // Of what must not happen and did, the browser's own reason says nothing.
  const isOpen = wanted !== "readable" && causes.length > 0;
  const { cause, fix, danger } = briefOf(
    isOpen ? { ...explanation, code: undefined, causes: [], why: causes.join(" ") } : explanation,
  );
  const policy = fixes[0]?.policy;
  return [
    ...briefLines({ cause, fix, danger: undefined }),
    ...(policy === undefined ? [] : inOtherWords(policy, wanted)),
    ...briefLines({ cause: undefined, fix: undefined, danger }),
  ].join("\n");
}

/** The same with everything that is known, and a diagram. */
export function verboseText(outcome: Outcome, wanted: Wanted): string {
  const picture = toText(sequenceOf(outcome)).trimEnd();
  return indented(`${renderText(explain(outcome, wanted)).trimEnd()}\n\n${picture}`);
}
