/** A text that people paste, what must be understood of it, and what must not be said. */
export interface MessageCase {
  readonly desc: string;
  readonly text: string;
  /** Who prints it, and the code, topic or cookie reason; undefined where nothing may be claimed. */
  readonly reads?: readonly [engine: string, is: string];
  readonly values?: Readonly<Record<string, string>>;
  /** Words that the cause or the first fix must have. */
  readonly says?: readonly string[];
  /** Words that the explanation must not have. */
  readonly not?: readonly string[];
}

type Row = readonly [text: string, is: string, values?: MessageCase["values"], not?: MessageCase["not"]];

/** Rows of one engine as cases. */
export const casesOf = (engine: string, rows: readonly Row[]): readonly MessageCase[] =>
  rows.map(([text, is, values = {}, not = []]) => ({
    desc: text.replace(/\s+/g, " ").slice(0, 90),
    text,
    reads: [engine, is],
    values,
    not,
  }));
