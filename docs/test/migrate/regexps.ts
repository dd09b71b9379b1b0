import type { Page } from "@sallyport/testing/documents";

/** A regular expression and the entries of a policy that stand for it. */
export interface RegexpRow {
  readonly regexp: RegExp;
  readonly entries: readonly string[];
  readonly origins: readonly string[];
}

/** Some of them ours, some of them look-alikes. */
const origins = [
  "https://bank.example",
  "https://app.bank.example",
  "https://pr-7.app.bank.example",
  "https://evilbank.example",
  "https://app.bank.example.evil.example",
  "https://app.bank.example:8443",
  "http://app.bank.example",
  "http://localhost",
  "http://localhost:5173",
  "http://localhost.evil.example",
  "https://localhost:5173",
  "null",
];

const row = /^\| `\/(.+?)\/` +\| ((?:`[^`]+`(?:, )?)+)(?:, [^|`]*)? *\|$/gm;

/** The rows of the table of regular expressions that have a counterpart in entries. */
export const regexpRows = ({ text }: Page): RegexpRow[] =>
  [...text.matchAll(row)].map(([, source = "", cell = ""]) => ({
    regexp: new RegExp(source),
    entries: [...cell.matchAll(/`"?([^`"]+)"?`/g)].map(([, entry = ""]) => entry),
    origins,
  }));
