import type { Outcome } from "../page/outcome.ts";
import type { FailureLines } from "./failure-lines.ts";

/** What the script itself brought about. */
const expected: readonly string[] = ["aborted", "navigated"];

/** Writes to the page's console why a request failed: the engine's own line each time, the cause and the fix once. */
export class ConsoleReport {
  readonly #print: (text: string) => void;
  readonly #explained = new Set<string>();

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  async print(outcome: Outcome): Promise<void> {
    if (outcome.failure === undefined || expected.includes(outcome.failure.code)) return;
    // Loaded by the first failure: most tests have none.
    const { failureLines } = await import("./failure-lines.ts");
    this.printLines(failureLines(outcome));
  }

  printLines({ engine, explanation }: FailureLines): void {
    if (engine !== undefined) this.#print(engine);
    if (explanation === "" || this.#explained.has(explanation)) return;
    this.#explained.add(explanation);
    this.#print(explanation);
  }
}
