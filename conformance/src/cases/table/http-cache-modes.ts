import type { Case, HeaderList, Route } from "../case.ts";
import {
  cacheCase,
  counting,
  fresh,
  get,
  longAgo,
  noCacheControl,
  other,
  own,
  shared,
  stale,
  tagged,
} from "../cache-row.ts";
import { response } from "../row.ts";

const modes = ["default", "no-store", "reload", "no-cache", "force-cache"] as const;
const kept: readonly (readonly [string, HeaderList])[] = [
  ["fresh", [fresh]],
  ["stale", [stale]],
  ["stale with an ETag", [stale, tagged]],
  ["fresh with an ETag", [fresh, tagged]],
  ["that may not be kept", [["cache-control", "no-store"]]],
  ["no-cache", [["cache-control", "no-cache"]]],
  ["must-revalidate", [["cache-control", "max-age=0, must-revalidate"]]],
  ["that varies by anything", [fresh, ["vary", "*"]]],
  ["that varies by anything, with an ETag", [fresh, ["vary", "*"], tagged]],
  ["that varies by anything, with a date", [fresh, ["vary", "*"], longAgo]],
];
const notModified = { status: 304, headers: [...shared, noCacheControl] };

const modesAfter: readonly Case[] = modes.flatMap((cache) =>
  kept.map(([desc, headers]) =>
    cacheCase({
      desc: `mode ${cache} after a response ${desc}`,
      route: { ...counting(headers), unchanged: notModified },
      actions: [get(), get({ cache }), get()],
    }),
  ),
);

const modesFirst: readonly Case[] = modes.map((cache) =>
  cacheCase({ desc: `mode ${cache} first`, actions: [get({ cache }), get()] }),
);

const onlyIfCached: readonly Case[] = [
  ...kept.map(([desc, headers]) =>
    cacheCase({
      desc: `only-if-cached after a response ${desc}`,
      route: { ...counting(headers), unchanged: notModified },
      actions: [get({ to: own }), get({ to: own, mode: "same-origin", cache: "only-if-cached" })],
    }),
  ),
  cacheCase({
    desc: "only-if-cached first",
    actions: [get({ to: own, mode: "same-origin", cache: "only-if-cached" })],
  }),
];

const cacheHeaders: readonly Case[] = (
  [
    ["cache-control", "no-cache"],
    ["cache-control", "no-store"],
    ["cache-control", "max-age=0"],
    ["cache-control", "max-age=10"],
    ["cache-control", "only-if-cached"],
    ["cache-control", "max-stale"],
    ["pragma", "no-cache"],
  ] as const
)
  .flatMap((header) => [[fresh], [fresh, tagged], [stale]].map((headers) => ({ header, headers })))
  .map(({ header, headers }) =>
    cacheCase({
      desc: `${header.join(": ")} of a script, after ${headers.map(([name, value]) => `${name}: ${value}`).join(" · ")}`,
      route: {
        ...counting(headers),
        unchanged: notModified,
        preflight: { status: 204, headers: [...shared, ["access-control-allow-headers", "cache-control, pragma"]] },
      },
      actions: [get(), get({ headers: [header] }), get()],
    }),
  );

const redirect = (status: number, headers: HeaderList): Route => {
  const leading = (to: string) => response([...shared, ...headers, ["location", `https://b.localhost/${to}`]], status);
  return { actual: leading("r"), later: [leading("s")] };
};
const toRedirect = (part = {}) => get({ to: "https://b.localhost/from", ...part });
const redirectRow = (desc: string, from: Route, actions = [toRedirect(), toRedirect()]): Case =>
  cacheCase({
    desc: `redirect ${desc}`,
    route: { ...counting([["cache-control", "no-store"]]) },
    routes: { "/from": from, "/s": { actual: response([...shared], 200, "other") } },
    actions,
  });

