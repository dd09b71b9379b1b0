import type { ConsoleLine } from "../../engines/console-line.ts";
import { shippedEngineNames, type ShippedEngineName } from "../../engines/engine.ts";
import { shippedEngines } from "../../engines/index.ts";
import { templateOf, type Template } from "./message-template.ts";

/** Words that a console prints, and what they stand for. */
export interface Pattern extends Omit<ConsoleLine, "text"> {
  readonly engine: ShippedEngineName;
  readonly template: Template;
}

/** What only newer versions, or only `fetch`, say behind it is left out. */
const common = (text: string): string =>
  text.replace(/ Have the server .*$| Status code: .*$/, "").replace(/schemes: .*$/, "schemes: ");

const all: readonly Pattern[] = shippedEngineNames.flatMap((engine) =>
  shippedEngines[engine].consoleLines.map(({ text, ...meaning }): Pattern => ({
    engine,
    template: templateOf(meaning.engineCode === undefined ? text : common(text)),
    ...meaning,
  })),
);

/** Everything that is known, the longer words before those that they contain. */
export const patterns: readonly Pattern[] = all.filter(({ topic }) => topic !== "vague");

/** What says nothing by itself: read only where nothing else is said. */
export const vaguePatterns: readonly Pattern[] = all.filter(({ topic }) => topic === "vague");
