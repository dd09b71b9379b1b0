import { describeProblem } from "./document/problem-messages.ts";
import type { Problem } from "./document/problem.ts";

/** A policy document has problems; the message lists them all. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
    super(
      `The policy has ${problems.length === 1 ? "a problem" : `${String(problems.length)} problems`}:\n${lines.join("\n")}`,
    );
    this.problems = problems;
  }
}
