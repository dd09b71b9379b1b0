import { describeProblem } from "./document/problem-messages.ts";
import type { Problem } from "./document/problem.ts";
import { whyCommand } from "./why-command.ts";

/** A policy document has problems; the message lists them all, and names the command that prints their pages. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
    const count = problems.length === 1 ? "a problem" : `${String(problems.length)} problems`;
    const [code = "CODE", ...more] = new Set(problems.map((problem) => problem.code));
    super(`The policy has ${count}:\n${lines.join("\n")}\n  ${whyCommand(more.length === 0 ? code : "CODE")}`);
    this.problems = problems;
  }
}
