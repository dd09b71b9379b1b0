import type { Header } from "../../fetch/header-list.ts";
import { commandWords } from "./command-words.ts";
import { CurlError } from "./curl-error.ts";
import { curlOption, type CurlMeaning, type CurlOption } from "./curl-options.ts";
import { curlTexts as texts } from "./curl-texts.ts";

/** A curl command line, taken apart. */
export interface CurlLine {
  readonly urls: readonly string[];
  readonly method: string | undefined;
  readonly headers: readonly Header[];
  readonly data: readonly string[];
  /** Whether the data goes into the query and not into the body. */
  readonly dataInQuery: boolean;
  readonly head: boolean;
  readonly json: boolean;
  readonly cookies: readonly string[];
  readonly user: string | undefined;
  /** Whether it says itself that credentials go along, as a call of a page can. */
  readonly credentials?: boolean;
  /** Whether it says itself that the page does without the response. */
  readonly mode?: "no-cors";
  /** Options that a page's script has nothing like, as they were written. */
  readonly unsupported: readonly string[];
}

interface CurlArgument {
  readonly name: string;
  readonly means: CurlMeaning;
  readonly value: string;
}

function optionNamed(name: string): CurlOption {
  const option = curlOption(name);
  if (option === undefined) throw new CurlError(texts.unknownOption(name));
  return option;
}

/** `-sSXPUT` is three options, the last with its value. */
function* shortOptions(word: string, next: () => string | undefined): Generator<CurlArgument> {
  for (let at = 1; at < word.length; at++) {
    const name = `-${word[at] ?? ""}`;
    const { means, takesValue } = optionNamed(name);
    if (!takesValue) {
      yield { name, means, value: "" };
      continue;
    }
    const value = at + 1 < word.length ? word.slice(at + 1) : next();
    if (value === undefined) throw new CurlError(texts.valueMissing(name));
    yield { name, means, value };
    return;
  }
}

function* optionsIn(words: readonly string[]): Generator<CurlArgument> {
  let at = 0;
  const next = (): string | undefined => words[at++];
  for (let word = next(); word !== undefined; word = next()) {
    if (!word.startsWith("-") || word === "-") yield { name: "", means: "url", value: word };
    else if (!word.startsWith("--")) yield* shortOptions(word, next);
    else {
      const { means, takesValue } = optionNamed(word);
      const value = takesValue ? next() : "";
      if (value === undefined) throw new CurlError(texts.valueMissing(word));
      yield { name: word, means, value };
    }
  }
}

/** `Name: value`; `Name;` has an empty value, `Name:` removes curl's own. */
export function headerOf(line: string): Header | undefined {
  const [, name, sign, value = ""] = /^([^:;]+)([:;])(.*)$/s.exec(line) ?? [];
  if (name === undefined) throw new CurlError(texts.notAHeader(line.slice(0, 40)));
  return sign === ":" && value.trim() === "" ? undefined : [name.trim(), value.trim()];
}

/** `name=content` has its content encoded; files are not read. */
function encoded(value: string): string {
  const at = value.indexOf("=");
  return at < 0
    ? encodeURIComponent(value)
    : `${value.slice(0, at + 1).replace(/^=$/, "")}${encodeURIComponent(value.slice(at + 1))}`;
}

const namesFile = ({ means, value }: CurlArgument): boolean =>
  ((means === "data" || means === "json") && value.startsWith("@")) ||
  (means === "encoded-data" && /^[^=]*@/.test(value)) ||
  (means === "header" && value.startsWith("@")) ||
  (means === "cookie" && !value.includes("="));

const isUnsupported = (one: CurlArgument): boolean =>
  one.means === "unsupported" || one.means === "form" || namesFile(one);

/**
 * Reads a curl command line. No shell runs it, and no file that it names is read.
 * @throws CurlError with what is wrong with it
 */
export function readCurlLine(line: string): CurlLine {
  const [command, ...words] = commandWords(line);
  if (command === undefined || !/^(?:.*[\\/])?curl(?:\.exe)?$/.test(command)) throw new CurlError(texts.notCurl);
  const all = [...optionsIn(words)];
  const kept = all.filter((one) => !isUnsupported(one));
  const values = (...means: readonly CurlMeaning[]): string[] =>
    kept.filter((one) => means.includes(one.means)).map(({ value }) => value);
  const one = (means: CurlMeaning, name: string): Header[] =>
    values(means)
      .slice(-1)
      .map((value) => [name, value.replace(/;auto$/, "")]);
  return {
    urls: values("url"),
    method: values("method").at(-1),
    headers: [
      ...values("header").flatMap((value) => {
        const header = headerOf(value);
        return header === undefined ? [] : [header];
      }),
      ...one("agent", "User-Agent"),
      ...one("referer", "Referer"),
    ],
    data: kept.flatMap(({ means, value }) =>
      means === "encoded-data" ? [encoded(value)] : ["data", "raw-data", "json"].includes(means) ? [value] : [],
    ),
    dataInQuery: kept.some(({ means }) => means === "get"),
    head: kept.some(({ means }) => means === "head"),
    json: kept.some(({ means }) => means === "json"),
    cookies: values("cookie"),
    user: values("user").at(-1),
    unsupported: all.filter(isUnsupported).map(({ name }) => name),
  };
}
