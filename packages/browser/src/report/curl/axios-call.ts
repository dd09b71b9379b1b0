import type { Header } from "../../fetch/header-list.ts";
import { callArguments } from "./call-arguments.ts";
import { emptyLine, isRecord, maxCall, stringsOf } from "./copied-request.ts";
import { CurlError } from "./curl-error.ts";
import type { CurlLine } from "./curl-line.ts";
import { curlTexts as texts } from "./curl-texts.ts";

const axiosCall = /\baxios(?:\.(request|get|delete|head|options|post|put|patch))?\(/;

/** Methods whose second argument is the body. */
const sendsData: ReadonlySet<string> = new Set(["post", "put", "patch"]);

/** A body as axios writes it: text as it is, and anything else as JSON. */
function axiosBody(data: unknown, headers: readonly Header[]): Pick<CurlLine, "data" | "headers"> {
  if (data === undefined || data === null) return { data: [], headers };
  if (typeof data === "string") return { data: [data], headers };
  const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
  const type: readonly Header[] = hasType ? [] : [["Content-Type", "application/json"]];
  return { data: [JSON.stringify(data)], headers: [...headers, ...type] };
}

/** The URL of a call, with the base and the parameters of its options. */
function axiosUrl(written: unknown, { baseURL, params }: Record<string, unknown>): string | undefined {
  if (typeof written !== "string" || written === "") return undefined;
  const isWhole = typeof baseURL !== "string" || /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(written);
  const url = isWhole ? written : `${baseURL.replace(/(?<!\/)\/+$/, "")}/${written.replace(/^\/+/, "")}`;
  const pairs = isRecord(params)
    ? Object.entries(params).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value))
    : [];
  const query = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return query === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** The name of the method that is called, and its arguments. */
function argumentsOf(text: string): { readonly name: string | undefined; readonly read: readonly unknown[] } {
  const start = axiosCall.exec(text);
  if (start === null || text.length > maxCall) throw new CurlError(texts.notAnAxiosCall);
  try {
    const read = callArguments(text.slice(start.index + start[0].length));
    return { name: start[1] === "request" ? undefined : start[1], read };
  } catch {
    throw new CurlError(texts.notAnAxiosCall);
  }
}

const stringOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const userOf = (auth: unknown): string | undefined =>
  isRecord(auth) ? `${stringOf(auth.username) ?? ""}:${stringOf(auth.password) ?? ""}` : undefined;

/**
 * Reads a call of axios whose options stand in it: `axios(…)`, `axios.put(url, data, options)`. Nothing runs it.
 * @throws CurlError where it is another call
 */
export function readAxiosCall(text: string): CurlLine {
  const { name, read } = argumentsOf(text);
  const [first, second, third] = read;
  const isWhole = isRecord(first);
  const hasData = name !== undefined && sendsData.has(name) && !isWhole;
  const given = isWhole ? first : hasData ? third : second;
  const options = isRecord(given) ? given : {};
  const url = axiosUrl(isWhole ? first.url : first, options);
  if (url === undefined) throw new CurlError(texts.notAnAxiosCall);
  return {
    ...emptyLine,
    ...axiosBody(hasData ? second : options.data, stringsOf(options.headers)),
    urls: [url],
    method: (name ?? stringOf(options.method))?.toUpperCase(),
    credentials: options.withCredentials === true,
    user: userOf(options.auth),
  };
}
