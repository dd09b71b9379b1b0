import { cacheCase, counting, fresh, get, longAgo, noCacheControl, other, own, pause, shared } from "../cache-row.ts";
import { stale, tagged } from "../cache-row.ts";
import type { Action, Case, HeaderList, Route, ScriptedResponse } from "../case.ts";
import type { FetchPart } from "../row.ts";

const from = "https://a.localhost/from";
const crossFrom = "https://b.localhost/from";

const notModified = { status: 304, headers: [...shared, noCacheControl] };

/** Reusable to WebKit's memory, which the HTTP cache does not store. */
const modified: HeaderList = [noCacheControl, longAgo];

const redirect = (headers: HeaderList, to: string, status = 302): Route => ({
  actual: { status, headers: [...shared, ...headers, ["location", to]] },
});

const xhr = (to = from, part: { readonly method?: string; readonly headers?: HeaderList } = {}): readonly Action[] => [
  { kind: "xhr", to, ...part, withCredentials: false },
  pause,
];

interface MemoryRow {
  readonly desc: string;
  /** Of what the redirect leads to. */
  readonly headers?: HeaderList;
  readonly status?: number;
  readonly redirect?: Route;
  readonly routes?: Readonly<Record<string, Route>>;
  readonly changes?: boolean;
  readonly unchanged?: ScriptedResponse;
  readonly actions: readonly Action[];
}

const memoryCase = ({ desc, headers = [fresh], status = 200, changes = false, actions, ...more }: MemoryRow): Case =>
  cacheCase({
    desc: `memory of an XMLHttpRequest, ${desc}`,
    route: { ...counting(headers, status), ...(!changes && { unchanged: more.unchanged ?? notModified }) },
    routes: { "/from": more.redirect ?? redirect(modified, own), ...more.routes },
    actions,
  });

const targets = [
  ["fresh", [fresh]],
  ["stale", [stale, tagged]],
] as const;

/** By what redirects say, and what they lead to, and what is requested next. */
const redirected: Case[] = [
  ...(["default", "force-cache", "no-cache", "reload", "no-store"] as const).flatMap((cache) =>
    (
      [
        ["says nothing", [noCacheControl]],
        ["is reusable", modified],
        ["is stored", [fresh]],
        ["is stale", [stale]],
        ["says no-store", [["cache-control", "no-store"]]],
        ["says must-revalidate", [["cache-control", "max-age=600, must-revalidate"]]],
      ] as const
    ).flatMap(([redirectDesc, redirectHeaders]) =>
      targets.map(([targetDesc, headers]) =>
        memoryCase({
          desc: `whose redirect ${redirectDesc}, to what is ${targetDesc}, then ${cache}`,
          headers,
          redirect: redirect(redirectHeaders, own),
          actions: [...xhr(), get({ to: from, cache }), ...xhr()],
        }),
      ),
    ),
  ),
  ...[301, 307, 308].map((status) =>
    memoryCase({
      desc: `whose redirect is ${status}`,
      redirect: redirect(modified, own, status),
      actions: [...xhr(), get({ to: from })],
    }),
  ),
  ...(["manual", "error"] as const).flatMap((mode) =>
    targets.map(([desc, headers]) =>
      memoryCase({
        desc: `whose redirect isn't followed, ${mode}, to what is ${desc}`,
        headers,
        redirect: redirect([fresh], own, 308),
        actions: [...xhr(), get({ to: from, redirect: mode }), get({ to: from })],
      }),
    ),
  ),
  ...(
    [
      ["A to B", from, other],
      ["B to B", crossFrom, other],
    ] as const
  ).flatMap(([way, start, to]) =>
    targets.map(([desc, headers]) =>
      memoryCase({
        desc: `${way}, ${desc}`,
        headers,
        redirect: redirect(modified, to),
        actions: [...xhr(start), get({ to: start }), get({ to: start, cache: "force-cache" })],
      }),
    ),
  ),
  ...targets.map(([desc, headers]) =>
    memoryCase({
      desc: `over two redirects, ${desc}`,
      headers,
      routes: { "/first": redirect(modified, from) },
      actions: [
        ...xhr("https://a.localhost/first"),
        get({ to: "https://a.localhost/first" }),
        get({ to: "https://a.localhost/first" }),
      ],
    }),
  ),
];

