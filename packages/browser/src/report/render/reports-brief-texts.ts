import { listOf } from "../../text/list.ts";

/** What the short form says around an explanation; `--verbose` prints the rest. */
export const briefReportTexts = {
  cause: (why: string): string => `Cause: ${why}`,
  fixHere: (text: string): string => `Fix (this command): ${text}`,
  edit: (place: string, text: string): string => `Fix (${place}): ${text}`,
  also: (findings: readonly string[]): string => `Also: ${listOf(findings)}.`,
  /** What each engine does with them, in few words. */
  cookies: (all: readonly string[]): string => `Third-party cookies: ${all.join("; ")}.`,
  more: "More: --verbose prints every cause and fix, each step, the console messages and a diagram.",
  moreAdvice: "More: --verbose prints every cause, fix and danger.",
  page: (code: string): string => ` "sallyport why ${code}" explains the code.`,
  /** When an engine printed these words. */
  years: (since: number | undefined, until: number | undefined): string => {
    if (since !== undefined && until !== undefined) return ` ${String(since)}–${String(until)}`;
    return until === undefined ? "" : ` until ${String(until)}`;
  },
  predicted: (name: string): string => `With ${name}, `,
} as const;
