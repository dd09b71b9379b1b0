import type { Action, Case, FetchAction, HeaderList } from "../case.ts";
import { response, securePage, type FetchPart } from "../row.ts";

const allowed: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
  ["access-control-max-age", "600"],
];
const listed: HeaderList = [
  ["access-control-allow-methods", "PUT, DELETE, PATCH"],
  ["access-control-allow-headers", "x-a, x-b, authorization"],
];
const starred: HeaderList = [
  ["access-control-allow-methods", "*"],
  ["access-control-allow-headers", "*"],
];

const opaque: HeaderList = [
  ["access-control-allow-origin", "null"],
  ["access-control-max-age", "600"],
  ["access-control-allow-methods", "PUT"],
];
const sandboxedRoute = { preflight: { status: 204, headers: opaque }, actual: response(opaque) };
const upload = (method: string): Action => ({
  kind: "xhr",
  to: "https://b.localhost/r",
  method,
  body: { text: "body" },
  uploadListener: "progress",
});

interface Sequence {
  readonly desc: string;
  readonly preflight?: HeaderList;
  readonly actual?: HeaderList;
  readonly requests: readonly FetchPart[];
}

const put: FetchPart = { method: "PUT" };
const xa: FetchPart = { headers: [["x-a", "1"]] };
const ifNoneMatch: FetchPart = { headers: [["if-none-match", "x"]] };
const ifModifiedSince: FetchPart = { headers: [["if-modified-since", "Sat, 01 Jan 2000 00:00:00 GMT"]] };
const include = "include";

const sequences: readonly Sequence[] = [
  { desc: "another allowed method", requests: [put, { method: "DELETE" }] },
  { desc: "another method that is not allowed", requests: [put, { method: "FOO" }, put] },
  { desc: "a header after a method", requests: [put, xa] },
  { desc: "another allowed header", requests: [xa, { headers: [["x-b", "1"]] }] },
  { desc: "a header that is not allowed", requests: [xa, { headers: [["x-c", "1"]] }] },
  {
    desc: "both of two headers",
    requests: [
      xa,
      {
        headers: [
          ["x-a", "1"],
          ["x-b", "1"],
        ],
      },
    ],
  },
  { desc: "method and header", requests: [put, { ...put, ...xa }] },
  { desc: "another query", requests: [put, { ...put, to: "https://b.localhost/r?q" }] },
  { desc: "another fragment", requests: [put, { ...put, to: "https://b.localhost/r#f" }] },
  { desc: "another path", requests: [put, { ...put, to: "https://b.localhost/s" }] },
  { desc: "another host", requests: [put, { ...put, to: "https://c.localhost/r" }] },
  { desc: "omit after include", requests: [{ ...put, credentials: include }, put] },
  { desc: "include after omit", requests: [put, { ...put, credentials: include }] },
  {
    desc: "same-origin after omit",
    requests: [
      { ...put, credentials: "omit" },
      { ...put, credentials: "same-origin" },
    ],
  },
  {
    desc: "include twice",
    requests: [
      { ...put, credentials: include },
      { ...put, credentials: include },
    ],
  },
  { desc: "a method that only * allows", preflight: starred, requests: [{ method: "FOO" }, { method: "BAR" }] },
  { desc: "a header that only * allows", preflight: starred, requests: [xa, { headers: [["x-c", "1"]] }] },
  { desc: "authorization after *", preflight: starred, requests: [xa, { headers: [["authorization", "x"]] }] },
  { desc: "* and include", preflight: starred, requests: [put, { ...put, credentials: include }] },
  { desc: "include, *", preflight: starred, requests: [{ ...put, credentials: include }, put] },
  { desc: "no-store", requests: [put, { ...put, cache: "no-store" }] },
  { desc: "reload", requests: [put, { ...put, cache: "reload" }] },
  { desc: "no-cache", requests: [put, { ...put, cache: "no-cache" }] },
  { desc: "after no-store", requests: [{ ...put, cache: "no-store" }, put] },
  { desc: "a simple request between", requests: [put, {}, put] },
  { desc: "after a response without a grant", actual: [], requests: [put, put] },
  { desc: "if-none-match", requests: [ifNoneMatch, ifNoneMatch], preflight: starred },
  { desc: "if-modified-since", requests: [ifModifiedSince, ifModifiedSince], preflight: starred },
  { desc: "if-none-match after another", requests: [xa, ifNoneMatch], preflight: starred },
  {
    desc: "a safelisted method with a header",
    requests: [
      { method: "POST", ...xa },
      { method: "GET", ...xa },
    ],
  },
  { desc: "a method without allowance of its own", preflight: [], requests: [{ method: "POST", ...xa }] },
];

/** An upload listener forces a preflight of methods that need none: any entry is enough. */
const uploads: readonly Case[] = ["POST", "HEAD", "PUT"].flatMap((method) =>
  [put, xa].map((first) => ({
    desc: `preflight cache: ${method} with an upload listener after ${first.method ?? "a header"}`,
    page: securePage,
    routes: {
      "/r": {
        preflight: { status: 204, headers: [...allowed, ...listed] },
        actual: response(allowed),
      },
    },
    actions: [{ kind: "fetch", to: "https://b.localhost/r", ...first } as const, upload(method)],
  })),
);

// One request: whether a second one needs another preflight varies from run to run in Firefox.
const sandboxed: readonly Case[] = ["omit", "same-origin"].map((credentials) => ({
  desc: `an opaque origin's preflight, ${credentials}`,
  page: { ...securePage, sandboxed: true },
  routes: { "/r": sandboxedRoute },
  actions: [
    { kind: "fetch", to: "https://b.localhost/r", method: "PUT", credentials, referrerPolicy: "no-referrer" } as const,
  ],
}));

const conditional: FetchPart = { headers: [["if-none-match", "x"]] };

/** The headers for caches on the way, and what is left of them after a redirect. */
const redirectedModes: readonly Case[] = (["a", "b", "c"] as const).flatMap((host) =>
  ([{ cache: "no-store" }, { cache: "reload" }, { cache: "no-cache" }, conditional] as const).map((part) => ({
    desc: `cache mode ${JSON.stringify(part)} redirected from b to ${host}`,
    page: securePage,
    routes: {
      "/1": {
        preflight: { status: 204, headers: [...allowed, ["access-control-allow-headers", "if-none-match"] as const] },
        actual: { status: 302, headers: [...allowed, ["location", `https://${host}.localhost/2`] as const] },
      },
      "/2": {
        preflight: {
          status: 204,
          headers: [
            ["access-control-allow-origin", "*"],
            ["access-control-allow-headers", "if-none-match"],
          ] as const,
        },
        actual: response([["access-control-allow-origin", "*"]]),
      },
    },
    actions: [{ kind: "fetch", to: "https://b.localhost/1", ...part } as const],
  })),
);

const inSequence: readonly Case[] = sequences.map(({ desc, preflight = listed, actual = allowed, requests }) => {
  const route = { preflight: { status: 204, headers: [...allowed, ...preflight] }, actual: response(actual) };
  return {
    desc: `preflight cache: ${desc}`,
    page: securePage,
    routes: { "/r": route, "/s": route },
    actions: requests.map((request): FetchAction => ({ kind: "fetch", to: "https://b.localhost/r", ...request })),
  };
});

export const preflightCache: readonly Case[] = [...inSequence, ...uploads, ...sandboxed, ...redirectedModes];
