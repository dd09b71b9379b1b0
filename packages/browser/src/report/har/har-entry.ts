import { isSignInParameter } from "../../explain/evidence/redirect.ts";
import type { Header } from "../../fetch/header-list.ts";
import { readEntry } from "../../network/har-read.ts";
import { Bodies } from "../../network/har-response.ts";
import { HarValue, type HarProblem } from "../../network/har-value.ts";
import { headerIn } from "../script-headers.ts";
import { URL } from "../../platform.ts";

/** One exchange of a log. */
export interface Exchange {
  readonly index: number;
  /** The entry as it is replayed: without what a verdict never needs. */
  readonly entry: object;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
  /** What the request's Cookie headers have, or the log's list of cookies. */
  readonly cookies: string | undefined;
  readonly body: string | undefined;
  /** The response's first characters, where it is text. */
  readonly responseBody: string | undefined;
  /** Why there was no usable response, in the browser's words: `net::ERR_BLOCKED_BY_CLIENT`. */
  readonly error: string | undefined;
  /** The page of the entry, where only the log's list of pages has it. */
  readonly page: string | undefined;
  /** Whether a page's script made the request, or what follows the same rules. */
  readonly byScript: boolean;
  readonly isPreflight: boolean;
  /** Whether it opens a WebSocket, to which CORS does not apply. */
  readonly isSocket: boolean;
  /** Whether a cache or a worker has part of the response: the log cannot say what the page got. */
  readonly isPartial: boolean;
}

/** What an entry is, beside an exchange: of no interest (`data:`, an extension's), or not readable. */
type ReadEntry = Exchange | { readonly problems: readonly HarProblem[] } | undefined;

/** Characters of a body that are kept: a problem document, or the beginning of an error page. */
const maxBody = 16_384;
const maxError = 200;

/** Most names and values of a log occur in every entry. A parser makes a string of each. */
const maxInterned = 100_000;

/** Copies what is kept, so that a short part does not hold the long text that it is of. */
const copyOf = (text: string, max: number): string =>
  text.length <= max ? text : new TextDecoder().decode(new TextEncoder().encode(text.slice(0, max)));

const textIn = (value: HarValue, key: string): string | undefined => {
  const { value: text } = value.at(key);
  return typeof text === "string" && text !== "" ? text : undefined;
};

const listIn = (value: HarValue, key: string): readonly HarValue[] =>
  Array.isArray(value.at(key).value) ? (value.at(key).list() ?? []) : [];

/** Queries may hold secrets, and reports are passed on. */
export function withoutQuery(href: string): string {
  const url = new URL(href);
  url.hash = url.username = url.password = "";
  // The names of a sign-in's parameters say what it is.
  const names = [...new Set(url.searchParams.keys())].filter(isSignInParameter).map((name) => `${name}=not-shown`);
  if (url.search !== "") url.search = `?${names.length === 0 ? "not-shown" : names.join("&")}`;
  return url.href;
}

const isNavigation = (headers: readonly Header[], type: string | undefined): boolean =>
  type === "document" || (headerIn(headers, "accept") ?? "").startsWith("text/html");

