import type { Answer, Case, FetchAction, HeaderList, Route } from "../case.ts";
import { answer, plainPage, securePage, type FetchPart } from "../row.ts";

const a = "https://a.localhost";
const b = "https://b.localhost";
const c = "https://c.localhost";
const anyone: HeaderList = [["access-control-allow-origin", "*"]];
const statuses = [301, 302, 303, 307, 308];
const allowances: HeaderList = [
  ...anyone,
  ["access-control-allow-methods", "*"],
  ["access-control-allow-headers", "*, authorization"],
];

interface Chain {
  readonly desc: string;
  readonly fetch?: FetchPart;
  readonly page?: Case["page"];
  readonly status?: number;
  /** Where each response sends the request on: the first is asked for, the last answers. */
  readonly hops: readonly string[];
  /** Of the last response, and of each before. */
  readonly grant?: HeaderList;
  readonly redirectGrant?: HeaderList;
  readonly preflight?: HeaderList;
}

function chain({ desc, fetch, page = securePage, status = 302, hops, ...given }: Chain): Case {
  const { grant = anyone, redirectGrant = anyone, preflight = allowances } = given;
  const route = (at: number): [string, Route] => {
    const next = hops[at + 1];
    const actual: Answer =
      next === undefined ? answer(grant) : { status, headers: [...redirectGrant, ["location", next]] };
    return [pathOf(hops[at] ?? ""), { preflight: { status: 204, headers: preflight }, actual }];
  };
  const action: FetchAction = { kind: "fetch", to: hops[0] ?? "", ...fetch };
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

const requests: readonly { desc: string; fetch: FetchPart }[] = [
  { desc: "GET", fetch: {} },
  { desc: "HEAD", fetch: { method: "HEAD" } },
  { desc: "POST with a body", fetch: { method: "POST", body: { text: "x" } } },
  {
    desc: "PUT with JSON",
    fetch: { method: "PUT", body: { text: "{}" }, headers: [["content-type", "application/json"]] },
  },
  { desc: "x-a", fetch: { headers: [["x-a", "1"]] } },
  { desc: "authorization", fetch: { headers: [["authorization", "Bearer x"]] } },
];

const routesOfRequests: readonly { desc: string; hops: readonly string[] }[] = [
  { desc: "A to A", hops: [`${a}/1`, `${a}/2`] },
  { desc: "A to B", hops: [`${a}/1`, `${b}/2`] },
  { desc: "B to B", hops: [`${b}/1`, `${b}/2`] },
  { desc: "B to C", hops: [`${b}/1`, `${c}/2`] },
  { desc: "B to A", hops: [`${b}/1`, `${a}/2`] },
];

const paths: readonly Chain[] = [
  { desc: "A to B to A", hops: [`${a}/1`, `${b}/2`, `${a}/3`] },
  { desc: "B to B to C", hops: [`${b}/1`, `${b}/2`, `${c}/3`] },
  { desc: "B to C to B", hops: [`${b}/1`, `${c}/2`, `${b}/3`] },
  { desc: "A to same-site", hops: [`${a}/1`, "https://x.a.localhost/2"] },
  { desc: "same-site to A", hops: ["https://x.a.localhost/1", `${a}/2`] },
  { desc: "B to same-site", hops: [`${b}/1`, "https://x.a.localhost/2"] },
  { desc: "https to http", hops: [`${b}/1`, "http://b.localhost/2"] },
  { desc: "http to https, http page", page: plainPage, hops: ["http://b.localhost/1", `${b}/2`] },
  { desc: "http to http, http page", page: plainPage, hops: ["http://b.localhost/1", "http://c.localhost/2"] },
  { desc: "relative", hops: [`${b}/1`, "/2"] },
  { desc: "with a fragment", hops: [`${b}/1#old`, `${b}/2#new`] },
  { desc: "keeps the fragment", hops: [`${b}/1#old`, `${b}/2`] },
  { desc: "to userinfo, same-origin", hops: [`${a}/1`, "https://user:pass@a.localhost/2"] },
  { desc: "to userinfo, B to B", hops: [`${b}/1`, "https://user:pass@b.localhost/2"] },
  { desc: "to userinfo, A to B", hops: [`${a}/1`, "https://user:pass@b.localhost/2"] },
  { desc: "to userinfo, B to A", hops: [`${b}/1`, "https://user:pass@a.localhost/2"] },
  {
    desc: "to userinfo, B to B, no-cors",
    fetch: { mode: "no-cors" },
    hops: [`${b}/1`, "https://user:pass@b.localhost/2"],
  },
  { desc: "B to B without a grant on the redirect", redirectGrant: [], hops: [`${b}/1`, `${b}/2`] },
  { desc: "B to B without a grant at the end", grant: [], hops: [`${b}/1`, `${b}/2`] },
  { desc: "A to B without a grant on the redirect", redirectGrant: [], hops: [`${a}/1`, `${b}/2`] },
  { desc: "B to C for the page's origin", grant: [["access-control-allow-origin", a]], hops: [`${b}/1`, `${c}/2`] },
  { desc: "B to C for null", grant: [["access-control-allow-origin", "null"]], hops: [`${b}/1`, `${c}/2`] },
  { desc: "B to A for null", grant: [["access-control-allow-origin", "null"]], hops: [`${b}/1`, `${a}/2`] },
  { desc: "B to A without a grant", grant: [], hops: [`${b}/1`, `${a}/2`] },
  { desc: "A to B for the page's origin", grant: [["access-control-allow-origin", a]], hops: [`${a}/1`, `${b}/2`] },
];

const preflighted: readonly Chain[] = [
  {
    desc: "PUT, B to C for the page's origin",
    preflight: [
      ["access-control-allow-origin", a],
      ["access-control-allow-methods", "PUT"],
    ],
    fetch: { method: "PUT" },
    status: 307,
    hops: [`${b}/1`, `${c}/2`],
  },
  { desc: "PUT, A to B to B", fetch: { method: "PUT" }, hops: [`${a}/1`, `${b}/2`, `${b}/3`] },
  { desc: "PUT, A to B to C", fetch: { method: "PUT" }, hops: [`${a}/1`, `${b}/2`, `${c}/3`] },
  { desc: "PUT, B to B to B", fetch: { method: "PUT" }, hops: [`${b}/1`, `${b}/2`, `${b}/3`] },
  { desc: "PUT, A to A to B", fetch: { method: "PUT" }, hops: [`${a}/1`, `${a}/2`, `${b}/3`] },
  { desc: "GET, A to B to B", hops: [`${a}/1`, `${b}/2`, `${b}/3`] },
  { desc: "PUT by 302", fetch: { method: "PUT" }, hops: [`${b}/1`, `${b}/2`] },
  { desc: "PUT by 303", fetch: { method: "PUT" }, status: 303, hops: [`${b}/1`, `${b}/2`] },
  { desc: "custom method by 303", fetch: { method: "FOO" }, status: 303, hops: [`${b}/1`, `${c}/2`] },
  {
    desc: "POST by 307 with a stream",
    fetch: { method: "POST", body: { stream: "x" } },
    status: 307,
    hops: [`${a}/1`, `${a}/2`],
  },
  {
    desc: "credentials, B to C",
    fetch: { credentials: "include" },
    grant: [
      ["access-control-allow-origin", "null"],
      ["access-control-allow-credentials", "true"],
    ],
    redirectGrant: [
      ["access-control-allow-origin", a],
      ["access-control-allow-credentials", "true"],
    ],
    hops: [`${b}/1`, `${c}/2`],
  },
];

const loops: readonly Chain[] = [19, 20, 21].map((length) => ({
  desc: `${length} times`,
  hops: Array.from({ length: length + 1 }, (_, at) => `${b}/${at}`),
}));

const targets = [
  "data:text/plain,x",
  "ftp://b.localhost/2",
  "blob:https://a.localhost/0",
  "javascript:0",
  "about:blank",
  "https://",
  "https://b.localhost:25/2",
  "",
  "?q",
  "http://%/",
];

const modes = ["cors", "no-cors", "same-origin"];
const handling = ["error", "manual"];

function single(desc: string, fetch: FetchPart, to: string, actual: Answer): Case {
  const routes = {
    "/1": { preflight: { status: 204, headers: allowances }, actual },
    "/2": { actual: answer(anyone) },
  };
  return { desc: `redirect: ${desc}`, page: securePage, routes, actions: [{ kind: "fetch", to, ...fetch }] };
}

const post: FetchPart = { method: "POST", body: { text: "x" }, mode: "no-cors" };

const others: readonly Chain[] = [
  ...[301, 307].flatMap((status) =>
    routesOfRequests.map(({ desc, hops }) => ({ desc: `no-cors POST, ${status}, ${desc}`, fetch: post, status, hops })),
  ),
  { desc: "keepalive", fetch: { keepalive: true }, hops: [`${b}/1`, `${c}/2`] },
  { desc: "keepalive without a grant", fetch: { keepalive: true }, grant: [], hops: [`${b}/1`, `${b}/2`] },
  { desc: "if-none-match", fetch: { headers: [["if-none-match", "x"]] }, hops: [`${b}/1`, `${c}/2`] },
  { desc: "referrer, https to http and back", page: plainPage, hops: [`${b}/1`, "http://b.localhost/2", `${b}/3`] },
  { desc: "OPTIONS by 303", fetch: { method: "OPTIONS" }, status: 303, hops: [`${b}/1`, `${b}/2`] },
  {
    desc: "content-type and a custom header by 303",
    fetch: {
      method: "POST",
      body: { text: "{}" },
      headers: [
        ["content-type", "application/json"],
        ["x-a", "1"],
      ],
    },
    status: 303,
    hops: [`${b}/1`, `${b}/2`, `${c}/3`],
  },
  {
    desc: "authorization and a custom header",
    fetch: {
      headers: [
        ["authorization", "Bearer x"],
        ["x-a", "1"],
      ],
    },
    hops: [`${b}/1`, `${c}/2`],
  },
];

export const redirects: readonly Case[] = [
  ...others.map(chain),
  ...statuses.flatMap((status) =>
    requests.flatMap(({ desc, fetch }) =>
      routesOfRequests.map((route) =>
        chain({ desc: `${desc}, ${status}, ${route.desc}`, fetch, status, hops: route.hops }),
      ),
    ),
  ),
  ...paths.map(chain),
  ...preflighted.map(chain),
  ...loops.map(chain),
  ...modes.flatMap((mode) =>
    routesOfRequests.flatMap((route) => [
      chain({ desc: `mode ${mode}, ${route.desc}`, fetch: { mode }, hops: route.hops }),
      ...handling.map((redirect) =>
        chain({ desc: `${redirect}, mode ${mode}, ${route.desc}`, fetch: { mode, redirect }, hops: route.hops }),
      ),
    ]),
  ),
  chain({ desc: "manual, preflighted", fetch: { redirect: "manual", method: "PUT" }, hops: [`${b}/1`, `${b}/2`] }),
  chain({
    desc: "manual, without a grant",
    fetch: { redirect: "manual" },
    redirectGrant: [],
    hops: [`${b}/1`, `${b}/2`],
  }),
  ...targets.map((location) =>
    single(`to ${JSON.stringify(location)}`, {}, `${b}/1`, {
      status: 302,
      headers: [...anyone, ["location", location]],
    }),
  ),
  ...statuses.map((status) => single(`${status} without Location`, {}, `${b}/1`, answer(anyone, status))),
  ...handling.map((redirect) =>
    single(`302 without Location, ${redirect}`, { redirect }, `${b}/1`, answer(anyone, 302)),
  ),
  ...["follow", ...handling].map((redirect) =>
    single(`two Locations, ${redirect}`, { redirect }, `${b}/1`, {
      status: 302,
      headers: [...anyone, ["location", "/2"], ["location", "/3"]],
    }),
  ),
  single("two Locations without a grant", {}, `${b}/1`, {
    status: 302,
    headers: [
      ["location", "/2"],
      ["location", "/3"],
    ],
  }),
  single("two equal Locations", {}, `${b}/1`, {
    status: 302,
    headers: [...anyone, ["location", "/2"], ["location", "/2"]],
  }),
  ...[300, 304, 305, 306].map((status) =>
    single(`${status} with Location`, {}, `${b}/1`, {
      ...answer(anyone, status),
      headers: [...anyone, ["location", "/2"]],
    }),
  ),
];
