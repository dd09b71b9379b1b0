import type { Action, Case, HeaderList, Route } from "../case.ts";
import {
  cacheCase,
  counting,
  fresh,
  get,
  longAgo,
  noCacheControl,
  own,
  pause,
  shared,
  stale,
  tagged,
} from "../cache-row.ts";
import { response, securePage } from "../row.ts";

const future = "Thu, 01 Dec 2044 16:00:00 GMT";

/** Whether the second request is served by the cache. */
const freshness: readonly HeaderList[] = [
  ...[
    "max-age=600",
    "max-age=0",
    "no-store",
    "no-cache",
    "private, max-age=600",
    "public, max-age=600",
    "public",
    "s-maxage=600",
    "s-maxage=600, max-age=0",
    "max-age=600, must-revalidate",
    "max-age=600, immutable",
    "immutable",
    "max-age=600, no-cache",
    "max-age=600, no-store",
    "max-age=600, max-age=0",
    "max-age=0, max-age=600",
    "MAX-AGE=600",
    'max-age="600"',
    "max-age='600'",
    "max-age=600.5",
    "max-age=-1",
    "max-age=soon",
    "max-age",
    "max-age=",
    "max-age=99999999999",
    "max-age = 600",
    "max-age=600 ",
    "max-age=600;public",
    'no-cache="x-a", max-age=600',
    'private="x-a", max-age=600',
    "max-age=600, no-storex",
    "max-age=600, unknown, must-understand",
    ", max-age=600",
    "proxy-revalidate, max-age=600",
    "no-transform",
  ].map((value): HeaderList => [["cache-control", value]]),
  [noCacheControl],
  [["cache-control", ""]],
  [["cache-control", "max-age=600"], stale],
  [stale, ["cache-control", "max-age=600"]],
  [fresh, ["cache-control", "no-store"]],
  ...["100", "599", "600", "700", "soon", "-1", "700, 0", "0, 700", ""].map((age): HeaderList => [fresh, ["age", age]]),
  [noCacheControl, ["expires", future]],
  [noCacheControl, ["expires", future], longAgo],
  [noCacheControl, ["expires", "Sat, 01 Jan 2000 00:00:00 GMT"]],
  [noCacheControl, ["expires", "Sat, 01 Jan 2000 00:00:00 GMT"], longAgo],
  [noCacheControl, ["expires", "-1"], longAgo],
  [noCacheControl, ["expires", "Saturday, 01-Jan-00 00:00:00 GMT"], longAgo],
  [noCacheControl, ["expires", "Fri Dec  1 16:00:00 2044"]],
  [noCacheControl, ["expires", "Thu, 01 Dec 2044 16:00:00 +0100"]],
  [noCacheControl, ["expires", "0"]],
  [noCacheControl, ["expires", "0"], longAgo],
  [noCacheControl, ["expires", "soon"], longAgo],
  [noCacheControl, ["expires", future], ["date", "Thu, 01 Dec 2044 16:00:00 GMT"]],
  [noCacheControl, ["expires", "Sat, 01 Jan 2000 00:10:00 GMT"], ["date", "Sat, 01 Jan 2000 00:00:00 GMT"]],
  [fresh, ["date", "Sat, 01 Jan 2000 00:00:00 GMT"]],
  [fresh, ["date", "Thu, 01 Dec 2044 16:00:00 GMT"]],
  [fresh, ["expires", "0"]],
  [stale, ["expires", future]],
  [
    ["cache-control", "public"],
    ["expires", future],
  ],
  [noCacheControl, longAgo],
  [noCacheControl, longAgo, longAgo],
  [noCacheControl, ["expires", future], ["expires", future]],
  [noCacheControl, ["last-modified", "Sat, 01 Jan 2000 00:00:00 GMT x"]],
  [noCacheControl, ["last-modified", "soon"]],
  [noCacheControl, ["last-modified", future]],
  [["cache-control", "public"], longAgo],
  [["cache-control", "must-revalidate"], longAgo],
  [["cache-control", "private"], longAgo],
  [noCacheControl, tagged],
  [noCacheControl, ["pragma", "no-cache"], longAgo],
  [noCacheControl, ["pragma", "no-cache"], ["expires", future]],
  [fresh, ["pragma", "no-cache"]],
  [fresh, ["vary", "*"]],
  [fresh, ["vary", "origin"]],
  [fresh, ["vary", "accept-encoding"]],
  [fresh, ["vary", "x-a"]],
  [fresh, ["vary", "cookie"]],
  [fresh, ["vary", "origin"], ["vary", "*"]],
  [fresh, ["vary", "origin, *"]],
  [fresh, ["vary", ""]],
  [fresh, ["vary", "("]],
];

