import {
  cacheCase,
  counting,
  fresh,
  get,
  noCacheControl,
  other,
  overHttp,
  own,
  shared,
  stale,
  tagged,
} from "../cache-row.ts";
import type { Action, Case, HeaderList, Route, ScriptedResponse } from "../case.ts";
import type { FetchPart } from "../row.ts";

const notModified = { status: 304, headers: [...shared, noCacheControl] };

const redirect = (to: string): Route => ({
  actual: { status: 302, headers: [...shared, fresh, ["location", to]] },
});

const ways = [
  ["A to A", "https://a.localhost/from", own],
  ["A to B", "https://a.localhost/from", other],
  ["B to B", "https://b.localhost/from", other],
] as const;

/** What a stored redirect leads to, when that is stored too. */
const followed: Case[] = ways.flatMap(([desc, from, to]) => [
  ...["cors", "no-cors"].map((mode) =>
    cacheCase({
      desc: `stored redirect, ${desc}, ${mode}, to what is fresh`,
      headers: [fresh],
      routes: { "/from": redirect(to) },
      actions: [get({ to: from, mode }), get({ to: from, mode })],
    }),
  ),
  ...["cors", "no-cors"].flatMap((mode) =>
    [true, false].map((isUnchanged) =>
      cacheCase({
        desc: `stored redirect, ${desc}, ${mode}, to what is stale and ${isUnchanged ? "unchanged" : "has changed"}`,
        route: { ...counting([stale, tagged]), ...(isUnchanged && { unchanged: notModified }) },
        routes: { "/from": redirect(to) },
        actions: [
          get({ to: from, mode }),
          get({ to: from, mode }),
          ...(to === own ? [get({ to, cache: "force-cache" })] : []),
        ],
      }),
    ),
  ),
  cacheCase({
    desc: `stored redirect, ${desc}, that is unchanged`,
    headers: [stale, tagged],
    routes: { "/from": { ...redirect(to), unchanged: notModified } },
    actions: [get({ to: from }), get({ to: from })],
  }),
]);

const preflight: ScriptedResponse = {
  status: 204,
  headers: [...shared, ["access-control-allow-headers", "cache-control, x-a"]],
};
const remembering = (
  desc: string,
  target: readonly HeaderList[number][],
  from: string,
  to: string,
  first: FetchPart,
): Case =>
  cacheCase({
    desc: `stored redirect, of a request with ${desc}`,
    route: { ...counting(target), unchanged: notModified, preflight },
    routes: { "/from": { ...redirect(to), preflight } },
    actions: [get({ to: from, ...first }), get({ to: from }), get({ to: from, headers: [["accept", "text/b"]] })],
  });

/** What a stored redirect leads to, where the request that stored it had headers of its own. */
const remembered: Case[] = ways
  .filter(([way]) => way !== "A to B")
  .flatMap(([way, from, to]) => [
    ...(["reload", "no-cache", "no-store", "force-cache"] as const).flatMap((cache) => [
      remembering(`mode ${cache}, ${way}, to what is fresh`, [fresh], from, to, { cache }),
      remembering(`mode ${cache}, ${way}, to what is fresh with an ETag`, [fresh, tagged], from, to, { cache }),
    ]),
    ...(["no-cache", "max-age=0"] as const).map((value) =>
      remembering(`Cache-Control: ${value}, ${way}`, [fresh], from, to, { headers: [["cache-control", value]] }),
    ),
    remembering(`x-a, ${way}`, [stale], from, to, {
      headers: [
        ["x-a", "1"],
        ["accept", "text/a"],
      ],
    }),
  ]);

const unfollowedTo = (desc: string, from: readonly HeaderList[number][], first: FetchPart = {}): Case =>
  cacheCase({
    desc: `redirect that isn't followed, ${desc}`,
    routes: { "/from": { actual: { status: 302, headers: [...shared, fresh, ...from] } } },
    actions: [get({ to: "https://b.localhost/from", ...first }), get({ to: "https://b.localhost/from" })],
  });

/** Whether a redirect is stored that the page only sees, or that leads nowhere. */
const unfollowed: Case[] = [
  unfollowedTo("mode manual", [["location", other]], { redirect: "manual" }),
  unfollowedTo("mode error", [["location", other]], { redirect: "error" }),
  unfollowedTo("without Location", []),
  unfollowedTo("to no URL", [["location", "http://["]]),
  unfollowedTo("to data:", [["location", "data:,x"]]),
];

/** Permanent redirects, and others, where nothing is secure. */
const plainly: Case[] = [301, 302, 308].flatMap((status) => {
  const from = { to: "https://b.localhost/from" };
  const routes = { "/from": { actual: { status, headers: [...shared, fresh, ["location", other]] } as const } };
  const first = (redirect: string): readonly Action[] => [get({ ...from, redirect }), get(from), get(from)];
  return [
    cacheCase({ desc: `stored ${status}, thrice`, routes, actions: [get(from), get(from), get(from)] }),
    cacheCase({ desc: `stored ${status}, first manual`, routes, actions: [get(), ...first("manual")] }),
    cacheCase({ desc: `stored ${status}, first error`, routes, actions: [get(), ...first("error")] }),
    cacheCase({
      desc: `stored ${status}, two in a row`,
      routes: { ...routes, "/first": { actual: { status, headers: [...shared, fresh, ["location", from.to]] } } },
      actions: Array.from({ length: 3 }, () => get({ to: "https://b.localhost/first" })),
    }),
  ].flatMap((described) => [described, overHttp(described)]);
});

export const httpCacheRedirects: readonly Case[] = [...followed, ...remembered, ...unfollowed, ...plainly];
