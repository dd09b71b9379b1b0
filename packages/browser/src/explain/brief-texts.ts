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
  fix: (place: string, text: string, headers: string, standIn: string | undefined): string =>
    `Fix (${place}): ${headers === "" ? text : `${text.replace(/[.:]$/, "")}: ${headers}`}${standIn === undefined ? "" : `. ${standIn}`}`,
  danger: (text: string, why: string): string => `Don't ${lowerFirst(text)} ${why}`,
} as const;
