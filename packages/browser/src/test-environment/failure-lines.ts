import { sanitizeText } from "sallyport/standard";
import { briefLines, briefOf } from "../explain/brief.ts";
import { explain } from "../explain/explain.ts";
import type { Outcome } from "../page/outcome.ts";
import { reportTexts } from "./test-environment-texts.ts";

/** What a console prints for a failure. */
export interface FailureLines {
  /** The engine's own line; `undefined` where it prints none. */
  readonly engine: string | undefined;
  /** Ours; empty where there is nothing to explain. */
  readonly explanation: string;
}

/** The engine's line for a failed request, and the most likely cause with its fix. */
export function failureLines(outcome: Outcome): FailureLines {
  const { request } = outcome;
  const explanation = explain(outcome);
  const { consoleMessage } = explanation;
  const { cause, fix } = briefOf(explanation);
  const heading = reportTexts.heading(request?.method ?? "", request?.url ?? "", outcome.engine);
  return {
    engine: consoleMessage === undefined ? undefined : sanitizeText(consoleMessage),
    explanation: [sanitizeText(heading), ...briefLines({ cause, fix, danger: undefined })].join("\n"),
  };
}
