import type { Header } from "../../fetch/header-list.ts";
import { commandWords } from "./command-words.ts";
import { headerOf, type CurlLine } from "./curl-line.ts";
import { CurlError } from "./curl-error.ts";
import { curlTexts as texts } from "./curl-texts.ts";

/** Options that change the request. */
const meanings: Readonly<Record<string, "method" | "header" | "data" | "agent" | "referer" | "user" | "password">> = {
  "--method": "method",
  "--header": "header",
  "--post-data": "data",
  "--body-data": "data",
  "-U": "agent",
  "--user-agent": "agent",
  "--referer": "referer",
  "--user": "user",
  "--http-user": "user",
  "--password": "password",
  "--http-password": "password",
};

/** Options with a value in the next word, which changes nothing in the request. */
const withValue: ReadonlySet<string> = new Set(
  "-O -o -a -P -t -T -w -Q -D -A -R -e --output-document --output-file --append-output --directory-prefix --tries --timeout --wait --limit-rate --progress --save-cookies".split(
    " ",
  ),
);

/** Options of the request that a page's script has nothing like; the value of these is in the next word. */
const files: ReadonlySet<string> = new Set(
  "--post-file --body-file --load-cookies --ca-certificate --certificate --private-key --input-file -i".split(" "),
);

interface WgetArgument {
  readonly name: string;
  readonly value: string;
}

function* argumentsIn(words: readonly string[]): Generator<WgetArgument> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [, long = word, inline] = /^(--[a-z-]+)=([^]*)$/.exec(word) ?? [];
    const takesNext = inline === undefined && (Object.hasOwn(meanings, long) || withValue.has(long) || files.has(long));
    const next = takesNext ? words[++at] : (inline ?? "");
    if (next === undefined) throw new CurlError(texts.valueMissing(long));
    yield word.startsWith("-") ? { name: long, value: next } : { name: "", value: word };
  }
}

/**
 * Reads a command line of wget. No shell runs it, and no file that it names is read.
 * @throws CurlError with what is wrong with it
 * @example readWgetLine("wget --method=PUT https://api.example/a").method // "PUT"
 */
export function readWgetLine(line: string): CurlLine {
  const [command, ...words] = commandWords(line);
  if (command === undefined || !/^(?:.*[\\/])?wget2?(?:\.exe)?$/.test(command)) throw new CurlError(texts.notWget);
  const all = [...argumentsIn(words)];
  const valuesOf = (means: string): string[] =>
    all.filter(({ name }) => Object.hasOwn(meanings, name) && meanings[name] === means).map(({ value }) => value);
  const last = (means: string): string | undefined => valuesOf(means).at(-1);
  const one = (means: string, name: string): Header[] =>
    valuesOf(means)
      .slice(-1)
      .map((value) => [name, value]);
  const user = last("user");
  return {
    urls: all.filter(({ name }) => name === "").map(({ value }) => value),
    method: last("method"),
    headers: [
      ...valuesOf("header").flatMap((value) => {
        const header = headerOf(value);
        return header === undefined ? [] : [header];
      }),
      ...one("agent", "User-Agent"),
      ...one("referer", "Referer"),
    ],
    data: valuesOf("data").slice(-1),
    dataInQuery: false,
    head: all.some(({ name }) => name === "--spider"),
    json: false,
    cookies: [],
    user: user === undefined ? undefined : `${user}:${last("password") ?? ""}`,
    unsupported: all.filter(({ name }) => files.has(name) || name === "--no-check-certificate").map(({ name }) => name),
  };
}
