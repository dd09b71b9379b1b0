import { codeSpan } from "../text/code-span.ts";
import { lowerFirst } from "../text/first-letter.ts";

/** What the short form says around an explanation. */
export const briefTexts = {
  places: {
    server: "server",
    page: "page",
    proxy: "proxy",
    browser: "browser",
  },
  cause: (why: string, cause: string | undefined, certain: boolean): string =>
    cause === undefined
      ? `Cause: ${why}`
      : `Cause: ${/[.!?]$/.test(why) ? why : `${why}.`} ${certain ? "" : "Most likely: "}${cause}`,
  note: (why: string, cause: string | undefined): string | undefined =>
    cause === undefined ? undefined : `Note: ${why} ${cause}`,
  label: "Fix",
  causeLabel: "Cause:",
  /** Before the fix for those for whom the first one is none. */
  otherwise: "Otherwise",
  fix: (label: string, place: string, text: string, headers: string, standIn: string): string =>
    `${label} (${place}): ${headers === "" ? text : `${text.replace(/[.:]$/, "")}: ${headers}`}${standIn === "" ? "" : `. ${standIn}`}`,
  /** The fix in the language of one server: where, and the lines. */
  serverFix: (
    label: string,
    server: string,
    evidence: string | undefined,
    text: string,
    where: string,
    {
      lines,
      isWritten,
      standIn,
    }: {
      readonly lines: string | undefined;
      readonly isWritten: boolean;
      readonly standIn: string;
    },
  ): string => {
    const by = evidence === undefined ? "" : `, by ${codeSpan(evidence)}`;
    const place = `${label} (${server}${by}): ${text.replace(/[.:]$/, "")}`;
    if (!isWritten) return `${place}. ${where}`;
    const code = lines === undefined ? ". --verbose prints the lines." : `: ${lines}`;
    return `${place}, ${where}${code}${standIn === "" ? "" : `. ${standIn}`}`;
  },
  danger: (text: string, why: string): string => `Don't ${lowerFirst(text)} ${why}`,
} as const;
