import { cacheCase, counting, fresh, get, noCacheControl, other, own, shared, stale, tagged } from "../cache-row.ts";
import type { Case, Route } from "../case.ts";

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
export const httpCacheRedirects: readonly Case[] = ways.flatMap(([desc, from, to]) => [
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
