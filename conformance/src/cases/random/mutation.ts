import type { Action, ScriptedResponse, Case, HeaderList, Route } from "../case.ts";
import type { Prng } from "./prng.ts";

type Field = readonly [name: string, value: string];
type Mutation = (prng: Prng, described: Case) => Case;

const values: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "access-control-allow-origin": [
    "*",
    "null",
    "https://b.localhost",
    "https://a.localhost/",
    "http://a.localhost",
    "",
    "https://a.localhost, *",
  ],
  "access-control-allow-credentials": ["True", "false", "", "true, true"],
  "access-control-allow-methods": ["", "*", "GET", "put, patch", "PUT, (", "PUT,PATCH,DELETE"],
  "access-control-allow-headers": ["", "*", "x-a", "x-a, content-type", "x a", "authorization"],
  "access-control-max-age": ["", "soon", "-5", "1e3", "600, 600", "0"],
  "access-control-expose-headers": ["*", "x-a, (", "", "X-B"],
  "cross-origin-resource-policy": ["same-origin", "same-site", "cross-origin", "none"],
  location: [
    "https://c.localhost/elsewhere",
    "/elsewhere",
    "https://a.localhost/elsewhere",
    "data:,x",
    "https://user@b.localhost/x",
  ],
};
const statuses: readonly [number, ...number[]] = [200, 204, 299, 301, 303, 304, 307, 400, 404, 405, 500];
const settings: readonly [Partial<Record<string, unknown>>, ...Partial<Record<string, unknown>>[]] = [
  { credentials: "include" },
  { credentials: "omit" },
  { mode: "no-cors" },
  { mode: "same-origin" },
  { mode: "cors" },
  { redirect: "error" },
  { redirect: "manual" },
  { cache: "no-store" },
  { cache: "only-if-cached" },
  { referrerPolicy: "no-referrer" },
  { method: "PUT" },
  { method: "patch" },
  { method: "TRACE" },
  { method: "GET" },
  { withCredentials: true },
  { uploadListener: "load" },
  { integrity: "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" },
];
const headers: readonly [Field, ...Field[]] = [
  ["x-c", "1"],
  ["content-type", "application/xml"],
  ["content-type", "text/plain"],
  ["accept", "a:b"],
  ["authorization", "Basic eDp5"],
  ["range", "bytes=9-1"],
  ["origin", "https://c.localhost"],
  ["user-agent", "mine"],
  ["accept-language", "a".repeat(129)],
];

const onResponse =
  (change: (prng: Prng, response: ScriptedResponse) => ScriptedResponse): Mutation =>
  (prng, described) => {
    const visited = new Set(described.visits?.map((url) => new URL(url).pathname)); // a page needs a response that is one
    const paths = Object.keys(described.routes).filter((path) => !visited.has(path));
    const path = paths[prng.integer(paths.length)];
    const route = path === undefined ? undefined : described.routes[path];
    if (path === undefined || route === undefined) return described;
    const part: keyof Route = route.preflight !== undefined && prng.chance(0.6) ? "preflight" : "actual";
    const changed = { ...route, [part]: change(prng, route[part] ?? route.actual) };
    return { ...described, routes: { ...described.routes, [path]: changed } };
  };

const onHeaders = (change: (prng: Prng, headers: HeaderList, at: number) => HeaderList): Mutation =>
  onResponse((prng, response) => {
    const all = [...response.headers.keys()];
    const telling = all.filter((at) => prng.chance(0.1) || (response.headers[at]?.[0] ?? "") in values);
    const at = telling[prng.integer(telling.length)];
    return at === undefined ? response : { ...response, headers: change(prng, response.headers, at) };
  });

const onAction =
  (change: (prng: Prng, action: Action) => Action): Mutation =>
  (prng, described) => {
    const at = prng.integer(described.actions.length);
    const actions = described.actions.map((action, index) => (index === at ? change(prng, action) : action));
    return { ...described, actions };
  };

const mutations: readonly [Mutation, ...Mutation[]] = [
  onHeaders((_, all, at) => all.filter((__, index) => index !== at)),
  onHeaders((prng, all, at) => all.map((field, index) => (index === at ? otherValue(prng, field) : field))),
  onHeaders((prng, all, at) => all.map((field, index) => (index === at ? otherValue(prng, field) : field))),
  onHeaders((prng, all, at) => [...all, otherValue(prng, all[at] ?? ["x-a", "1"])]),
  onResponse((prng, response) => ({ ...response, status: prng.pick(statuses) })),
  onAction((prng, action) => ({ ...action, ...prng.pick(settings) })),
  onAction((prng, action) => {
    if (action.kind === "cookie" || action.kind === "source") return action;
    return { ...action, headers: [...(action.headers ?? []), prng.pick(headers)] };
  }),
];

function otherValue(prng: Prng, [name, value]: Field): Field {
  return [name, prng.pick(values[name] ?? [value, `${value}, 2`, ""])];
}

/** The case with one, two or three things changed, which most often breaks it. */
export function mutated(prng: Prng, described: Case): Case {
  const times = prng.pick([1, 1, 2, 2, 3]);
  return Array.from({ length: times }).reduce<Case>((changed) => prng.pick(mutations)(prng, changed), described);
}
