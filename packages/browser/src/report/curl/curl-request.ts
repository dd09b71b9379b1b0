import { basicCredentials, userinfoOf } from "../../authentication/basic-credentials.ts";
import { hideUserinfo } from "../../text/url.ts";
import type { Header } from "../../fetch/header-list.ts";
import type { AttemptRequest } from "../attempt-request.ts";
import { preflightedRequest } from "../preflight-request.ts";
import { cookieLines, headerIn, scriptHeaders } from "../script-headers.ts";
import { CurlError } from "./curl-error.ts";
import type { CurlLine } from "./curl-line.ts";
import { curlTexts as texts } from "./curl-texts.ts";

export interface CurlRequest extends Pick<AttemptRequest, "url" | "method" | "headers" | "body" | "cookies"> {
  /** The page's origin or URL, where the line names it. */
  readonly page: string | undefined;
  /** Whether the line has credentials. */
  readonly credentials: boolean;
  /** Whether the line leaves open what the page asked for: a command without cookies doesn't say it. */
  readonly maySendCredentials: boolean;
  /** The mode that a call names, where that is another one than `cors`. */
  readonly mode?: "no-cors";
  /** Whether the line is a preflight: then this is the request for which it asks, with invented values. */
  readonly isPreflight: boolean;
  /** What of the line was left out, and why. */
  readonly notes: readonly string[];
}

const lower = ([name]: Header): string => name.toLowerCase();

/** Headers that become something else than a header: cookies, and the page. */
const usedElsewhere = ["cookie", "origin"];

function urlOf({ urls, dataInQuery, data }: CurlLine): string {
  const [written, ...more] = urls;
  if (written === undefined) throw new CurlError(texts.urlMissing);
  if (more.length > 0) throw new CurlError(texts.severalUrls(urls.length));
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`;
  const isWhole = !/^[^/?#]*:\/\//.test(written) || text === written;
  // A parser of URLs takes line breaks out, and joins what is two.
  if (!isWhole || /[\r\n]/.test(written) || !URL.canParse(text))
    throw new CurlError(texts.notAUrl(hideUserinfo(written).slice(0, 80)));
  if (!/^https?:/i.test(text)) throw new CurlError(texts.notHttp(hideUserinfo(written).slice(0, 80)));
  const url = new URL(text);
  if (dataInQuery && data.length > 0)
    url.search = [url.search.slice(1), ...data].filter((part) => part !== "").join("&");
  return url.href;
}

function authorization(url: URL, user: string | undefined): readonly Header[] {
  const pair = user ?? userinfoOf(url);
  if (pair === undefined) return [];
  return [["Authorization", basicCredentials(pair.includes(":") ? pair : `${pair}:`)]];
}

function withoutUser(href: string): string {
  const url = new URL(href);
  url.username = url.password = "";
  return url.href;
}

/** What curl itself adds to a body. */
function bodyHeaders(line: CurlLine, headers: readonly Header[]): readonly Header[] {
  const has = (name: string): boolean => headers.some((one) => lower(one) === name);
  const type = line.json ? "application/json" : "application/x-www-form-urlencoded";
  return [
    ...(has("content-type") ? [] : [["Content-Type", type] as const]),
    ...(line.json && !has("accept") ? [["Accept", "application/json"] as const] : []),
  ];
}

/** The method, and the body where a script's request may have one. */
function methodAndBody(line: CurlLine): { method: string; body: string | undefined; dropped: boolean } {
  const hasBody = line.data.length > 0 && !line.dataInQuery;
  const method = line.method ?? (line.head ? "HEAD" : hasBody ? "POST" : "GET");
  const dropped = hasBody && /^(?:get|head)$/i.test(method);
  return { method, body: hasBody && !dropped ? line.data.join(line.json ? "" : "&") : undefined, dropped };
}

const modeOf = ({ mode }: CurlLine): Pick<CurlRequest, "mode"> => (mode === undefined ? {} : { mode });

function credentialsOf(
  { credentials }: CurlLine,
  cookies: readonly string[],
): Pick<CurlRequest, "credentials" | "maySendCredentials"> {
  const has = credentials === true || cookies.length > 0;
  return { credentials: has, maySendCredentials: !has && credentials === undefined };
}

/** The request that a page's script makes, so that a browser sends what the line sends. */
export function curlRequest(line: CurlLine): CurlRequest {
  const full = urlOf(line);
  const url = withoutUser(full);
  const { kept, omitted: all } = scriptHeaders(line.headers);
  const omitted = all.filter((name) => !usedElsewhere.includes(name));
  const header = headerIn(line.headers, "cookie");
  const cookies = cookieLines(url, [...line.cookies, ...(header === undefined ? [] : [header])]);
  const auth = headerIn(kept, "authorization") === undefined ? authorization(new URL(full), line.user) : [];
  const own = methodAndBody(line);
  const asked = preflightedRequest(own.method, line.headers);
  const { method, body, dropped } = asked === undefined ? own : { ...own, ...asked, body: undefined };
  const headers = asked?.headers ?? [...kept, ...auth, ...(body === undefined ? [] : bodyHeaders(line, kept))];
  const notes = [
    asked !== undefined && texts.preflight(asked.method),
    omitted.length > 0 && asked === undefined && texts.omitted([...new Set(omitted)]),
    cookies.length > 0 && texts.cookies,
    auth.length > 0 && texts.user,
    dropped && texts.bodyOfGet(method),
    line.unsupported.length > 0 && texts.unsupported([...new Set(line.unsupported)]),
  ];
  return {
    url,
    method,
    headers,
    body,
    cookies,
    page: headerIn(line.headers, "origin") ?? headerIn(line.headers, "referer"),
    ...credentialsOf(line, cookies),
    ...modeOf(line),
    isPreflight: asked !== undefined,
    notes: notes.filter((note) => note !== false),
  };
}