/** By whether the server has changed what is validated. */
const validated: Case[] = [
  memoryCase({
    desc: "unchanged at its start",
    headers: [stale, tagged],
    redirect: { ...redirect(modified, own), unchanged: notModified },
    actions: [...xhr(), get({ to: from }), get({ to: from })],
  }),
  memoryCase({
    desc: "unchanged, and fresh now",
    headers: [stale, tagged],
    unchanged: { status: 304, headers: [...shared, fresh, ["x-n", "1"]] },
    actions: [...xhr(), get({ to: from }), get({ to: from })],
  }),
  ...[get({ to: from }), ...xhr().slice(0, 1)].map((second) =>
    memoryCase({
      desc: `changed, by ${second.kind}`,
      headers: [stale, tagged],
      changes: true,
      actions: [...xhr(), second, pause, get({ to: from }), get({ to: from, cache: "force-cache" })],
    }),
  ),
  memoryCase({
    desc: "whose redirect is stored, twice and by fetch",
    headers: [stale, tagged],
    redirect: redirect([fresh], own),
    actions: [...xhr(), ...xhr(), get({ to: from, cache: "force-cache" })],
  }),
  memoryCase({
    desc: "whose redirect leads elsewhere later",
    headers: [stale, tagged],
    redirect: {
      ...redirect(modified, own),
      later: [{ status: 302, headers: [...shared, ...modified, ["location", "https://a.localhost/s"]] }],
    },
    routes: { "/s": counting([fresh]) },
    actions: [...xhr(), ...xhr(), get({ to: from, cache: "force-cache" })],
  }),
  memoryCase({
    desc: "that a redirect has replaced in the HTTP cache",
    headers: [stale, tagged],
    actions: [...xhr(own), get({ to: from }), ...xhr(own), get({ to: own, cache: "no-cache" })],
  }),
  memoryCase({
    desc: "fresh, that a redirect has replaced in the HTTP cache",
    actions: [...xhr(own), get({ to: from }), get({ to: own }), get({ to: own, cache: "no-store" }), ...xhr(own)],
  }),
];

/** By what the response says: whether it is kept at all. */
const kept: Case[] = [
  ...(["default", "force-cache"] as const).flatMap((cache) =>
    (
      [
        ["no-cache", [["cache-control", "no-cache"]]],
        ["no-cache and an ETag", [["cache-control", "no-cache"], tagged]],
        ["no-store and an ETag", [["cache-control", "no-store"], tagged]],
        ["max-age=0", [stale]],
        ["nothing", [noCacheControl]],
        ["Vary: *", [fresh, ["vary", "*"]]],
        ["Vary: Accept", [fresh, ["vary", "accept"]]],
      ] as const
    ).map(([desc, headers]) =>
      memoryCase({ desc: `that says ${desc}, then ${cache}`, headers, actions: [...xhr(), get({ to: from, cache })] }),
    ),
  ),
  ...[404, 500].map((status) => memoryCase({ desc: `with ${status}`, status, actions: [...xhr(), get({ to: from })] })),
];

const nextCase = (desc: string, next: FetchPart, first = xhr()): Case =>
  memoryCase({ desc: `then ${desc}`, actions: [...first, get({ to: from, ...next }), ...xhr()] });

/** By the next request. */
const next: Case[] = [
  ...(["default", "force-cache"] as const).flatMap((cache) =>
    (["omit", "include"] as const).flatMap((credentials) => [
      nextCase(`credentials ${credentials}, ${cache}`, { credentials, cache }),
      memoryCase({
        desc: `of another origin, then credentials ${credentials}, ${cache}`,
        redirect: redirect(modified, other),
        actions: [...xhr(crossFrom), get({ to: crossFrom, credentials, cache })],
      }),
    ]),
  ),
  ...(["no-cors", "same-origin"] as const).map((mode) => nextCase(`mode ${mode}`, { mode })),
  ...(
    [
      ["accept", "text/a"],
      ["cache-control", "no-cache"],
      ["pragma", "no-cache"],
      ["x-a", "1"],
      ["if-none-match", '"x"'],
      ["range", "bytes=0-1"],
    ] as const
  ).map((header) => nextCase(`${header[0]}: ${header[1]}`, { headers: [header] })),
  nextCase("the same x-a", { headers: [["x-a", "1"]] }, xhr(from, { headers: [["x-a", "1"]] })),
  nextCase("a fragment", { to: `${from}#a` }),
  nextCase("a fragment again", { to: `${from}#a` }, xhr(`${from}#a`)),
  memoryCase({ desc: "then HEAD", actions: [...xhr(), ...xhr(from, { method: "HEAD" }), ...xhr()] }),
  memoryCase({ desc: "then POST", actions: [...xhr(own), get({ to: own, method: "POST" }), ...xhr(own)] }),
  memoryCase({
    desc: "then an image",
    actions: [...xhr(), { kind: "embed", as: "image", to: from, eventOnly: true }, ...xhr()],
  }),
];

export const httpCacheMemory: readonly Case[] = [...redirected, ...validated, ...kept, ...next];
