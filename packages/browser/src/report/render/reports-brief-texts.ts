import type { PolicyEdit } from "../../explain/policy-edit.ts";

/** What the short form says around an explanation; `--verbose` prints the rest. */
export const briefReportTexts = {
  cause: (why: string): string => `Cause: ${why}`,
  fixHere: (text: string): string => `Fix (this command): ${text}`,
  edit: (place: string, { at, add, replaces }: PolicyEdit): string =>
    `Fix (${place}): at ${at}, ${replaces ? "write" : "add"} ${add}`,
  opens: (changes: readonly string[], more: number): string =>
    `This opens: ${changes.join("; ")}${more === 0 ? "" : `; and ${more} more (sallyport diff lists them)`}.`,
  more: "More: --verbose prints every cause and fix, each step, the console messages and a diagram.",
  moreAdvice: "More: --verbose prints every cause, fix and danger.",
  page: (code: string): string => ` "sallyport why ${code}" explains the code.`,
  predicted: (name: string): string => `With ${name}, `,
} as const;
