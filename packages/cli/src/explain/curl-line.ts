import { messages } from "../messages.ts";
import { UsageError } from "../terminal.ts";
import type { Field } from "./asked.ts";
import { curlOption, type CurlMeaning, type CurlOption } from "./curl-options.ts";
import { shellWords, ShellSyntaxError } from "./shell-words.ts";

/** What a curl command line says of its request. */
export interface CurlLine {
  readonly urls: readonly string[];
  readonly method: string | undefined;
  readonly headers: readonly Field[];
  readonly data: readonly string[];
  /** Query and not body. */
  readonly asQuery: boolean;
  readonly head: boolean;
  readonly json: boolean;
  readonly cookies: readonly string[];
  readonly user: string | undefined;
  /** Options that matter and cannot be carried over, as they were written. */
  readonly lost: readonly string[];
}

const longestLine = 1024 * 1024;
const texts = messages.explain.curl;

interface Said {
  readonly name: string;
  readonly means: CurlMeaning;
  readonly value: string;
}

function known(name: string): CurlOption {
  const option = curlOption(name);
  if (option === undefined) throw new UsageError(texts.unknown(name));
  return option;
}

/** `-sSXPUT` is three options, the last with its value. */
function* shortOptions(word: string, next: () => string | undefined): Generator<Said> {
  for (let at = 1; at < word.length; at++) {
    const name = `-${word[at] ?? ""}`;
    const { means, takesValue } = known(name);
    if (!takesValue) {
      yield { name, means, value: "" };
      continue;
    }
    const value = at + 1 < word.length ? word.slice(at + 1) : next();
    if (value === undefined) throw new UsageError(texts.valueMissing(name));
    yield { name, means, value };
    return;
  }
}

function* optionsIn(words: readonly string[]): Generator<Said> {
  let at = 0;
  const next = (): string | undefined => words[at++];
  for (let word = next(); word !== undefined; word = next()) {
    if (!word.startsWith("-") || word === "-") yield { name: "", means: "url", value: word };
    else if (!word.startsWith("--")) yield* shortOptions(word, next);
    else {
      const { means, takesValue } = known(word);
      const value = takesValue ? next() : "";
      if (value === undefined) throw new UsageError(texts.valueMissing(word));
      yield { name: word, means, value };
    }
  }
}

function wordsOf(line: string): readonly string[] {
  if (line.length > longestLine) throw new UsageError(texts.tooLong(longestLine));
  // Prompts are copied along.
  const start = /^\s*(?:[$%#>]\s+)?/.exec(line)?.[0].length ?? 0;
  try {
    return shellWords(line.slice(start).trimEnd());
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    const before = line.slice(0, start + error.offset);
    const row = before.split("\n").length;
    throw new UsageError(texts.syntax(error.reason, row, before.length - before.lastIndexOf("\n")));
  }
}

/** `Name: value`; `Name;` is an empty one, `Name:` takes curl's own away. */
function fieldOf(line: string): Field | undefined {
  const [, name, sign, value = ""] = /^([^:;]+)([:;])(.*)$/s.exec(line) ?? [];
  if (name === undefined) throw new UsageError(texts.noHeader(line.slice(0, 40)));
  return sign === ":" && value.trim() === "" ? undefined : [name.trim(), value.trim()];
}

/** `name=content` has its content encoded; files are not read. */
function encoded(value: string): string {
  const at = value.indexOf("=");
  return at < 0
    ? encodeURIComponent(value)
    : `${value.slice(0, at + 1).replace(/^=$/, "")}${encodeURIComponent(value.slice(at + 1))}`;
}

const namesFile = ({ means, value }: Said): boolean =>
  ((means === "data" || means === "json") && value.startsWith("@")) ||
  (means === "encoded-data" && /^[^=]*@/.test(value)) ||
  (means === "header" && value.startsWith("@")) ||
  (means === "cookie" && !value.includes("="));

const isLost = (one: Said): boolean => one.means === "lost" || one.means === "form" || namesFile(one);

/**
 * Reads a curl command line. No shell runs it, and no file that it names is read.
 * @throws UsageError where it is none
 */
export function readCurlLine(line: string): CurlLine {
  const [command, ...words] = wordsOf(line);
  if (command === undefined || !/^(?:.*[\\/])?curl(?:\.exe)?$/.test(command)) throw new UsageError(texts.noCurl);
  const said = [...optionsIn(words)];
  const kept = said.filter((one) => !isLost(one));
  const values = (...means: readonly CurlMeaning[]): string[] =>
    kept.filter((one) => means.includes(one.means)).map(({ value }) => value);
  const one = (means: CurlMeaning, name: string): Field[] =>
    values(means)
      .slice(-1)
      .map((value) => [name, value.replace(/;auto$/, "")]);
  return {
    urls: values("url"),
    method: values("method").at(-1),
    headers: [
      ...values("header").flatMap((value) => {
        const field = fieldOf(value);
        return field === undefined ? [] : [field];
      }),
      ...one("agent", "User-Agent"),
      ...one("referer", "Referer"),
    ],
    data: kept.flatMap(({ means, value }) =>
      means === "encoded-data" ? [encoded(value)] : ["data", "raw-data", "json"].includes(means) ? [value] : [],
    ),
    asQuery: kept.some(({ means }) => means === "get"),
    head: kept.some(({ means }) => means === "head"),
    json: kept.some(({ means }) => means === "json"),
    cookies: values("cookie"),
    user: values("user").at(-1),
    lost: said.filter(isLost).map(({ name }) => name),
  };
}
