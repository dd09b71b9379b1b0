import type { ConsoleMeaning } from "../../engines/console-line.ts";
import type { MessageSource } from "../explanation.ts";
import type { TopicName } from "./topic-texts.ts";

/** What a line stands for. */
export interface LineMeaning extends Omit<ConsoleMeaning, "topic"> {
  readonly topic?: TopicName;
  readonly engineCode?: string;
  /** It says nothing by itself: read only where nothing else is. */
  readonly vague?: true;
  /** Whether the header is missing or has another value stands open. */
  readonly open?: true;
}

/** Words that are printed, with places for values, and the years in which they are. */
export interface MessageLine extends LineMeaning {
  readonly text: string;
  readonly source: MessageSource;
  readonly since?: number;
  readonly until?: number;
}

interface Years {
  readonly since?: number;
  readonly until?: number;
}

/** Lines of one source that mean the same. */
export const linesOf = (
  source: MessageSource,
  meaning: LineMeaning,
  texts: readonly string[],
  years: Years = {},
): readonly MessageLine[] => texts.map((text) => ({ text, source, ...meaning, ...years }));

/** Lines of Chromium that mean the same. */
export const chromium = (meaning: LineMeaning, texts: readonly string[], years: Years = {}): readonly MessageLine[] =>
  linesOf("chromium", meaning, texts, years);
