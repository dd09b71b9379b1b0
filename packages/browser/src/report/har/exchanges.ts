import type { Header } from "../../fetch/header-list.ts";
import { isSignInParameter } from "../../explain/evidence/redirect.ts";
import { headerIn } from "../script-headers.ts";

/** What is read of an entry here; `recording` has checked the log. */
interface LooseEntry {
  readonly _resourceType?: unknown;
  readonly request?: {
    readonly method?: unknown;
    readonly url?: unknown;
    readonly headers?: unknown;
    readonly postData?: { readonly text?: unknown };
  };
  readonly response?: {
    readonly status?: unknown;
    readonly headers?: unknown;
    readonly redirectURL?: unknown;
    readonly content?: { readonly text?: unknown; readonly encoding?: unknown };
  } | null;
}

/** One exchange of a log. */
export interface Exchange {
  readonly index: number;
  readonly entry: object;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
  readonly body: string | undefined;
  /** The response's, where it is text. */
  readonly responseBody: string | undefined;
  /** Whether a page's script made the request, or what follows the same rules. */
  readonly byScript: boolean;
  readonly isPreflight: boolean;
}

function headersOf(list: unknown): readonly Header[] {
  if (!Array.isArray(list)) return [];
  return (list as { name?: unknown; value?: unknown }[]).flatMap(({ name, value }): Header[] =>
    typeof name === "string" && typeof value === "string" && !name.startsWith(":") ? [[name, value]] : [],
  );
}

function isByScript(requestHeaders: readonly Header[], type: unknown): boolean {
  const mode = headerIn(requestHeaders, "sec-fetch-mode");
  if (mode !== undefined) return mode === "cors" || mode === "same-origin";
  return type === "fetch" || type === "xhr" || headerIn(requestHeaders, "origin") !== undefined;
}

/** Queries may hold secrets, and reports are passed on. */
function withoutQuery(href: string): string {
  const url = new URL(href);
  url.hash = "";
  // The names of a sign-in's parameters say what it is.
  const names = [...new Set(url.searchParams.keys())].filter(isSignInParameter).map((name) => `${name}=not-shown`);
  if (url.search !== "") url.search = `?${names.length === 0 ? "not-shown" : names.join("&")}`;
  return url.href;
}

/** The entry without its query and its redirect's, so that neither shows up in a report. */
function replayed(entry: LooseEntry, url: string, base: string): object {
  const headers = headersOf(entry.response?.headers).map(([name, value]) => {
    const isLocation = name.toLowerCase() === "location" && URL.canParse(value, base);
    return { name, value: isLocation ? withoutQuery(new URL(value, base).href) : value };
  });
  const response = entry.response ? { response: { ...entry.response, headers, redirectURL: "" } } : {};
  return { ...entry, request: { ...entry.request, url }, ...response };
}

function responseBodyOf({ response }: LooseEntry): string | undefined {
  const { text, encoding } = response?.content ?? {};
  return typeof text === "string" && (encoding === undefined || encoding === "") ? text : undefined;
}

function exchangeOf(entry: LooseEntry, index: number): Exchange | undefined {
  const { request, response } = entry;
  const { method, url } = request ?? {};
  if (typeof method !== "string" || typeof url !== "string" || !/^https?:/.test(url)) return undefined;
  const requestHeaders = headersOf(request?.headers);
  const isPreflight = method === "OPTIONS" && headerIn(requestHeaders, "access-control-request-method") !== undefined;
  const text = request?.postData?.text;
  const shown = withoutQuery(url);
  return {
    index,
    entry: replayed(entry, shown, url),
    method,
    url: shown,
    status: typeof response?.status === "number" ? response.status : 0,
    requestHeaders,
    responseHeaders: headersOf(response?.headers),
    body: typeof text === "string" && !/^(?:get|head)$/i.test(method) ? text : undefined,
    responseBody: responseBodyOf(entry),
    byScript: !isPreflight && isByScript(requestHeaders, entry._resourceType),
    isPreflight,
  };
}

/** The exchanges of a valid log, and which of them belong together. */
export class Exchanges {
  readonly all: readonly Exchange[];
  readonly #byURL = new Map<string, Exchange[]>();

  constructor(log: { readonly log: { readonly entries: readonly LooseEntry[] } }) {
    this.all = log.log.entries.map(exchangeOf).filter((one) => one !== undefined);
    for (const one of this.all) this.#byURL.set(one.url, [...(this.#byURL.get(one.url) ?? []), one]);
  }

  /** The preflight of an exchange: the nearest one before it, else after it. */
  #preflightOf({ url, index, method }: Exchange): Exchange | undefined {
    const preflights = (this.#byURL.get(url) ?? []).filter(
      ({ isPreflight, requestHeaders }) =>
        isPreflight && headerIn(requestHeaders, "access-control-request-method") === method,
    );
    return preflights.findLast((one) => one.index < index) ?? preflights.find((one) => one.index > index);
  }

  /** Whether the log has the request that a preflight is for. */
  hasRequestOf({ url, requestHeaders }: Exchange): boolean {
    const asked = headerIn(requestHeaders, "access-control-request-method");
    return (this.#byURL.get(url) ?? []).some(({ isPreflight, method }) => !isPreflight && method === asked);
  }

  /** Where a redirect led. */
  #next({ status, responseHeaders, url, index }: Exchange): Exchange | undefined {
    const location = status >= 300 && status < 400 ? headerIn(responseHeaders, "location") : undefined;
    if (location === undefined || !URL.canParse(location, url)) return undefined;
    const href = withoutQuery(new URL(location, url).href);
    return (this.#byURL.get(href) ?? []).find((one) => one.index > index && !one.isPreflight);
  }

  /** An exchange with its redirects and all their preflights. */
  chainOf(first: Exchange): readonly Exchange[] {
    const chain: Exchange[] = [];
    for (let one: Exchange | undefined = first; one !== undefined && chain.length < 42; one = this.#next(one)) {
      const preflight = this.#preflightOf(one);
      chain.push(...(preflight === undefined ? [] : [preflight]), one);
    }
    return chain;
  }
}