const redirects: readonly Case[] = [
  ...[301, 302, 303, 307, 308].flatMap((status) =>
    (
      [
        ["with max-age", [fresh]],
        ["without Cache-Control", [noCacheControl]],
        ["with Last-Modified", [noCacheControl, longAgo]],
        ["with Expires", [noCacheControl, ["expires", "Thu, 01 Dec 2044 16:00:00 GMT"]]],
        ["with no-cache", [["cache-control", "no-cache"]]],
        ["with no-store", [["cache-control", "no-store"]]],
        ["with max-age=0 and an ETag", [stale, tagged]],
      ] as const
    ).map(([desc, headers]) => redirectRow(`${status} ${desc}`, redirect(status, headers))),
  ),
  ...(["manual", "error"] as const).map((mode) =>
    redirectRow(`301 with max-age, then ${mode}`, redirect(301, [fresh]), [
      toRedirect(),
      toRedirect({ redirect: mode }),
    ]),
  ),
  redirectRow("301 with max-age, manual first", redirect(301, [fresh]), [
    toRedirect({ redirect: "manual" }),
    toRedirect(),
  ]),
  redirectRow("301 with max-age, no-cors first", redirect(301, [fresh]), [
    toRedirect({ mode: "no-cors" }),
    toRedirect(),
  ]),
  ...modes.map((cache) =>
    redirectRow(`301 with max-age, then ${cache}`, redirect(301, [fresh]), [toRedirect(), toRedirect({ cache })]),
  ),
  redirectRow(
    "301 without Allow-Origin that is kept, after no-cors",
    { ...redirect(301, [fresh]), actual: response([fresh, ["location", "https://b.localhost/r"]], 301) },
    [toRedirect({ mode: "no-cors" }), toRedirect()],
  ),
  redirectRow("301 with max-age of a POST", redirect(301, [fresh]), [
    toRedirect({ method: "POST" }),
    toRedirect({ method: "POST" }),
  ]),
  redirectRow("308 with max-age, then POST", redirect(308, [fresh]), [toRedirect(), toRedirect({ method: "POST" })]),
  cacheCase({
    desc: "redirect to what is kept",
    routes: { "/from": redirect(302, [["cache-control", "no-store"]]) },
    actions: [get(), toRedirect()],
  }),
  cacheCase({
    desc: "redirect from the page's origin to what is kept",
    routes: { "/from": redirect(302, [["cache-control", "no-store"]]) },
    actions: [get(), get({ to: "https://a.localhost/from" })],
  }),
  cacheCase({
    desc: "redirect from another site to what is kept",
    routes: { "/from": redirect(302, [["cache-control", "no-store"]]) },
    actions: [get(), get({ to: "https://c.localhost/from" })],
  }),
  cacheCase({
    desc: "redirect that is kept to what is kept",
    routes: { "/from": redirect(301, [fresh]) },
    actions: [toRedirect(), get(), toRedirect()],
  }),
  ...["10", "200"].map((seconds) =>
    cacheCase({
      desc: `max-age=${seconds} of a script, after one that is 100 s old`,
      route: {
        ...counting([fresh, ["age", "100"]]),
        preflight: { status: 204, headers: [...shared, ["access-control-allow-headers", "cache-control"]] },
      },
      actions: [get(), get({ headers: [["cache-control", `max-age=${seconds}`]] }), get()],
    }),
  ),
  ...([["no-cache"], ["no-store"]] as const).map(([value]) =>
    cacheCase({
      desc: `cache-control: ${value} of a script, first`,
      route: {
        ...counting([fresh]),
        preflight: { status: 204, headers: [...shared, ["access-control-allow-headers", "cache-control"]] },
      },
      actions: [get({ headers: [["cache-control", value]] }), get()],
    }),
  ),
  ...(
    [
      [[fresh], false],
      [[stale, tagged], true],
    ] as const
  ).map(([headers, isTagged]) =>
    cacheCase({
      desc: `XMLHttpRequests, ${isTagged ? "with an ETag" : "fresh"}`,
      route: { ...counting(headers), unchanged: notModified },
      actions: [
        { kind: "xhr", to: other },
        { kind: "xhr", to: other },
      ],
    }),
  ),
];

export const httpCacheModes: readonly Case[] = [
  ...modesAfter,
  ...modesFirst,
  ...onlyIfCached,
  ...cacheHeaders,
  ...redirects,
];
