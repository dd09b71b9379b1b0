import { describeProblem } from "./document/problem-messages.ts";
import type { Problem } from "./document/problem.ts";

// Registered, so that an error of another copy of this package is one too.
const mark: symbol = Symbol.for("sallyport.PolicyError");

/** A policy document has problems; the message lists them all. */
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
    super(
      `The policy has ${problems.length === 1 ? "a problem" : `${String(problems.length)} problems`}:\n${lines.join("\n")}`,
    );
    this.problems = problems;
  }
}
