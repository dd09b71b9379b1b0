import { describeProblem } from "./document/problem-messages.ts";
import type { Problem } from "./document/problem.ts";
import { whyCommand } from "./why-command.ts";

// Registered, so that an error of another copy of this package is one too.
const mark: symbol = Symbol.for("sallyport.PolicyError");

/** A policy document has problems; the message lists them all, and names the command that prints their pages. */
export class PolicyError extends Error {
  static {
    Object.defineProperty(this.prototype, mark, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }

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
