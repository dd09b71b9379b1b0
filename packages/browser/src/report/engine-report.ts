import type { ReasonCode } from "sallyport";
import { sequenceOf } from "../diagram/sequence-of.ts";
import { withVerdict, type Sequence } from "../diagram/sequence.ts";
import { explain } from "../explain/explain.ts";
import type { DecisionExplanation, Explanation } from "../explain/explanation.ts";
import type { PolicyEdit } from "../explain/policy-edit.ts";
import type { FailureCode } from "../fetch/failure.ts";
import { networkFailureCodes } from "../fetch/network-failure.ts";
import type { Outcome } from "../page/outcome.ts";
import type { DryRunReason } from "./dry-run-network.ts";
import { reportTexts } from "./report-texts.ts";

/** What one engine did with an attempt: the explanation, the diagram, and what only the caller knows. */
export interface EngineReport {
  readonly explanation: Explanation;
  readonly sequence: Sequence;
  /** Why the request itself wasn't sent; the explanation then ends before it. */
  readonly dryRun: DryRunReason | undefined;
  /** What the server's gate decided, where a policy was asked. */
  readonly server: DecisionExplanation | undefined;
  /** What to add to the policy that refused it. */
  readonly edit?: PolicyEdit | undefined;
  /** An origin or a path of the policy that is nearly the page's, in words. */
  readonly near?: string | undefined;
  /** The file and line of the edit. */
  readonly place?: string | undefined;
  readonly notes: readonly string[];
  /** Whether no response came that could be read. */
  readonly unusable: boolean;
}

/** Whether the page cannot read the response, or reads a refusal by the server's gate. */
export const isFailure = ({ explanation: { verdict, reason } }: EngineReport): boolean =>
  !verdict.readable || reason !== undefined;

const unusableCodes: ReadonlySet<FailureCode> = new Set(networkFailureCodes.filter((code) => code !== "aborted"));

/**
 * The report of an attempt.
 * @param bodyFailure why the body ended early, where it did
 * @param reason why the server's gate refused it, where that is known beside what its response says
 * @param errorBody the beginning of the body of an error
 */
export function reportFor(
  outcome: Outcome,
  bodyFailure?: string,
  reason?: ReasonCode,
  errorBody?: string,
): EngineReport {
  const { failure } = outcome;
  const explanation = explain(outcome, "readable", reason, errorBody);
  const unusable = failure !== undefined && unusableCodes.has(failure.code);
  return {
    explanation,
    sequence: withVerdict(sequenceOf(outcome), explanation.verdict),
    dryRun: undefined,
    server: undefined,
    notes: [
      ...(unusable && failure.value !== undefined ? [failure.value] : []),
      ...(bodyFailure === undefined ? [] : [reportTexts.bodyFailed(bodyFailure)]),
    ],
    unusable,
  };
}
