import { shippedEngineNames } from "../../engines/engine.ts";
import { shippedEngines } from "../../engines/index.ts";
import { chromiumMessages } from "./lines/chromium.ts";
import { commandMessages } from "./lines/commands.ts";
import { cookieMessages } from "./lines/cookies.ts";
import { errorPages } from "./lines/error-pages.ts";
import { firefoxMessages } from "./lines/firefox.ts";
import { otherMessages } from "./lines/others.ts";
import { proxyMessages } from "./lines/proxies.ts";
import { serverMessages } from "./lines/servers.ts";
import { signInMessages } from "./lines/sign-in.ts";
import { webkitMessages } from "./lines/webkit.ts";
import type { MessageLine } from "./message-line.ts";
import { foldCase, withoutMarks } from "./normalize.ts";
import { templateOf, type Template } from "./message-template.ts";

/** Words that are printed, and what they stand for. */
export interface Pattern extends MessageLine {
  readonly template: Template;
}

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
    ...serverMessages,
    ...signInMessages,
    ...proxyMessages,
  ]);
}

interface Patterns {
  readonly clear: readonly Pattern[];
  /** What says nothing by itself: read only where nothing else is said. */
  readonly vague: readonly Pattern[];
}

let made: Patterns | undefined;
let unmarked: readonly Pattern[] | undefined;

/** The clear ones without their quotation marks and apostrophes, made for the first text that has lost its own. */
export const unmarkedPatterns = (): readonly Pattern[] =>
  (unmarked ??= messagePatterns().clear.map((one) => ({ ...one, template: templateOf(withoutMarks(one.text)) })));

/** Made for the first message: most programs that load this read none. */
export function messagePatterns(): Patterns {
  if (made !== undefined) return made;
  const all = messageLines().map((line): Pattern => ({ ...line, template: templateOf(line.text) }));
  made = { clear: all.filter(({ vague }) => vague !== true), vague: all.filter(({ vague }) => vague === true) };
  return made;
}
