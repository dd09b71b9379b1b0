/** Why an expression over origins admits more than it means. */
export type ExpressionFault = "no-start" | "no-end" | "dot" | "any-before" | "any-after";

/** Whether the sign at a place stands for itself: behind a backslash. */
interface Sign {
  readonly text: string;
  readonly isEscaped: boolean;
  readonly isInClass: boolean;
}

function signsOf(source: string): readonly Sign[] {
  const signs: Sign[] = [];
  let isInClass = false;
  for (let at = 0; at < source.length; at++) {
    const text = source.charAt(at);
    if (text === "\\") {
      at++;
      signs.push({ text: source.charAt(at), isEscaped: true, isInClass });
    } else {
      if (text === "[") isInClass = true;
      signs.push({ text, isEscaped: false, isInClass });
      if (text === "]") isInClass = false;
    }
  }
  return signs;
}

const isPlain = (sign: Sign | undefined, text: string): boolean =>
  sign?.text === text && !sign.isEscaped && !sign.isInClass;

const isRepeated = (sign: Sign | undefined): boolean => isPlain(sign, "*") || isPlain(sign, "+") || isPlain(sign, "{");

/** `:.*`, `(:.*)?`: whether what stands before a sign begins a port. */
const isPort = (signs: readonly Sign[], index: number): boolean =>
  signs.slice(Math.max(index - 2, 0), index).some(({ text }) => text === ":") && signs[index - 1]?.text !== "/";

/**
 * What look-alikes an expression admits, from its text alone: it isn't run, and takes one pass. A dot that is no escape
 * between letters stands for any sign, and `.*` before a name admits names that only end like it.
 */
export function expressionFaults(source: string): readonly ExpressionFault[] {
  const signs = signsOf(source.replace(/^\(\?[a-z]+\)/, ""));
  const faults = new Set<ExpressionFault>();
  if (!isPlain(signs[0], "^")) faults.add("no-start");
  if (!isPlain(signs.at(-1), "$")) faults.add("no-end");
  for (const [index, sign] of signs.entries()) {
    if (!isPlain(sign, ".")) continue;
    const next = signs[index + 1];
    if (!isRepeated(next)) faults.add("dot");
    // Behind `.*`, `(.+)` or `(.*)?`, the first thing that is no sign of the expression.
    else {
      const behind = signs.slice(index + 2, index + 6).find((one) => one.isEscaped || !/[)?*+(:]/.test(one.text));
      if (behind !== undefined && /[a-z0-9]/i.test(behind.text) && !behind.isInClass) faults.add("any-before");
      // A port has no name in it.
      if ((behind === undefined || isPlain(behind, "$")) && !isPort(signs, index)) faults.add("any-after");
    }
  }
  return [...faults];
}
