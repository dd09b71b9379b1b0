import type { Action, Case, EmbedAction, HeaderList, Route, ScriptedResponse } from "../case.ts";
import { cacheCase, counting, fresh, get, other, own, pause, shared, stale, tagged } from "../cache-row.ts";
import { bodyFor } from "../element-bodies.ts";

const credentialsModes = ["omit", "same-origin", "include"] as const;
const varyOrigin = ["vary", "origin"] as const;

const credentials: readonly Case[] = [other, own].flatMap((to) =>
  credentialsModes.flatMap((first) =>
    credentialsModes.map((second) =>
      cacheCase({
        desc: `${second} after ${first}, ${to === own ? "same-origin" : "cross-origin"}`,
        actions: [get({ to, credentials: first }), get({ to, credentials: second })],
      }),
    ),
  ),
);

const kinds = ["image", "script", "style"] as const;
const embed = (as: EmbedAction["as"], part: Partial<EmbedAction> = {}): Action => ({
  kind: "embed",
  as,
  to: other,
  eventOnly: true,
  ...part,
});

/** A frame that shows it. */
const frame: Action = { kind: "navigate", to: own, by: "link", target: "frame" };

function elementRoute(as: EmbedAction["as"], headers: HeaderList, later = headers): Route {
  const { type, content } = bodyFor[as];
  const with_ = (more: HeaderList): ScriptedResponse => ({
    status: 200,
    headers: [["content-type", type], ...more],
    ...content,
  });
  return { actual: with_(headers), later: [with_(later)] };
}

/** Headers of the response to the element, and to the fetch after it. */
const unshared: readonly (readonly [string, HeaderList, HeaderList])[] = [
  ["never shared", [fresh], [fresh]],
  ["shared where Origin is sent, without Vary", [fresh], [...shared, fresh]],
  ["shared where Origin is sent, with Vary", [fresh, varyOrigin], [...shared, fresh, varyOrigin]],
  ["always shared", [...shared, fresh], [...shared, fresh]],
  ["shared, stale", [stale, tagged], [...shared, stale, tagged]],
];

const afterElements: readonly Case[] = kinds.flatMap((as) =>
  unshared.flatMap(([desc, first, later]) =>
    credentialsModes.map((mode) =>
      cacheCase({
        desc: `fetch with ${mode} after ${as}, ${desc}`,
        route: elementRoute(as, first, later),
        actions: [embed(as), get({ credentials: mode })],
      }),
    ),
  ),
);

const withCrossorigin: readonly Case[] = (["anonymous", "use-credentials"] as const).flatMap((crossorigin) =>
  (["omit", "include"] as const).map((mode) =>
    cacheCase({
      desc: `fetch with ${mode} after image with crossorigin ${crossorigin}`,
      route: elementRoute("image", [...shared, fresh]),
      actions: [embed("image", { crossorigin }), get({ credentials: mode })],
    }),
  ),
);

const elementsAfter: readonly Case[] = [
  ...credentialsModes.map((mode) =>
    cacheCase({
      desc: `image after fetch with ${mode}`,
      route: elementRoute("image", [...shared, fresh]),
      actions: [get({ credentials: mode }), embed("image")],
    }),
  ),
  cacheCase({
    desc: "image twice",
    route: elementRoute("image", [fresh]),
    actions: [embed("image"), embed("script")],
  }),
  cacheCase({
    desc: "image after a visit, same-origin",
    route: elementRoute("image", [fresh]),
    visits: [own],
    actions: [embed("image", { to: own })],
  }),
  ...(
    [
      ["fetch, object", [get({ to: own }), embed("object", { to: own })]],
      ["object, fetch", [embed("object", { to: own }), pause, get({ to: own })]],
      ["object, image", [embed("object", { to: own }), pause, embed("image", { to: own })]],
      ["object, embed", [embed("object", { to: own }), pause, embed("embed", { to: own })]],
      ["fetch, frame", [get({ to: own }), frame]],
      ["object, frame", [embed("object", { to: own }), pause, frame]],
    ] as const
  ).map(([desc, actions]) =>
    cacheCase({ desc: `${desc}, same-origin`, route: elementRoute("object", [fresh]), actions }),
  ),
  cacheCase({
    desc: "object after a visit, same-origin",
    route: elementRoute("object", [fresh]),
    visits: [own],
    actions: [embed("object", { to: own })],
  }),
  ...(["no-cors", "cors"] as const).map((mode) =>
    cacheCase({
      desc: `fetch in ${mode} with include after image, same-origin`,
      route: elementRoute("image", [fresh]),
      actions: [embed("image", { to: own }), get({ to: own, mode, credentials: "include" })],
    }),
  ),
  cacheCase({
    desc: "fetch in no-cors with include after image",
    route: elementRoute("image", [fresh]),
    actions: [embed("image"), get({ mode: "no-cors", credentials: "include" })],
  }),
  cacheCase({
    desc: "fetch in no-cors with include after image, and image after it",
    route: elementRoute("image", [fresh]),
    actions: [embed("image"), get({ mode: "no-cors", credentials: "include" }), pause, embed("script")],
  }),
  cacheCase({
    desc: "image with crossorigin after image",
    route: elementRoute("image", [fresh], [...shared, fresh]),
    actions: [embed("image"), embed("image", { crossorigin: "anonymous" })],
  }),
  cacheCase({
    desc: "image with crossorigin use-credentials after image",
    route: elementRoute("image", [fresh], [...shared, fresh]),
    actions: [embed("image"), embed("image", { crossorigin: "use-credentials" })],
  }),
];

