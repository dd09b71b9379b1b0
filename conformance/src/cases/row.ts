import type { Action, ScriptedResponse, Case, FetchAction, HeaderList, Place, Route, XhrAction } from "./case.ts";

export const securePage: Place = { url: "https://a.localhost/page" };
export const plainPage: Place = { url: "http://a.localhost/page" };

export const referrerPolicies = [
  "no-referrer",
  "no-referrer-when-downgrade",
  "origin",
  "origin-when-cross-origin",
  "same-origin",
  "strict-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
] as const;

export type FetchPart = Partial<Omit<FetchAction, "kind">>;
export type XhrPart = Partial<Omit<XhrAction, "kind">>;

/** One request from `https://a.localhost` to `https://b.localhost/r`, which grants all of it unless a row says otherwise. */
export interface Row {
  readonly desc: string;
  readonly page?: Place;
  readonly fetch?: FetchPart;
  readonly xhr?: XhrPart;
  /** The request once more, as often as this. */
  readonly times?: number;
  readonly status?: number;
  /** Instead of the CORS headers that grant the request. */
  readonly actual?: HeaderList;
  readonly more?: HeaderList;
  readonly preflightStatus?: number;
  readonly preflight?: HeaderList;
  readonly morePreflight?: HeaderList;
}

export function caseOf(row: Row): Case {
  const page = row.page ?? securePage;
  const action = actionOf(row);
  const { origin } = new URL(page.url);
  const granted = grantFor(origin, action);
  const actual = response([...(row.actual ?? granted), ...(row.more ?? [])], row.status);
  const allowed = row.preflight ?? [...granted, ...allowancesFor(action)];
  const preflight = { status: row.preflightStatus ?? 204, headers: [...allowed, ...(row.morePreflight ?? [])] };
  return {
    desc: row.desc,
    page,
    routes: { "/r": { preflight, actual } },
    actions: Array.from({ length: row.times ?? 1 }, () => action),
  };
}

function actionOf({ fetch, xhr }: Row): FetchAction | XhrAction {
  const to = "https://b.localhost/r";
  return xhr ? { kind: "xhr", to, ...xhr } : { kind: "fetch", to, ...fetch };
}

export function response(headers: HeaderList, status = 200, body = "body"): ScriptedResponse {
  return { status, headers, body };
}

/** Without credentials where the request has none, so that a row about them says so. */
function grantFor(origin: string, action: Action): HeaderList {
  const credentialed =
    (action.kind === "fetch" && action.credentials === "include") || (action.kind === "xhr" && action.withCredentials);
  return [
    ["access-control-allow-origin", origin],
    ...(credentialed ? [["access-control-allow-credentials", "true"] as const] : []),
  ];
}

function allowancesFor(action: Action): HeaderList {
  if (action.kind !== "fetch" && action.kind !== "xhr") return [];
  const { method, headers = [], body } = action;
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  if (body !== undefined) names.add("content-type");
  return [
    ...(method === undefined ? [] : [["access-control-allow-methods", method] as const]),
    ...(names.size === 0 ? [] : [["access-control-allow-headers", [...names].join(", ")] as const]),
  ];
}

export function granted(headers: HeaderList = [], status = 200): Route {
  return { actual: response([["access-control-allow-origin", "*"], ...headers], status) };
}

/** Sources that each run with a URL to fetch, of another origin; the route grants it. */
export function sourceCases(
  sources: readonly string[],
  to = "https://b.localhost/r",
  route: Route = granted(),
): Case[] {
  return sources.map((source) => ({
    desc: `script: ${source}`,
    page: securePage,
    routes: { "/r": route },
    actions: [{ kind: "source", to, source }],
  }));
}
