import type { Header } from "../../fetch/header-list.ts";
import { callArguments } from "./call-arguments.ts";
import { CurlError } from "./curl-error.ts";
import type { CurlLine } from "./curl-line.ts";
import { curlTexts as texts } from "./curl-texts.ts";

export const emptyLine: CurlLine = {
  urls: [],
  method: undefined,
  headers: [],
  data: [],
  dataInQuery: false,
  head: false,
  json: false,
  cookies: [],
  user: undefined,
  unsupported: [],
};

export const maxCall: number = 1024 * 1024;

/** Headers stand at the beginning; what they are read with goes back at quotes that never end. */
const maxBlock = 65_536;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

export const stringsOf = (value: unknown): readonly Header[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([name, one]) => (typeof one === "string" ? [[name, one] as const] : []))
    : [];

/** Where a call's arguments begin. */
const call = /\bfetch\(/;

/**
 * Reads a call that "Copy as fetch" or "Copy as fetch (Node.js)" copies, or one that people write with its options in
 * place. Nothing runs it.
 * @throws CurlError where it is another call
 */
export function readFetchCall(text: string): CurlLine {
  const start = call.exec(text);
  if (start === null || text.length > maxCall) throw new CurlError(texts.notAFetchCall);
  let read: readonly unknown[];
  try {
    read = callArguments(text.slice(start.index + start[0].length));
  } catch {
    throw new CurlError(texts.notAFetchCall);
  }
  const [url, init = {}] = read;
  if (typeof url !== "string" || url === "" || !isRecord(init)) throw new CurlError(texts.notAFetchCall);
  const headers = stringsOf(init.headers);
  const referrer: readonly Header[] = typeof init.referrer === "string" ? [["Referer", init.referrer]] : [];
  return {
    ...emptyLine,
    urls: [url],
    method: typeof init.method === "string" ? init.method : undefined,
    headers: [...headers, ...referrer],
    data: typeof init.body === "string" ? [init.body] : [],
    credentials: init.credentials === "include",
    ...(init.mode === "no-cors" ? { mode: init.mode } : {}),
  };
}

/** A string of PowerShell: in double quotes a backtick escapes, in single quotes a quote is doubled. */
const unquote = (text: string): string =>
  text.startsWith('"')
    ? text.slice(1, -1).replace(/`([^])/g, "$1")
    : text.startsWith("'")
      ? text.slice(1, -1).replaceAll("''", "'")
      : text;

const quoted = "(\"(?:[^\"`]|`[^])*\"|'(?:[^']|'')*')";

const argument = (text: string, name: string): string | undefined => {
  const value = new RegExp(`-${name}\\s+(?:${quoted}|([^\\s"'\`$@(-][^\\s"'\`]*))`, "i").exec(text);
  const found = value?.[1] ?? value?.[2];
  return found === undefined ? undefined : unquote(found);
};

/** The URL without a name before it. */
function positional(text: string): string | undefined {
  const [, inQuotes, bare] =
    new RegExp(
      `(?:Invoke-(?:WebRequest|RestMethod)|\\b(?:iwr|irm))\\s+(?:${quoted}|(https?://[^\\s"'\`]{1,2048}))`,
      "i",
    ).exec(text) ?? [];
  return inQuotes === undefined ? bare : unquote(inQuotes);
}

/**
 * Reads what "Copy as PowerShell" copies. Nothing runs it.
 * @throws CurlError where it has no URL
 */
export function readPowerShell(text: string): CurlLine {
  const url = argument(text, "Uri") ?? positional(text);
  if (url === undefined) throw new CurlError(texts.notPowerShell);
  const block = /-Headers\s+@\{([^}]*)\}/i.exec(text.slice(0, maxBlock))?.[1] ?? "";
  const headers = [
    ...block.matchAll(new RegExp(`(?:${quoted}|(?<![\\w-])([A-Za-z][\\w-]*))\\s*=\\s*${quoted}`, "g")),
  ].map(([, name, bare = "", value = ""]): Header => [unquote(name ?? bare), unquote(value)]);
  const cookies = [...text.matchAll(new RegExp(`System\\.Net\\.Cookie\\(${quoted},\\s*${quoted}`, "g"))];
  const type = argument(text, "ContentType");
  const body = argument(text, "Body");
  return {
    ...emptyLine,
    urls: [url],
    method: argument(text, "Method")?.toUpperCase(),
    headers: [...headers, ...(type === undefined ? [] : [["Content-Type", type] as const])],
    data: body === undefined ? [] : [body],
    cookies: cookies.map(([, name = "", value = ""]) => `${unquote(name)}=${unquote(value)}`),
  };
}
