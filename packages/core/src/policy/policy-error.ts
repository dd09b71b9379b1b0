import { describeProblem, whyCommand } from "../messages.ts";
import type { Problem, ProblemCode } from "./document/problem.ts";

/** The command for one code, or for each of several. */
function whyLine(codes: readonly ProblemCode[]): string {
  const [first = "CODE", ...more] = new Set(codes);
  return more.length === 0 ? whyCommand(first) : `${whyCommand("CODE")}, for ${[first, ...more].join(", ")}`;
}

/** A policy document has problems; the message lists them all, and names the command that prints their pages. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
    const count = problems.length === 1 ? "a problem" : `${String(problems.length)} problems`;
    const why = whyLine(problems.map(({ code }) => code));
    super(`The policy has ${count}:\n${lines.join("\n")}\n  ${why}`);
    this.problems = problems;
  }
}