const namesOf = (headers: HeaderList): string => headers.map(([name, value]) => `${name}: ${value}`).join(" · ");

const statuses = [203, 204, 206, 299, 300, 404, 405, 410, 414, 451, 400, 403, 500, 501, 503];

const variants: readonly (readonly [name: string, values: readonly (string | undefined)[]])[] = [
  ["x-a", ["1", "1"]],
  ["x-a", ["1", "2"]],
  ["X-A", ["1", "2"]],
  ["x-a", ["1", undefined]],
  ["x-a", [undefined, "1"]],
  ["accept", ["text/a", "text/b"]],
  ["accept-language", ["de", "en"]],
  ["accept-language", ["de", "DE"]],
  ["x-a", ["1, 2", "1,2"]],
];

const varying: readonly Case[] = variants.map(([name, values]) =>
  cacheCase({
    desc: `vary: ${name}, ${values.join(" and ")}`,
    route: {
      ...counting([fresh, ["vary", name]]),
      preflight: {
        status: 204,
        headers: [...shared, ["access-control-allow-headers", "x-a"], ["access-control-max-age", "600"]],
      },
    },
    actions: values.map((value) => get(value === undefined ? {} : { headers: [[name.toLowerCase(), value]] })),
  }),
);

/** Two that differ in what Vary names, and then the first again: whether a cache has room for both. */
const twoVariants = cacheCase({
  desc: "vary: two variants, and the first again",
  headers: [fresh, ["vary", "accept"]],
  actions: ["text/a", "text/b", "text/a"].map((value) => get({ headers: [["accept", value]] })),
});

/** Variants that the server knows by their validators, and to which it responds with 304 or with something new. */
const validatedVariants: readonly Case[] = [
  [tagged],
  [longAgo],
  [tagged, longAgo],
  [longAgo, ["last-modified", "Sun, 02 Jan 2000 00:00:00 GMT"] as const],
].flatMap((validators, at) =>
  [304, 200].flatMap((status) =>
    ([undefined, "force-cache", "no-cache"] as const).map((cache) =>
      cacheCase({
        desc: `vary: another variant with validators ${at}, ${cache ?? "default"}, then ${status}`,
        route: {
          ...counting([fresh, ["vary", "accept"], ...validators]),
          ...(status === 304 && { unchanged: { status, headers: [...shared, fresh] } }),
        },
        actions: ["text/a", "text/b", "text/b", "text/a"].map((value) =>
          get({ headers: [["accept", value]], ...(cache !== undefined && { cache }) }),
        ),
      }),
    ),
  ),
);

const methodsBetween: readonly Case[] = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY", "HEAD", "FOO"].flatMap(
  (method) => [
    cacheCase({
      desc: `${method} between two GETs`,
      actions: [get(), get({ method }), get()],
    }),
    cacheCase({
      desc: `${method} with status 500 between two GETs`,
      route: {
        ...counting([fresh]),
        later: [response([...shared], 500, "second"), response([...shared, fresh], 200, "third")],
      },
      actions: [get(), get({ method }), get()],
    }),
  ],
);

