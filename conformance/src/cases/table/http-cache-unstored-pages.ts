import {
  cacheCase,
  counting,
  fresh,
  get,
  noCacheControl,
  other,
  overHttp,
  own,
  pause,
  shared,
  stale,
  tagged,
} from "../cache-row.ts";
import type { Action, Case, EmbedAction, HeaderList, Place } from "../case.ts";

const from = "https://a.localhost/from";

const embed = (as: EmbedAction["as"], part: Partial<EmbedAction> = {}): Action => ({
  kind: "embed",
  as,
  to: own,
  eventOnly: true,
  ...part,
});
const image = embed("image");
const script = embed("script");
const read = get({ to: own });

/** What is requested one after the other, of the page's own server. */
const orders: readonly (readonly [desc: string, actions: readonly Action[]])[] = [
  ["fetch, image", [read, image]],
  ["fetch, image, fetch", [read, image, read]],
  ["image, fetch, image", [image, read, image]],
  ["image, fetch in reload, image, fetch", [image, get({ to: own, cache: "reload" }), image, read]],
  ["image, fetch in no-cache, image", [image, get({ to: own, cache: "no-cache" }), image]],
  ["image, fetch in no-store, image", [image, get({ to: own, cache: "no-store" }), image]],
  ["fetch in no-cache, image", [get({ to: own, cache: "no-cache" }), image]],
  ["script, image, script", [script, image, script]],
  ["fetch, image with crossorigin", [read, embed("image", { crossorigin: "anonymous" })]],
  ["fetch, preloaded image", [read, embed("preload", { preloadAs: "image" })]],
  ["fetch, preloaded script", [read, embed("preload", { preloadAs: "script" })]],
  ["fetch, image that is redirected to it", [read, embed("image", { to: from })]],
  ["fetch of a redirect, image, fetch", [get({ to: from }), embed("image", { to: from }), get({ to: from })]],
  ["fetch, image of another site", [get(), embed("image", { to: other })]],
  [
    "fetch in no-cors, image of another site",
    [get({ mode: "no-cors", credentials: "include" }), embed("image", { to: other })],
  ],
  ["POST after image, image", [image, get({ to: own, method: "POST" }), image, read]],
  ...(["style", "object"] as const).map((as) => [`fetch, ${as}`, [read, embed(as)]] as const),
];

const ordered = (desc: string, page: Place, headers: HeaderList, actions: readonly Action[]): Case =>
  cacheCase({
    desc,
    page,
    route: counting(headers),
    routes: { "/from": { actual: { status: 302, headers: [...shared, fresh, ["location", own]] } } },
    actions: actions.flatMap((action, index) => (index === 0 ? [action] : [pause, action])),
  });

const page = (cacheControl: string): Place => ({
  url: "https://a.localhost/page",
  headers: [["cache-control", cacheControl]],
});

const unstored = page("no-store");
const around = { within: "https://b.localhost/outer" };

/** By how the page itself is cached. */
const pages: readonly (readonly [desc: string, page: Place])[] = [
  ["page without Cache-Control", { ...unstored, headers: [noCacheControl] }],
  ["page with no-cache", page("no-cache")],
  ["page with max-age", page("max-age=600")],
  ["page with private, no-store", page("private, no-store")],
  ["page with no-store=1", page("no-store=1")],
  ['page with "no-store"', page('"no-store"')],
  ["page with Vary: *", { ...unstored, headers: [noCacheControl, ["vary", "*"]] }],
  ["sandboxed page with no-store", { ...unstored, sandboxed: true }],
  ["frame with no-store", { ...unstored, ...around }],
  ["frame without no-store", { ...page("max-age=600"), ...around }],
  ...(["srcdoc", "blank", "blob"] as const).map((frame) => [`${frame} frame`, { ...unstored, frame }] as const),
];

/** Images of pages that say no-store, over http and https. */
export const httpCacheUnstoredPages: readonly Case[] = [
  ...orders.map(([desc, actions]) => ordered(`page with no-store: ${desc}`, unstored, [fresh], actions)),
  ...orders
    .slice(0, 5)
    .map(([desc, actions]) => ordered(`page with no-store: stale, ${desc}`, unstored, [stale, tagged], actions)),
  ...pages.map(([desc, opened]) => ordered(`${desc}: fetch, image`, opened, [fresh], [read, image])),
].flatMap((described) => [described, overHttp(described)]);
