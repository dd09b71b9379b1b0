import type { Field } from "./asked.ts";
import { headerIn } from "./script-headers.ts";

/** The little that is looked at before a log is known to be one; `recording` checks the rest. */
interface LooseEntry {
  readonly _resourceType?: unknown;
  readonly request?: {
    readonly method?: unknown;
    readonly url?: unknown;
    readonly headers?: unknown;
    readonly postData?: { readonly text?: unknown };
  };
  readonly response?: { readonly status?: unknown; readonly headers?: unknown; readonly redirectURL?: unknown } | null;
}

/** One exchange of a log. */
export interface Exchange {
  readonly index: number;
  readonly entry: object;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly sent: readonly Field[];
  readonly answered: readonly Field[];
  readonly body: string | undefined;
  /** Whether a page's script asked, or what obeys the same rules. */
  readonly byScript: boolean;
  readonly isPreflight: boolean;
}

function fieldsOf(list: unknown): readonly Field[] {
  if (!Array.isArray(list)) return [];
  return (list as { name?: unknown; value?: unknown }[]).flatMap(({ name, value }): Field[] =>
    typeof name === "string" && typeof value === "string" && !name.startsWith(":") ? [[name, value]] : [],
  );
}

function isByScript(sent: readonly Field[], type: unknown): boolean {
  const mode = headerIn(sent, "sec-fetch-mode");
  if (mode !== undefined) return mode === "cors" || mode === "same-origin";
  return type === "fetch" || type === "xhr" || headerIn(sent, "origin") !== undefined;
}

/** Queries hold what is nobody's business, and reports are passed on. */
function withoutQuery(href: string): string {
  const url = new URL(href);
  url.hash = "";
  if (url.search !== "") url.search = "?not-shown";
  return url.href;
}

/** The entry as it is replayed: no query of it, nor of where it redirects, shows up anywhere. */
function replayed(entry: LooseEntry, url: string, base: string): object {
  const headers = fieldsOf(entry.response?.headers).map(([name, value]) => {
    const isLocation = name.toLowerCase() === "location" && URL.canParse(value, base);
    return { name, value: isLocation ? withoutQuery(new URL(value, base).href) : value };
  });
  const response = entry.response ? { response: { ...entry.response, headers, redirectURL: "" } } : {};
  return { ...entry, request: { ...entry.request, url }, ...response };
}

function exchangeOf(entry: LooseEntry, index: number): Exchange | undefined {
  const { request, response } = entry;
  const { method, url } = request ?? {};
  if (typeof method !== "string" || typeof url !== "string" || !/^https?:/.test(url)) return undefined;
  const sent = fieldsOf(request?.headers);
  const isPreflight = method === "OPTIONS" && headerIn(sent, "access-control-request-method") !== undefined;
  const text = request?.postData?.text;
  const shown = withoutQuery(url);
  return {
    index,
    entry: replayed(entry, shown, url),
    method,
    url: shown,
    status: typeof response?.status === "number" ? response.status : 0,
    sent,
    answered: fieldsOf(response?.headers),
    body: typeof text === "string" && !/^(?:get|head)$/i.test(method) ? text : undefined,
    byScript: !isPreflight && isByScript(sent, entry._resourceType),
    isPreflight,
  };
}

/** The exchanges of a log that is known to be one, and which of them belong together. */
export class Exchanges {
  readonly all: readonly Exchange[];
  readonly #byURL = new Map<string, Exchange[]>();

  constructor(log: { readonly log: { readonly entries: readonly LooseEntry[] } }) {
    this.all = log.log.entries.map(exchangeOf).filter((one) => one !== undefined);
    for (const one of this.all) this.#byURL.set(one.url, [...(this.#byURL.get(one.url) ?? []), one]);
  }

  /** The preflight of an exchange: the nearest one before it, else after it. */
  #preflightOf({ url, index, method }: Exchange): Exchange | undefined {
    const asks = (this.#byURL.get(url) ?? []).filter(
      ({ isPreflight, sent }) => isPreflight && headerIn(sent, "access-control-request-method") === method,
    );
    return asks.findLast((one) => one.index < index) ?? asks.find((one) => one.index > index);
  }

  /** Where a redirect led. */
  #next({ status, answered, url, index }: Exchange): Exchange | undefined {
    const location = status >= 300 && status < 400 ? headerIn(answered, "location") : undefined;
    if (location === undefined || !URL.canParse(location, url)) return undefined;
    const href = withoutQuery(new URL(location, url).href);
    return (this.#byURL.get(href) ?? []).find((one) => one.index > index && !one.isPreflight);
  }

  /** An exchange with what a browser needed for it: its redirects and their preflights. */
  chainOf(first: Exchange): readonly Exchange[] {
    const chain: Exchange[] = [];
    for (let one: Exchange | undefined = first; one !== undefined && chain.length < 42; one = this.#next(one)) {
      const preflight = this.#preflightOf(one);
      chain.push(...(preflight === undefined ? [] : [preflight]), one);
    }
    return chain;
  }
}
