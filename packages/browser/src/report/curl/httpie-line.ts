import type { Header } from "../../fetch/header-list.ts";
import { commandWords } from "./command-words.ts";
import type { CurlLine } from "./curl-line.ts";
import { CurlError } from "./curl-error.ts";
import { curlTexts as texts } from "./curl-texts.ts";

/** Options with a value in the next word. */
const withValue: ReadonlySet<string> = new Set(
  "-a --auth -A --auth-type -p --print --style --pretty -o --output --session --session-read-only --timeout --max-redirects --proxy --verify --cert --cert-key --raw --boundary".split(
    " ",
  ),
);

/** Part of the request, and a page's script has nothing like it. */
const unsupported = /^(?:-A|--auth-type|--proxy|--verify|--cert|--cert-key|--session|--session-read-only|--multipart)$/;

/** How an item is written, longest sign first: JSON, a file, a parameter, a field, a header. */
const item = /^((?:[^:=@\\]|\\[^])+)(:=@|=@|:@|==|:=|=|@|:|;)([^]*)/;

interface Items {
  readonly headers: Header[];
  readonly query: string[];
  readonly fields: [name: string, value: unknown][];
  readonly files: string[];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CurlError(texts.notAnItem(text.slice(0, 40)));
  }
}

function addItem(word: string, { headers, query, fields, files }: Items): void {
  const [, written = "", sign, value = ""] = item.exec(word) ?? [];
  const name = written.replace(/\\([^])/g, "$1");
  if (sign === undefined) throw new CurlError(texts.notAnItem(word.slice(0, 40)));
  if (sign.includes("@")) files.push(`${name}${sign}…`);
  else if (sign === "==") query.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  else if (sign === ":=") fields.push([name, jsonOf(value)]);
  else if (sign === "=") fields.push([name, value]);
  else if (value !== "" || sign === ";") headers.push([name, value]);
}

/** `:3000/a` and `/a` are localhost's; without a scheme it is http, or https for that command. */
function urlOf(written: string, scheme: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return written;
  const [, port, path] = /^:(\d{0,5})(\/[^]*)?$/.exec(written) ?? [];
  if (port === undefined) return `${scheme}://${written.startsWith("/") ? `localhost${written}` : written}`;
  return `${scheme}://localhost${port === "" ? "" : `:${port}`}${path ?? "/"}`;
}

const withQuery = (url: string, query: readonly string[]): string =>
  query.length === 0 ? url : `${url}${url.includes("?") ? "&" : "?"}${query.join("&")}`;

const bodyOf = (fields: Items["fields"], isForm: boolean): string =>
  isForm
    ? new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)])).toString()
    : JSON.stringify(Object.fromEntries(fields));

/** The options of a line, and its other words. */
function split(words: readonly string[]): { options: Map<string, string>; rest: string[] } {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("-") || word === "-") {
      rest.push(word);
      continue;
    }
    const [, name = word, inline] = /^(--[a-z-]+)=([^]*)$/.exec(word) ?? [];
    const value = inline ?? (withValue.has(name) ? words[++at] : "");
    if (value === undefined) throw new CurlError(texts.valueMissing(name));
    options.set(name, value);
  }
  return { options, rest };
}

/**
 * Reads a command line of HTTPie: `http PUT api.example/a x-client:1 name=ann`. No shell runs it, and no file is read.
 * @throws CurlError with what is wrong with it
 */
export function readHTTPieLine(line: string): CurlLine {
  const [command = "", ...words] = commandWords(line);
  const [, scheme] = /^(?:.*[\\/])?(https?)(?:\.exe)?$/.exec(command) ?? [];
  if (scheme === undefined) throw new CurlError(texts.notHTTPie);
  const { options, rest } = split(words);
  const method = /^[A-Za-z]{3,10}$/.test(rest[0] ?? "") && rest.length > 1 ? rest.shift()?.toUpperCase() : undefined;
  const [url, ...written] = rest;
  if (url === undefined) throw new CurlError(texts.urlMissing);
  const items: Items = { headers: [], query: [], fields: [], files: [] };
  for (const word of written) addItem(word, items);
  const isForm = options.has("--form") || options.has("-f");
  const data = options.get("--raw") ?? (items.fields.length === 0 ? undefined : bodyOf(items.fields, isForm));
  return {
    urls: [withQuery(urlOf(url, scheme), items.query)],
    method,
    headers: items.headers,
    data: data === undefined ? [] : [data],
    dataInQuery: false,
    head: false,
    json: data !== undefined && !isForm,
    cookies: [],
    user: options.get("-a") ?? options.get("--auth"),
    unsupported: [...[...options.keys()].filter((name) => unsupported.test(name)), ...items.files],
  };
}
