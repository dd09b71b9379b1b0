import { messages } from "../messages.ts";
import { UsageError } from "../terminal.ts";
import type { Asked, Field } from "./asked.ts";
import type { CurlLine } from "./curl-line.ts";
import { cookiesThatWent, headerIn, scriptHeaders } from "./script-headers.ts";

const texts = messages.explain.curl;

export interface CurlRequest extends Pick<Asked, "url" | "method" | "headers" | "body" | "cookies"> {
  /** The page's origin or URL, as far as the line says it. */
  readonly page: string | undefined;
  /** Whether credentials went along. */
  readonly credentials: boolean;
  /** What of the line was left behind, and why. */
  readonly notes: readonly string[];
}

const lower = ([name]: Field): string => name.toLowerCase();

/** Those need no mention: they are carried over in another way. */
const elsewhere = ["cookie", "origin"];

function urlOf({ urls, asQuery, data }: CurlLine): string {
  const [written, ...more] = urls;
  if (written === undefined) throw new UsageError(texts.urlMissing);
  if (more.length > 0) throw new UsageError(texts.urls(urls.length));
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`;
  if (!URL.canParse(text)) throw new UsageError(texts.noURL(written.slice(0, 80)));
  const url = new URL(text);
  if (asQuery && data.length > 0) url.search = [url.search.slice(1), ...data].filter((part) => part !== "").join("&");
  return url.href;
}

function authorization(url: URL, user: string | undefined): readonly Field[] {
  const inURL =
    url.username === "" ? undefined : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const pair = user ?? inURL;
  if (pair === undefined) return [];
  return [["Authorization", `Basic ${Buffer.from(pair.includes(":") ? pair : `${pair}:`).toString("base64")}`]];
}

function withoutUser(href: string): string {
  const url = new URL(href);
  url.username = url.password = "";
  return url.href;
}

/** What curl itself adds to a body. */
function bodyHeaders(line: CurlLine, headers: readonly Field[]): readonly Field[] {
  const has = (name: string): boolean => headers.some((one) => lower(one) === name);
  const type = line.json ? "application/json" : "application/x-www-form-urlencoded";
  return [
    ...(has("content-type") ? [] : [["Content-Type", type] as const]),
    ...(line.json && !has("accept") ? [["Accept", "application/json"] as const] : []),
  ];
}

/** The method, and the body where a script's request may have one. */
function methodAndBody(line: CurlLine): { method: string; body: string | undefined; dropped: boolean } {
  const hasBody = line.data.length > 0 && !line.asQuery;
  const method = line.method ?? (line.head ? "HEAD" : hasBody ? "POST" : "GET");
  const dropped = hasBody && /^(?:get|head)$/i.test(method);
  return { method, body: hasBody && !dropped ? line.data.join(line.json ? "" : "&") : undefined, dropped };
}

/** The request that a page's script makes, so that a browser sends what the line sends. */
export function curlRequest(line: CurlLine): CurlRequest {
  const full = urlOf(line);
  const url = withoutUser(full);
  const { kept, left: all } = scriptHeaders(line.headers);
  const left = all.filter((name) => !elsewhere.includes(name));
  const header = headerIn(line.headers, "cookie");
  const cookies = cookiesThatWent(url, [...line.cookies, ...(header === undefined ? [] : [header])]);
  const auth = headerIn(kept, "authorization") === undefined ? authorization(new URL(full), line.user) : [];
  const { method, body, dropped } = methodAndBody(line);
  const said = [
    left.length > 0 && texts.left([...new Set(left)]),
    cookies.length > 0 && texts.cookies,
    auth.length > 0 && texts.user,
    dropped && texts.bodyOfGet(method),
    line.lost.length > 0 && texts.lost([...new Set(line.lost)]),
  ];
  return {
    url,
    method,
    headers: [...kept, ...auth, ...(body === undefined ? [] : bodyHeaders(line, kept))],
    body,
    cookies,
    page: headerIn(line.headers, "origin") ?? headerIn(line.headers, "referer"),
    credentials: cookies.length > 0,
    notes: said.filter((note) => note !== false),
  };
}