const methods: readonly Case[] = [
  ...methodsBetween,
  ...["x.a", "a"].map((host) =>
    cacheCase({
      desc: `POST between two GETs of ${host}`,
      actions: [undefined, "POST", undefined].map((method) =>
        get({ to: `https://${host}.localhost/r`, ...(method !== undefined && { method }) }),
      ),
    }),
  ),
  cacheCase({ desc: "POST twice", actions: [get({ method: "POST" }), get({ method: "POST" })] }),
  cacheCase({ desc: "GET after POST", actions: [get({ method: "POST" }), get()] }),
  cacheCase({ desc: "HEAD twice", actions: [get({ method: "HEAD" }), get({ method: "HEAD" })] }),
  cacheCase({ desc: "GET after HEAD", actions: [get({ method: "HEAD" }), get()] }),
  cacheCase({ desc: "HEAD after GET", actions: [get(), get({ method: "HEAD" })] }),
  cacheCase({
    desc: "POST in no-cors between",
    actions: [get(), get({ method: "POST", mode: "no-cors" }), pause, get()],
  }),
  cacheCase({
    desc: "POST with include between two GETs with include",
    actions: ["GET", "POST", "GET"].map((method) => get({ method, credentials: "include" })),
  }),
  cacheCase({
    desc: "POST with include between two GETs without",
    actions: [get(), get({ method: "POST", credentials: "include" }), get()],
  }),
  cacheCase({
    desc: "POST without credentials between two GETs with include",
    actions: [get({ credentials: "include" }), get({ method: "POST" }), get({ credentials: "include" })],
  }),
  cacheCase({
    desc: "POST that is not shared between",
    route: { ...counting([fresh]), later: [response([], 200, "second"), response([...shared, fresh], 200, "third")] },
    actions: [get(), get({ method: "POST" }), pause, get()],
  }),
  cacheCase({
    desc: "PUT whose preflight fails between",
    route: { ...counting([fresh]), preflight: { status: 403, headers: [] } },
    actions: [get(), get({ method: "PUT" }), get()],
  }),
  ...(["location", "content-location"] as const).map((name) =>
    cacheCase({
      desc: `POST elsewhere that has ${name}`,
      routes: { "/s": { actual: response([...shared, [name, "https://b.localhost/r"]], 201) } },
      actions: [get(), get({ method: "POST", to: "https://b.localhost/s" }), get()],
    }),
  ),
  cacheCase({
    desc: "POST that redirects to it",
    routes: { "/s": { actual: response([...shared, ["location", "https://b.localhost/r"]], 307) } },
    actions: [get(), get({ method: "POST", to: "https://b.localhost/s" }), get()],
  }),
  cacheCase({ desc: "another query", actions: [get(), get({ to: "https://b.localhost/r?q" })] }),
  cacheCase({ desc: "another fragment", actions: [get(), get({ to: "https://b.localhost/r#f" })] }),
  cacheCase({ desc: "another host", actions: [get(), get({ to: "https://c.localhost/r" })] }),
  cacheCase({
    desc: "authorization",
    route: {
      ...counting([fresh]),
      preflight: { status: 204, headers: [...shared, ["access-control-allow-headers", "authorization"]] },
    },
    actions: [get({ headers: [["authorization", "x"]] }), get({ headers: [["authorization", "y"]] })],
  }),
  cacheCase({ desc: "XMLHttpRequest after fetch", actions: [get(), { kind: "xhr", to: "https://b.localhost/r" }] }),
  ...["PUT", "DELETE", "PATCH", "OPTIONS", "QUERY", "HEAD", "FOO"].map((method) =>
    cacheCase({
      desc: `same-origin, ${method} between`,
      actions: [get({ to: own }), get({ to: own, method }), get({ to: own })],
    }),
  ),
  ...[300, 302, 400, 500].map((status) =>
    cacheCase({
      desc: `same-origin, POST with status ${status} between`,
      route: {
        ...counting([fresh]),
        later: [response([...shared], status, "second"), response([...shared, fresh], 200, "third")],
      },
      actions: [get({ to: own }), get({ to: own, method: "POST" }), get({ to: own })],
    }),
  ),
  ...[["cache-control", "no-store"] as const, fresh, stale].map((lifetime) =>
    cacheCase({
      desc: `x-a twice, ${namesOf([lifetime])}`,
      route: {
        ...counting([lifetime]),
        preflight: { status: 204, headers: [...shared, ["access-control-allow-headers", "x-a"]] },
      },
      actions: [get({ headers: [["x-a", "1"]] }), get({ headers: [["x-a", "1"]] })],
    }),
  ),
  cacheCase({ desc: "same-origin", actions: [get({ to: own }), get({ to: own })] }),
  cacheCase({
    desc: "same-origin, POST between",
    actions: [get({ to: own }), get({ to: own, method: "POST" }), get({ to: own })],
  }),
];

const notModified = (headers: HeaderList = [], granted = shared) => ({
  status: 304,
  headers: [...granted, ...(headers.some(([name]) => name === "cache-control") ? [] : [noCacheControl]), ...headers],
});
const validated = (headers: HeaderList, unchanged = notModified()): Route => ({ ...counting(headers), unchanged });
const thrice: readonly Action[] = [get(), get(), get()];

