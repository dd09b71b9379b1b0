import type { ProgramValue } from "../../configuration/javascript-values.ts";
import type { Header } from "../../fetch/header-list.ts";
import { dataOf, stringified, stringify, unescaped, valuesIn } from "./call-values.ts";
import { emptyLine, maxCall } from "./copied-request.ts";
import { CurlError } from "./curl-error.ts";
import type { CurlLine } from "./curl-line.ts";
import { curlTexts as texts } from "./curl-texts.ts";

const jQueryCall = /(?:\$|\bjQuery)\.(ajax|getJSON|get|post)\(/;

const stringOf = (value: ProgramValue | undefined): string | undefined =>
  value?.kind === "text" ? unescaped(value.text) : undefined;

const formOf = (data: ProgramValue): string =>
  new URLSearchParams(
    [...data.entries].map(([name, one]): [string, string] => {
      const value = dataOf(one);
      return [name, typeof value === "string" ? value : JSON.stringify(value)];
    }),
  ).toString();

/** The data as jQuery writes it: text as it is, and an object as a form. */
function bodyOf(data: ProgramValue | undefined): string | undefined {
  if (data === undefined || ["null", "undefined"].includes(data.text)) return undefined;
  if (data.kind === "text") return unescaped(data.text);
  if (data.kind === "object") return formOf(data);
  if (!data.text.startsWith(stringify)) return data.kind === "list" ? undefined : data.text;
  return stringified(data.text);
}

const setHeader = /setRequestHeader\(\s*(["'])([\w-]{1,100})\1\s*,\s*(["'])([^"'\n]{0,1000})\3/g;

function headersOf(settings: ProgramValue["entries"]): readonly Header[] {
  const named = [...(settings.get("headers")?.entries ?? [])].map(([name, value]): Header => [
    name,
    stringOf(value) ?? value.text.slice(0, 100).replace(/\s+/g, " "),
  ]);
  const set = [...(settings.get("beforeSend")?.text ?? "").matchAll(setHeader)];
  return [...named, ...set.map(([, , name = "", , value = ""]): Header => [name, value])];
}

/** The Content-Type of a body: the one that the call names, or a form's; `false` sets none. */
function typeOf(settings: ProgramValue["entries"]): readonly Header[] {
  const type = settings.get("contentType");
  if (type?.text === "false" && type.kind === "word") return [];
  return [["Content-Type", stringOf(type) ?? "application/x-www-form-urlencoded; charset=UTF-8"]];
}

interface Call {
  readonly name: string;
  readonly url: string | undefined;
  readonly settings: ProgramValue["entries"];
}

/** A second argument as data, where it isn't a callback. */
function dataIn(value: ProgramValue | undefined): ProgramValue["entries"] {
  if (value === undefined) return new Map<string, ProgramValue>();
  const isData = value.kind === "object" || value.kind === "text" || value.text.startsWith(stringify);
  return isData ? new Map([["data", value]]) : new Map<string, ProgramValue>();
}

function userIn(settings: ProgramValue["entries"]): string | undefined {
  const user = stringOf(settings.get("username"));
  return user === undefined ? undefined : `${user}:${stringOf(settings.get("password")) ?? ""}`;
}

function methodIn({ name, settings }: Call): string {
  const written = stringOf(settings.get("method")) ?? stringOf(settings.get("type"));
  return (written ?? (name === "post" ? "POST" : "GET")).toUpperCase();
}

const isOfQuery = (method: string): boolean => method === "GET" || method === "HEAD";

/** The body, with its type and the headers of the call. */
function contentOf(settings: ProgramValue["entries"], body: string | undefined): Pick<CurlLine, "data" | "headers"> {
  const headers = headersOf(settings);
  if (body === undefined) return { data: [], headers };
  const hasType = headers.some(([one]) => one.toLowerCase() === "content-type");
  return { data: [body], headers: [...headers, ...(hasType ? [] : typeOf(settings))] };
}

/** The call with what stands in its arguments as settings. */
function callIn(text: string): Call {
  const start = jQueryCall.exec(text);
  if (start === null || text.length > maxCall) throw new CurlError(texts.notAJQueryCall);
  const [, name = "ajax"] = start;
  const [first, second] = valuesIn(text.slice(start.index + start[0].length));
  if (first?.kind === "object") return { name, url: stringOf(first.entries.get("url")), settings: first.entries };
  const settings = name === "ajax" ? second?.entries : undefined;
  return { name, url: stringOf(first), settings: settings ?? dataIn(second) };
}

/**
 * Reads a call of jQuery whose options stand in it: `$.ajax({ … })`, `$.post(url, data)`. Nothing runs it: of names and
 * functions in it, nothing is known.
 * @throws CurlError where it is another call
 */
export function readJQueryCall(text: string): CurlLine {
  const called = callIn(text);
  const { url, settings } = called;
  if (url === undefined || url === "") throw new CurlError(texts.notAJQueryCall);
  if (/^jsonp\b/.test(stringOf(settings.get("dataType")) ?? "")) throw new CurlError(texts.jsonp);
  const method = methodIn(called);
  const body = bodyOf(settings.get("data"));
  const query = isOfQuery(method) && body !== undefined ? `${url.includes("?") ? "&" : "?"}${body}` : "";
  return {
    ...emptyLine,
    ...contentOf(settings, isOfQuery(method) ? undefined : body),
    urls: [`${url}${query}`],
    method,
    credentials: settings.get("xhrFields")?.entries.get("withCredentials")?.text === "true",
    user: userIn(settings),
  };
}
