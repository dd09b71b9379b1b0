import type { Header } from "../../fetch/header-list.ts";
import { CurlError } from "./curl-error.ts";
import type { CurlLine } from "./curl-line.ts";
import { curlTexts as texts } from "./curl-texts.ts";

const nothing: CurlLine = {
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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const stringsOf = (value: unknown): readonly Header[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([name, one]) => (typeof one === "string" ? [[name, one] as const] : []))
    : [];

/**
 * Reads a call that "Copy as fetch" or "Copy as fetch (Node.js)" copies: a URL and options in JSON. Nothing runs it.
 * @throws CurlError where it is another call
 */
export function readFetchCall(text: string): CurlLine {
  const [, url = "", rest = ""] = /fetch\(\s*("(?:[^"\\]|\\.)*")\s*(?:,([^]*))?$/.exec(text) ?? [];
  const options = rest.slice(0, rest.lastIndexOf("}") + 1);
  try {
    const init: unknown = options === "" ? {} : JSON.parse(options);
    if (url === "" || !isRecord(init)) throw new CurlError(texts.notAFetchCall);
    const headers = stringsOf(init.headers);
    const referrer: readonly Header[] = typeof init.referrer === "string" ? [["Referer", init.referrer]] : [];
    return {
      ...nothing,
      urls: [JSON.parse(url) as string],
      method: typeof init.method === "string" ? init.method : undefined,
      headers: [...headers, ...referrer],
      data: typeof init.body === "string" ? [init.body] : [],
    };
  } catch {
    throw new CurlError(texts.notAFetchCall);
  }
}

/** A string of PowerShell: a backtick escapes. */
const unescape = (text: string): string => text.replace(/`([^])/g, "$1");

const quoted = '"((?:[^"`]|`[^])*)"';

const argument = (text: string, name: string): string | undefined => {
  const value = new RegExp(`-${name}\\s+${quoted}`, "i").exec(text)?.[1];
  return value === undefined ? undefined : unescape(value);
};

/**
 * Reads what "Copy as PowerShell" copies. Nothing runs it.
 * @throws CurlError where it has no URL
 */
export function readPowerShell(text: string): CurlLine {
  const url = argument(text, "Uri");
  if (url === undefined) throw new CurlError(texts.notPowerShell);
  const block = /-Headers\s+@\{([^]*?)\n?\}/i.exec(text)?.[1] ?? "";
  const headers = [...block.matchAll(new RegExp(`${quoted}\\s*=\\s*${quoted}`, "g"))].map(
    ([, name = "", value = ""]): Header => [unescape(name), unescape(value)],
  );
  const cookies = [...text.matchAll(new RegExp(`System\\.Net\\.Cookie\\(${quoted},\\s*${quoted}`, "g"))];
  const type = argument(text, "ContentType");
  const body = argument(text, "Body");
  return {
    ...nothing,
    urls: [url],
    method: argument(text, "Method"),
    headers: [...headers, ...(type === undefined ? [] : [["Content-Type", type] as const])],
    data: body === undefined ? [] : [body],
    cookies: cookies.map(([, name = "", value = ""]) => `${unescape(name)}=${unescape(value)}`),
  };
}