const validators: readonly Case[] = [
  ...[
    [stale, tagged],
    [stale, ["etag", 'W/"e"']],
    [stale, ["etag", "e"]],
    [stale, ["etag", ""]],
    [stale, longAgo],
    [stale, ["last-modified", "soon"]],
    [stale, tagged, longAgo],
    [["cache-control", "no-cache"], tagged],
    [["cache-control", "no-store"], tagged],
    [["cache-control", "max-age=600, no-cache"], tagged],
    [noCacheControl, tagged],
    [fresh, ["age", "700"], tagged],
    [fresh, ["vary", "*"], tagged],
    [noCacheControl, ["expires", "0"], longAgo],
    [["cache-control", "s-maxage=600"], tagged],
  ].map((headers) => {
    const list = headers as HeaderList;
    return cacheCase({ desc: `304 after ${namesOf(list)}`, route: validated(list) });
  }),
  ...(
    [
      ["with a header", [["x-a", "2"]]],
      ["that makes it fresh", [fresh]],
      ["with no-store", [["cache-control", "no-store"]]],
      ["with another ETag", [["etag", '"f"']]],
      ["with another Content-Type", [["content-type", "text/html"]]],
      ["with a Content-Length", [["content-length", "0"]]],
    ] as const
  ).map(([desc, headers]) =>
    cacheCase({
      desc: `304 ${desc}`,
      route: validated(
        [stale, tagged, ["x-a", "1"], ["access-control-expose-headers", "*, x-a"]],
        notModified(headers),
      ),
      actions: thrice,
    }),
  ),
  cacheCase({ desc: "304 without Allow-Origin", route: validated([stale, tagged], notModified([], [])) }),
  cacheCase({
    desc: "304 with another Allow-Origin",
    route: validated([stale, tagged], notModified([], [["access-control-allow-origin", "https://c.localhost"]])),
  }),
  cacheCase({
    desc: "304 with the Allow-Origin that was missing",
    route: { ...validated([stale, tagged]), actual: response([stale, tagged]) },
    actions: thrice,
  }),
  cacheCase({ desc: "another response to a conditional request", headers: [stale, tagged], actions: thrice }),
  cacheCase({
    desc: "500 to a conditional request",
    route: { ...validated([stale, tagged]), unchanged: response([...shared], 500, "error") },
    actions: thrice,
  }),
  ...["default", "no-store", "reload", "no-cache", "force-cache"].flatMap((cache) => [
    ...[fresh, stale].map((lifetime) =>
      cacheCase({
        desc: `If-None-Match of a script, ${cache}, after ${namesOf([lifetime])}`,
        route: {
          ...validated([lifetime, tagged]),
          preflight: { status: 204, headers: [...shared, ["access-control-allow-headers", "if-none-match"]] },
        },
        actions: [get(), get({ headers: [["if-none-match", '"e"']], cache }), get()],
      }),
    ),
  ]),
];

/** What a script's condition does where the server has something else. */
const unmatched: readonly Case[] = ["default", "no-store", "reload", "no-cache", "force-cache"].map((cache) =>
  cacheCase({
    desc: `If-None-Match of a script that does not match, ${cache}`,
    route: {
      ...counting([fresh, tagged]),
      preflight: { status: 204, headers: [...shared, ["access-control-allow-headers", "if-none-match"]] },
    },
    actions: [get(), get({ headers: [["if-none-match", '"x"']], cache }), get()],
  }),
);

const sandboxed: readonly Case[] = (["a", "b"] as const).map((host) => ({
  ...cacheCase({
    desc: `an opaque origin, of ${host}`,
    headers: [fresh],
    route: { ...counting([fresh]), actual: response([["access-control-allow-origin", "*"], fresh], 200, "first") },
    actions: [
      get({ to: `https://${host}.localhost/r`, credentials: "omit" }),
      get({ to: `https://${host}.localhost/r`, credentials: "omit" }),
    ],
  }),
  page: { ...securePage, sandboxed: true },
}));

export const httpCache: readonly Case[] = [
  ...freshness.map((headers) => cacheCase({ desc: namesOf(headers), headers })),
  ...statuses.flatMap((status) => [
    cacheCase({ desc: `status ${status} with max-age`, route: counting([fresh], status) }),
    cacheCase({ desc: `status ${status} with Last-Modified`, route: counting([noCacheControl, longAgo], status) }),
    cacheCase({
      desc: `status ${status} with an ETag`,
      route: { ...counting([stale, tagged], status), unchanged: notModified() },
    }),
    cacheCase({ desc: `status ${status} with nothing`, route: counting([noCacheControl], status) }),
    ...(["error", "manual"] as const).map((redirect) =>
      cacheCase({
        desc: `status ${status} with an ETag, redirect: ${redirect}`,
        route: { ...counting([stale, tagged], status), unchanged: notModified() },
        actions: [get({ redirect }), get()],
      }),
    ),
  ]),
  ...varying,
  ...validatedVariants,
  twoVariants,
  ...methods,
  ...validators,
  ...unmatched,
  ...sandboxed,
];
