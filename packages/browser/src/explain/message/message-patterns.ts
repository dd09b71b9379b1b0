import { shippedEngineNames } from "../../engines/engine.ts";
import { shippedEngines } from "../../engines/index.ts";
import { chromiumMessages } from "./lines/chromium.ts";
import { commandMessages } from "./lines/commands.ts";
import { cookieMessages } from "./lines/cookies.ts";
import { errorPages } from "./lines/error-pages.ts";
import { firefoxMessages } from "./lines/firefox.ts";
import { otherMessages } from "./lines/others.ts";
import { webkitMessages } from "./lines/webkit.ts";
import type { MessageLine } from "./message-line.ts";
import { foldCase } from "./normalize.ts";
import { patternOf, unmarkedOf, type Pattern } from "./pattern.ts";
import { serverLines } from "./server-messages.ts";

/** What only newer versions, or only `fetch`, say behind it is left out. */
const common = (text: string): string =>
  text.replace(/ Have the server .*$| Status code: .*$/, "").replace(/schemes: .*$/, "schemes: ");

/** What the engines' consoles print today. */
const ofEngines = (): readonly MessageLine[] =>
  shippedEngineNames.flatMap((source) =>
    shippedEngines[source].consoleLines.map(({ text, ...meaning }): MessageLine => ({
      text: meaning.engineCode === undefined ? text : common(text),
      source,
      ...meaning,
      ...(meaning.topic === "vague" ? { vague: true } : {}),
    })),
  );

/** Of two that have the same words, the later one, which says what a console has for more than the model prints. */
const withoutRepeated = (lines: readonly MessageLine[]): readonly MessageLine[] => [
  ...new Map(lines.map((line) => [`${line.source} ${foldCase(line.text).replace(/\{\w+\}/g, "{}")}`, line])).values(),
];

/** Every line that is known: the one table that patterns and the docs are made from. */
export function messageLines(): readonly MessageLine[] {
  const engines = ofEngines();
  return withoutRepeated([
    ...engines,
    ...chromiumMessages,
    ...errorPages([...engines, ...chromiumMessages]),
    ...firefoxMessages,
    ...webkitMessages,
    ...cookieMessages,
    ...otherMessages,
    ...commandMessages,
    ...serverLines,
  ]);
}

interface Patterns {
  readonly clear: readonly Pattern[];
  /** What says nothing by itself: read only where nothing else is said. */
  readonly vague: readonly Pattern[];
}

let made: Patterns | undefined;
let unmarked: readonly Pattern[] | undefined;

/** The clear ones, made for the first text that has lost its marks. */
export const unmarkedPatterns = (): readonly Pattern[] => (unmarked ??= messagePatterns().clear.map(unmarkedOf));

/** Made for the first message: most programs that load this read none. */
export function messagePatterns(): Patterns {
  if (made !== undefined) return made;
  const all = messageLines().map(patternOf);
  made = { clear: all.filter(({ vague }) => vague !== true), vague: all.filter(({ vague }) => vague === true) };
  return made;
}