function isByScript(headers: readonly Header[], type: string | undefined): boolean {
  const mode = headerIn(headers, "sec-fetch-mode");
  if (mode !== undefined) return mode === "cors" || mode === "same-origin";
  if (type === "fetch" || type === "xhr") return true;
  return headerIn(headers, "origin") !== undefined && !isNavigation(headers, type);
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
const isSocketOf = (url: string, headers: readonly Header[], type: string | undefined): boolean =>
  /^wss?:/i.test(url) || type === "websocket" || headerIn(headers, "upgrade")?.toLowerCase() === "websocket";

/** A browser's, or Playwright's. */
const errorOf = (response: HarValue): string | undefined => {
  const error = textIn(response, "_error") ?? textIn(response, "_failureText");
  return error === undefined ? undefined : copyOf(error, maxError);
};

/** Reads entries one by one, and keeps of each what a verdict needs. */
export class EntryReader {
  readonly #texts = new Map<string, string>();
  readonly #pages = new Map<string, string>();

  #intern(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < maxInterned) this.#texts.set(text, text);
    return text;
  }

  /** Chromium joins the lines of one name by a line feed, and shows HTTP/2's own `:status`. */
  #headersOf(message: HarValue): readonly Header[] {
    return listIn(message, "headers").flatMap((field): Header[] => {
      const name = textIn(field, "name");
      if (name === undefined || name.startsWith(":")) return [];
      const lines = (textIn(field, "value") ?? "").split(/\r?\n/);
      return lines.map((line) => [this.#intern(name), this.#intern(line)]);
    });
  }

  /** A page of the log: Chromium writes its URL as its title. */
  addPage(page: unknown): void {
    const value = new HarValue(page, "", []);
    const [id, title] = [textIn(value, "id"), textIn(value, "title")];
    if (id !== undefined && title !== undefined && /^https?:\/\//.test(title) && URL.canParse(title))
      this.#pages.set(id, new URL(title).origin);
  }

  /** The entry as the log has it, with a URL that may be shown, and a body that can be kept. */
  #checked(entry: HarValue, url: string): object {
    const { value: response } = entry.at("response");
    const { value: method } = entry.at("request").at("method");
    if (typeof response !== "object" || response === null) return { request: { method, url }, response };
    const { encoding, ...content } = this.#contentOf(entry.at("response").at("content"));
    const body = encoding === undefined ? content : encoding === "base64" ? { size: 0 } : { ...content, encoding };
    return { request: { method, url }, response: { ...response, content: body } };
  }

  /** What is replayed, of an entry that has passed its checks: without queries, and without what nothing reads. */
  #replayed(entry: HarValue, content: object, url: string): object {
    const response = entry.at("response");
    const target = textIn(response, "redirectURL");
    const headers = this.#headersOf(response).map(([name, value]) => {
      const isLocation = name.toLowerCase() === "location" && URL.canParse(value, url);
      return { name, value: isLocation ? withoutQuery(new URL(value, url).href) : value };
    });
    return {
      request: { method: entry.at("request").at("method").value, url },
      response: {
        status: response.at("status").value,
        statusText: response.at("statusText").value,
        headers,
        redirectURL: target !== undefined && URL.canParse(target, url) ? withoutQuery(new URL(target, url).href) : "",
        content,
        _error: errorOf(response),
      },
    };
  }

  #contentOf(content: HarValue): { readonly text?: string; readonly size?: unknown; readonly encoding?: string } {
    const [text, encoding] = [textIn(content, "text"), textIn(content, "encoding")];
    return {
      ...(text === undefined ? { size: content.at("size").value } : { text: copyOf(text, maxBody) }),
      ...(encoding === undefined ? {} : { encoding }),
    };
  }

  #cookiesOf(request: HarValue, headers: readonly Header[]): string | undefined {
    const lines = headers.filter(([name]) => name.toLowerCase() === "cookie").map(([, value]) => value);
    const listed = listIn(request, "cookies").flatMap((one) => {
      const name = textIn(one, "name");
      return name === undefined ? [] : [`${name}=${textIn(one, "value") ?? ""}`];
    });
    const all = lines.length > 0 ? lines : listed;
    return all.length === 0 ? undefined : this.#intern(all.join("; "));
  }

  /** @param index the entry's place in the log */
  read(raw: unknown, index: number): ReadEntry {
    const problems: HarProblem[] = [];
    const entry = new HarValue(raw, `log.entries[${String(index)}]`, problems);
    const url = textIn(entry.at("request"), "url");
    if (url !== undefined && URL.canParse(url) && !/^(?:https?|wss?):/i.test(url)) return undefined;
    const shown = url === undefined || !URL.canParse(url) ? undefined : withoutQuery(url);
    // The same checks as `recording`, which replays it.
    const checked = shown === undefined ? raw : this.#checked(entry, shown);
    readEntry(new HarValue(checked, entry.place, problems), new Bodies(Infinity));
    if (problems.length > 0 || shown === undefined) return { problems };
    const content = new HarValue(checked, "", []).at("response").at("content").value as object | undefined;
    return this.#exchange(entry, index, shown, this.#replayed(entry, content ?? {}, shown));
  }

  #exchange(entry: HarValue, index: number, url: string, slim: object): Exchange {
    const [request, response] = [entry.at("request"), entry.at("response")];
    const requestHeaders = this.#headersOf(request);
    const type = textIn(entry, "_resourceType")?.toLowerCase();
    const method = this.#intern(textIn(request, "method") ?? "");
    const asks = headerIn(requestHeaders, "access-control-request-method") !== undefined;
    const isPreflight = method === "OPTIONS" && (asks || type === "preflight");
    const isSocket = isSocketOf(url, requestHeaders, type);
    const text = textIn(request.at("postData"), "text");
    const { encoding, text: responseBody } = this.#contentOf(response.at("content"));
    const { value: status } = response.at("status");
    return {
      index,
      entry: slim,
      method,
      url,
      status: typeof status === "number" && status > 0 ? status : 0,
      requestHeaders,
      responseHeaders: this.#headersOf(response),
      cookies: this.#cookiesOf(request, requestHeaders),
      body: text !== undefined && !/^(?:get|head)$/i.test(method) ? copyOf(text, maxBody) : undefined,
      responseBody: encoding === undefined ? responseBody : undefined,
      error: errorOf(response),
      page: this.#pages.get(textIn(entry, "pageref") ?? ""),
      byScript: !isPreflight && !isSocket && isByScript(requestHeaders, type),
      isPreflight,
      isSocket,
      isPartial: status === 304 || response.at("_fetchedViaServiceWorker").value === true,
    };
  }
}
