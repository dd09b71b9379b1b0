import { Session, type Profiler } from "node:inspector";
import { expect } from "vitest";
import { expressionSteps } from "./expression-steps.ts";

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** How often the blocks of this package's code ran since the last call. */
function takeBlocks(): number {
  let blocks = 0;
  session.post("Profiler.takePreciseCoverage", (_, { result }: Profiler.TakePreciseCoverageReturnType) => {
    for (const script of result.filter(({ url }) => url.includes("/packages/core/src/")))
      for (const { ranges } of script.functions) for (const { count } of ranges) blocks += count;
  });
  return blocks;
}

type Native = (this: string, ...parameters: unknown[]) => unknown;

const whole = (text: string): number => text.length;

/** How far a search goes from a position on. */
const searched = (text: string, from: unknown, found: unknown): number =>
  (typeof found === "number" && found >= 0 ? found : text.length) - (typeof from === "number" ? from : 0);

/** What the engine itself does at the cost of a string's length. */
const natives: Readonly<Record<string, (text: string, from: unknown, found: unknown) => number>> = {
  indexOf: searched,
  includes: whole,
  lastIndexOf: whole,
  replaceAll: whole,
  split: whole,
  toLowerCase: whole,
  toUpperCase: whole,
  trim: whole,
};

/**
 * Counts what a function does: the blocks of this package that run, the steps of regular expressions, the characters that
 * the engine's own string functions look at. No time, which differs from run to run.
 */
export function countSteps(run: () => unknown): number {
  let steps = 0;
  const strings = String.prototype as unknown as Record<string, Native>;
  const before = Object.keys(natives).map((name) => [name, strings[name]] as const);
  const expressions = RegExp.prototype as unknown as Record<
    "exec",
    (this: RegExp, text: string) => RegExpExecArray | null
  >;
  const { exec } = expressions;
  for (const [name, native] of before) {
    strings[name] = function (...parameters) {
      const found = native?.apply(this, parameters);
      steps += natives[name]?.(this, parameters[1], found) ?? 0;
      return found;
    };
  }
  const counted = function (this: RegExp, text: string): RegExpExecArray | null {
    // What counts the steps uses expressions, too.
    expressions.exec = exec;
    steps += expressionSteps(this, text);
    expressions.exec = counted;
    return exec.call(this, text);
  };
  expressions.exec = counted;
  takeBlocks();
  try {
    run();
  } finally {
    expressions.exec = exec;
    for (const [name, native] of before) if (native !== undefined) strings[name] = native;
  }
  return steps + takeBlocks();
}

/** The steps that each doubling of an input adds are twice as many for a line, and four times for a square. */
export function expectLinear<T>(
  name: string,
  run: (input: T) => unknown,
  size: number,
  inputOf: (size: number) => T,
): void {
  const stepsAt = (times: number): number => {
    const input = inputOf(times * size);
    return countSteps(() => run(input));
  };
  let [before, steps] = [stepsAt(1), stepsAt(2)];
  let added = Math.max(steps - before, before / 2);
  // Where a budget begins to be counted one doubling may add more, and no further one.
  for (const times of [4, 8]) {
    [before, steps] = [steps, stepsAt(times)];
    if (steps - before <= 3 * added + 200) return;
    added = steps - before;
  }
  expect.fail(`${name}: ${String(before)} steps, and ${String(steps)} for twice as much`);
}
