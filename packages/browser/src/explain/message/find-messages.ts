import { shippedEngineNames } from "../../engines/engine.ts";
import { shippedEngines } from "../../engines/index.ts";
import type { Found } from "./found.ts";
import { findLocalized } from "./localized-firefox.ts";
import { findLocalizedCookies } from "./localized-cookies.ts";
import { findLocalizedOthers } from "./localized-others.ts";
import { findAll, withoutOverlaps, type Finder } from "./finder.ts";
import { messagePatterns, unmarkedPatterns } from "./message-patterns.ts";
import type { Pattern } from "./pattern.ts";
import { findLoggedStatuses } from "./logged-statuses.ts";
import type { RequestLine } from "./request-lines.ts";

/** Codes themselves, as DevTools, the protocol and the addresses of MDN have them. */
function findCodes(flat: string): readonly Found[] {
  return [...flat.matchAll(/[A-Za-z]{8,48}/g)].flatMap(({ 0: word, index }): Found[] => {
    const match = { start: index, end: index + word.length, values: {} };
    return shippedEngineNames.flatMap((source): Found[] => {
      const meaning = shippedEngines[source].meaningOf(word);
      return meaning === undefined ? [] : [{ pattern: { source, engineCode: word, ...meaning }, match }];
    });
  });
}

/** What says nothing by itself, and the requests that are logged beside it: a preflight that failed is the reason. */
function findVague(
  known: readonly Pattern[],
  folded: string,
  flat: string,
  lines: readonly RequestLine[],
): readonly Found[] {
  const vague = findAll(known, folded, flat);
  const logged = findLoggedStatuses(lines);
  const preflights = logged.filter(({ pattern }) => pattern.preflight === true);
  if (preflights.length > 0) return preflights;
  const isOfOne = vague.length > 0 && lines.every(({ url }) => url === lines[0]?.url);
  return isOfOne ? vague : withoutOverlaps([...vague, ...logged]);
}

/** Every message in a text that says what happened: in its own words, or as a code. */
function findStated(folded: string, flat: string): readonly Found[] {
  const stated = withoutOverlaps([...findAll(messagePatterns().clear, folded, flat), ...findLocalized(folded, flat)]);
  const codes = findCodes(flat).filter(
    ({ pattern }) => !stated.some((one) => one.pattern.engineCode === pattern.engineCode),
  );
  return withoutOverlaps([...stated, ...codes]);
}

/** What is read only where nothing is stated: other languages by what they have in common, and what says nothing by itself. */
function findRest(folded: string, flat: string, lines: readonly RequestLine[]): readonly Found[] {
  const translated = withoutOverlaps([...findLocalizedOthers(flat), ...findLocalizedCookies(folded, flat)]);
  return translated.length > 0 ? translated : findVague(messagePatterns().vague, folded, flat, lines);
}

/** Whatever is known: of each engine, in each language, of runtimes and of servers. */
export const everyMessage: Finder = {
  stated: findStated,
  unmarked: (folded, flat) => findAll(unmarkedPatterns(), folded, flat),
  rest: findRest,
};
