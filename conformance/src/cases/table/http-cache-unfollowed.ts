import {
  cacheCase,
  counting,
  fresh,
  get,
  longAgo,
  noCacheControl,
  overHttp,
  own,
  pause,
  shared,
  stale,
  tagged,
} from "../cache-row.ts";
import type { Case, HeaderList, Route, ScriptedResponse } from "../case.ts";
import type { FetchPart } from "../row.ts";

const from = "https://a.localhost/from";

const redirect = (headers: HeaderList, to: string | undefined = own, status = 302): ScriptedResponse => ({
  status,
  headers: [...shared, ...headers, ["location", to]],
  body: "b",
});

const unfollowed = (desc: string, route: Route, steps: readonly FetchPart[]): Case =>
  cacheCase({
    desc: `redirect that was stored and isn't followed, ${desc}`,
    route: counting([fresh]),
    routes: { "/from": route },
    actions: steps.flatMap((step, index) => [...(index === 0 ? [] : [pause]), get({ to: from, ...step })]),
  });

const kinds: readonly (readonly [desc: string, headers: HeaderList])[] = [
  ["with Last-Modified", [noCacheControl, longAgo]],
  ["stale with an ETag", [stale, tagged]],
  ["fresh", [fresh]],
  ["fresh with Last-Modified", [fresh, longAgo]],
];

const modes = ["manual", "error"] as const;

/** In each cache mode, between two requests that follow it. */
const between = modes.flatMap((mode) =>
  kinds.flatMap(([kind, headers]) =>
    (["default", "reload", "no-cache"] as const).map((cache) =>
      unfollowed(`${mode}, ${kind}, ${cache}`, { actual: redirect(headers) }, [{}, { redirect: mode, cache }, {}]),
    ),
  ),
);

const validated = [stale, tagged];
const base: Route = { actual: redirect(validated) };
const notModified = (headers: HeaderList): ScriptedResponse => ({ status: 304, headers: [...shared, ...headers] });

/** What becomes of it later. */
const afterwards = modes.flatMap((mode) => {
  const seen: FetchPart = { redirect: mode };
  const again: FetchPart = { ...seen, cache: "no-cache" };
  const then = (desc: string, steps: readonly FetchPart[], route: Route = base): Case =>
    unfollowed(`${mode}, ${desc}`, route, steps);
  return [
    then("first", [seen, {}, {}]),
    then("then followed twice", [{}, seen, {}, {}]),
    then("then once more, then followed", [{}, seen, seen, {}]),
    then("then unchanged twice", [{}, seen, {}, {}], { ...base, unchanged: notModified([noCacheControl]) }),
    then("then unchanged and fresh", [{}, seen, {}, {}], { ...base, unchanged: notModified([fresh]) }),
    then("unchanged", [{}, seen, seen, {}], { ...base, unchanged: notModified([noCacheControl]) }),
    ...(["no-store", "force-cache"] as const).map((cache) => then(cache, [{}, { ...seen, cache }, {}])),
    then("with If-None-Match", [{}, { ...seen, headers: [["if-none-match", '"x"']] }, {}]),
    then("then forced", [{}, seen, { cache: "force-cache" }, {}]),
    then("that is no redirect any more", [{}, again, {}], {
      actual: redirect([fresh]),
      later: [{ status: 200, headers: [...shared, fresh], body: "b" }],
    }),
    then("that has another ETag", [{}, seen, {}, {}], {
      ...base,
      later: [redirect([stale, ["etag", '"f"']]), redirect(validated)],
    }),
    then("that was no redirect", [{}, again, {}], {
      actual: { status: 200, headers: [...shared, fresh], body: "b" },
      later: [redirect([fresh])],
    }),
    ...["no-store", "max-age=0"].map((value) =>
      then(`that has become ${value}`, [{}, again, {}, {}], {
        actual: redirect([fresh, tagged]),
        later: [redirect([["cache-control", value]]), redirect([fresh, tagged])],
      }),
    ),
  ];
});

/** One that leads nowhere is gone as soon as it is followed, from the network or from the cache. */
const toNowhere = ["data:,x", "http://["].flatMap((to) =>
  [{}, ...modes.map((redirect): FetchPart => ({ redirect }))].map((part) =>
    unfollowed(
      `${part.redirect ?? "follow"}, to ${to}`,
      { actual: redirect([fresh, tagged]), later: [redirect([fresh, tagged], to), redirect([fresh, tagged])] },
      [{}, { ...part, cache: "no-cache" }, {}, {}],
    ),
  ),
);

const permanent = [301, 307].flatMap((status) =>
  modes.map((mode) =>
    unfollowed(`${mode}, ${String(status)}`, { actual: redirect(validated, own, status) }, [
      { redirect: mode },
      {},
      { redirect: mode },
      {},
    ]),
  ),
);

/** Redirects that are stored, and that a page then only sees. */
export const httpCacheUnfollowed: readonly Case[] = [
  ...between,
  ...afterwards,
  ...toNowhere,
  ...permanent.flatMap((described) => [described, overHttp(described)]),
];
