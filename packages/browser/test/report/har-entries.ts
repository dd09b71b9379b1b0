/** Entries of logs, as small as a reader needs them. */

type Headers = Readonly<Record<string, string>>;

export const listOf = (headers: Headers): object[] => Object.entries(headers).map(([name, value]) => ({ name, value }));

export interface Given {
  readonly method?: string;
  readonly url?: string;
  readonly sent?: Headers;
  readonly status?: number;
  readonly came?: Headers;
  /** More of the request, of the response and of the entry. */
  readonly request?: object;
  readonly response?: object;
  readonly entry?: object;
}

export const page = "https://app.example";
export const api = "https://api.example";

/** What a page's `fetch` sends. */
export const fromPage: Headers = { Origin: page, "Sec-Fetch-Mode": "cors" };

export const entryOf = (given: Given): object => {
  const { method = "GET", url = `${api}/me`, sent = fromPage, status = 200, came = {} } = given;
  return {
    ...given.entry,
    request: { method, url, headers: listOf(sent), ...given.request },
    response: { status, headers: listOf(came), ...given.response },
  };
};

export const logOf = (...all: readonly Given[]): { readonly log: { readonly entries: readonly object[] } } => ({
  log: { entries: all.map(entryOf) },
});
