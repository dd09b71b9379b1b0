import type { Action, ScriptedResponse, Case, HeaderList, Route } from "../case.ts";
import { response, securePage, type FetchPart, type XhrPart } from "../row.ts";

export const a = "https://a.localhost";
export const b = "https://b.localhost";
export const c = "https://c.localhost";
export const anyone: HeaderList = [["access-control-allow-origin", "*"]];
export const statuses: readonly number[] = [301, 302, 303, 307, 308];
export const allowances: HeaderList = [
  ...anyone,
  ["access-control-allow-methods", "*"],
  ["access-control-allow-headers", "*, authorization"],
];

export interface Chain {
  readonly desc: string;
  readonly fetch?: FetchPart;
  readonly xhr?: XhrPart;
  readonly page?: Case["page"];
  readonly status?: number;
  /** Where each response redirects to: the page requests the first, and the last responds. */
  readonly hops: readonly string[];
  /** Of the last response, and of each before. */
  readonly grant?: HeaderList;
  readonly redirectGrant?: HeaderList;
  readonly preflight?: HeaderList;
  /** Of each hop, instead of `preflight`. */
  readonly preflights?: readonly (HeaderList | undefined)[];
}

export function chain({ desc, fetch, xhr, page = securePage, status = 302, hops, ...given }: Chain): Case {
  const { grant = anyone, redirectGrant = anyone, preflight = allowances } = given;
  const route = (at: number): [string, Route] => {
    const next = hops[at + 1];
    const actual: ScriptedResponse =
      next === undefined ? response(grant) : { status, headers: [...redirectGrant, ["location", next]] };
    return [
      pathOf(hops[at] ?? ""),
      { preflight: { status: 204, headers: given.preflights?.[at] ?? preflight }, actual },
    ];
  };
  const [to = ""] = hops;
  const action: Action = xhr ? { kind: "xhr", to, ...xhr } : { kind: "fetch", to, ...fetch };
  return {
    desc: `redirect: ${desc}`,
    page,
    routes: Object.fromEntries(hops.map((_, at) => route(at))),
    actions: [action],
  };
}

function pathOf(url: string): string {
  return new URL(url, b).pathname;
}

export const legs: readonly { desc: string; hops: readonly string[] }[] = [
  { desc: "A to A", hops: [`${a}/1`, `${a}/2`] },
  { desc: "A to B", hops: [`${a}/1`, `${b}/2`] },
  { desc: "B to B", hops: [`${b}/1`, `${b}/2`] },
  { desc: "B to C", hops: [`${b}/1`, `${c}/2`] },
  { desc: "B to A", hops: [`${b}/1`, `${a}/2`] },
];