const noCorsFirst: readonly Case[] = unshared.flatMap(([desc, first, later]) =>
  credentialsModes.flatMap((mode) =>
    (["omit", "include"] as const).map((then) =>
      cacheCase({
        desc: `fetch with ${then} after no-cors with ${mode}, ${desc}`,
        route: {
          actual: { status: 200, headers: first, body: "first" },
          later: [{ status: 200, headers: later, body: "second" }],
        },
        actions: [get({ mode: "no-cors", credentials: mode }), pause, get({ credentials: then })],
      }),
    ),
  ),
);

const star = ["access-control-allow-origin", "*"] as const;
const others: readonly Case[] = [
  ...[[], [star], [["access-control-allow-origin", "https://c.localhost"] as const]].map((first) =>
    cacheCase({
      desc: `fetch after one that failed with ${JSON.stringify(first)}`,
      route: {
        actual: { status: 200, headers: [fresh, ...first], body: "first" },
        later: [{ status: 200, headers: [fresh, ...shared], body: "second" }],
      },
      actions: [get({ credentials: "include" }), get({ credentials: "include" })],
    }),
  ),
  cacheCase({
    desc: "two fetches after image, never shared",
    route: elementRoute("image", [fresh]),
    actions: [embed("image"), get(), get(), embed("script")],
  }),
  cacheCase({
    desc: "fetch with reload after image, never shared, and then fetch",
    route: elementRoute("image", [fresh], [...shared, fresh]),
    actions: [embed("image"), get(), get({ cache: "reload" }), get()],
  }),
  cacheCase({
    desc: "blocked by Cross-Origin-Resource-Policy twice",
    route: counting([fresh, ["cross-origin-resource-policy", "same-origin"]]),
    actions: [get({ mode: "no-cors" }), get({ mode: "no-cors" }), get({ mode: "no-cors" })],
  }),
  ...([[stale], [stale, tagged]] as const).map((headers) =>
    cacheCase({
      desc: `a response that is not shared in place of a stale one${headers.length > 1 ? " with an ETag" : ""}`,
      route: {
        actual: { status: 200, headers: [...shared, ...headers], body: "first" },
        later: [
          { status: 200, headers, body: "second" },
          { status: 200, headers: [...shared, ...headers], body: "third" },
        ],
      },
      actions: [get(), get(), get({ cache: "force-cache" })],
    }),
  ),
  ...[other, "https://b.localhost/r?x", "https://x.a.localhost/r", own].map((to) =>
    cacheCase({ desc: `after a visit of ${to}`, visits: [to], actions: [get({ to, credentials: "include" })] }),
  ),
  cacheCase({
    desc: "Set-Cookie of what is kept",
    headers: [fresh, ["set-cookie", "k=1; Path=/; Secure; SameSite=None"]],
    actions: [
      get({ credentials: "include" }),
      get({ credentials: "include" }),
      get({ credentials: "include", to: "https://b.localhost/r?q" }),
    ],
  }),
  cacheCase({
    desc: "Vary: Cookie, and the cookie changes",
    routes: { "/set": counting([["set-cookie", "k=1; Path=/; Secure; SameSite=None"]]) },
    headers: [fresh, ["vary", "cookie"]],
    actions: [
      get({ credentials: "include" }),
      get({ to: "https://b.localhost/set", credentials: "include" }),
      get({ credentials: "include" }),
      get({ credentials: "include" }),
    ],
  }),
  cacheCase({
    desc: "the cookie changes, without Vary",
    routes: { "/set": counting([["set-cookie", "k=1; Path=/; Secure; SameSite=None"]]) },
    actions: [
      get({ credentials: "include" }),
      get({ to: "https://b.localhost/set", credentials: "include" }),
      get({ credentials: "include" }),
    ],
  }),
  cacheCase({
    desc: "Clear-Site-Data: cache",
    routes: { "/clear": counting([["clear-site-data", '"cache"']]) },
    actions: [get(), get({ to: "https://b.localhost/clear", credentials: "include" }), get()],
  }),
  cacheCase({
    desc: "Cross-Origin-Resource-Policy of what is kept",
    route: counting([fresh, ["cross-origin-resource-policy", "same-origin"]]),
    actions: [get(), get({ mode: "no-cors" }), get({ mode: "no-cors", credentials: "include" })],
  }),
];

export const httpCacheShared: readonly Case[] = [
  ...credentials,
  ...afterElements,
  ...withCrossorigin,
  ...elementsAfter,
  ...noCorsFirst,
  ...others,
];
