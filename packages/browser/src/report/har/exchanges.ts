import { headerIn } from "../script-headers.ts";
import { withoutQuery, type Exchange } from "./har-entry.ts";

const isRedirect = ({ status }: Exchange): boolean => status >= 300 && status < 400;

/** The first place in a list, sorted by index, whose index is above another. */
function placeAfter(list: readonly Exchange[], index: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.index ?? Infinity) > index) high = middle;
    else low = middle + 1;
  }
  return low;
}

function add(lists: Map<string, Exchange[]>, key: string, one: Exchange): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

/** The method that a preflight asks for; a log may have left it out. */
const requestedMethod = ({ requestHeaders }: Exchange): string =>
  headerIn(requestHeaders, "access-control-request-method") ?? "";

/** The exchanges of a log, and which of them belong together. */
export class Exchanges {
  readonly #all: Exchange[] = [];
  readonly #byURL = new Map<string, Exchange[]>();
  readonly #preflights = new Map<string, Exchange[]>();

  get all(): readonly Exchange[] {
    return this.#all;
  }

  /** In the order of the log. */
  add(one: Exchange): void {
    this.#all.push(one);
    if (one.isPreflight) add(this.#preflights, `${requestedMethod(one)} ${one.url}`, one);
    else add(this.#byURL, one.url, one);
  }

  /** The preflight of an exchange: the nearest one before it, else after it. */
  #preflightOf({ url, index, method }: Exchange): Exchange | undefined {
    const preflights = this.#preflights.get(`${method} ${url}`) ?? this.#preflights.get(` ${url}`) ?? [];
    const place = placeAfter(preflights, index);
    return preflights[place - 1] ?? preflights[place];
  }

  /** Whether the log has the request that a preflight was for. */
  hasRequestOf(preflight: Exchange): boolean {
    const method = requestedMethod(preflight);
    return (this.#byURL.get(preflight.url) ?? []).some((one) => method === "" || one.method === method);
  }

  /** Where a redirect led. */
  #next(one: Exchange): Exchange | undefined {
    const { responseHeaders, url, index } = one;
    const location = isRedirect(one) ? headerIn(responseHeaders, "location") : undefined;
    if (location === undefined || !URL.canParse(location, url)) return undefined;
    const list = this.#byURL.get(withoutQuery(new URL(location, url).href)) ?? [];
    return list[placeAfter(list, index)];
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
