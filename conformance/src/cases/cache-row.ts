import type { Action, Case, FetchAction, HeaderList, Place, Route, ScriptedResponse } from "./case.ts";
import { response, securePage, type FetchPart } from "./row.ts";

export const other = "https://b.localhost/r";
export const own = "https://a.localhost/r";

export const shared: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
];
export const noCacheControl = ["cache-control", "-"] as const;
export const fresh = ["cache-control", "max-age=600"] as const;
export const stale = ["cache-control", "max-age=0"] as const;
export const tagged = ["etag", '"e"'] as const;
export const longAgo = ["last-modified", "Sat, 01 Jan 2000 00:00:00 GMT"] as const;

export const get = (part: FetchPart = {}): FetchAction => ({ kind: "fetch", to: other, ...part });

/** Time for an engine to store a response that its page does not read. */
export const pause: Action = { kind: "source", to: other, source: "await new Promise((end) => setTimeout(end, 100))" };

/** The same headers each time, with another body. */
export function counting(headers: HeaderList, status = 200): Route {
  const numbered = (body: string): ScriptedResponse => response([...shared, ...headers], status, body);
  return {
    preflight: { status: 204, headers: [...shared, ["access-control-allow-methods", "*, PUT, DELETE, PATCH, QUERY"]] },
    actual: numbered("first"),
    later: [numbered("second"), numbered("third"), numbered("fourth")],
  };
}

interface CacheRow {
  readonly desc: string;
  readonly page?: Place;
  /** Of each response, beside those that share it. */
  readonly headers?: HeaderList;
  readonly route?: Route;
  readonly routes?: Readonly<Record<string, Route>>;
  readonly visits?: readonly string[];
  readonly actions?: readonly Action[];
}

/** Requests of `https://b.localhost/r`, two unless they are given. */
export const cacheCase = ({
  desc,
  page = securePage,
  headers = [fresh],
  route,
  routes,
  visits,
  actions,
}: CacheRow): Case => ({
  desc: `http cache: ${desc}`,
  page,
  httpCache: true,
  ...(visits && { visits }),
  routes: { "/r": route ?? counting(headers), ...routes },
  actions: actions ?? [get(), get()],
});

/** The same where nothing is secure. */
export const overHttp = (described: Case): Case => ({
  ...(JSON.parse(JSON.stringify(described).replaceAll("https://", "http://")) as Case),
  desc: `${described.desc}, over http`,
});
