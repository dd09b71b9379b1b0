import type { Case, EmbedAction, HeaderList, Route } from "../case.ts";
import { bodyFor, soundLength } from "../element-bodies.ts";
import { allowed, elementCase, kinds, other, own, sibling, withAttribute } from "../element-row.ts";
import { framing } from "./windows.ts";
import { referrerPolicies, response, securePage } from "../row.ts";

const redirect = (location: string, headers: HeaderList = [], status = 302): Route => ({
  actual: response([["location", location], ...headers], status, ""),
});

const tao = (value: string): HeaderList => [["timing-allow-origin", value]];

const corps: Case[] = kinds.flatMap((as) =>
  ["same-origin", "same-site", "cross-origin", "junk"].flatMap((value) =>
    [sibling, other].map((to) =>
      elementCase({
        as,
        to,
        headers: [["cross-origin-resource-policy", value]],
        desc: `${to === other ? "other" : "sibling"}, CORP ${value}`,
      }),
    ),
  ),
);

const statuses: Case[] = kinds.flatMap((as) =>
  // Firefox requests media without content again and again.
  (as === "audio" || as === "video" ? [206, 404, 500] : [204, 206, 404, 500]).flatMap((status) =>
    [own, other].map((to) =>
      elementCase({ as, to, status, headers: allowed, desc: `${to === own ? "own" : "other"}, ${status}` }),
    ),
  ),
);

const timings: Case[] = kinds.flatMap((as) =>
  ["*", "https://a.localhost", "https://c.localhost", "null"].map((value) =>
    elementCase({ as, headers: [...allowed, ...tao(value)], desc: `TAO ${value}` }),
  ),
);

/** Whether the page sees how long its own response took, to which another origin led, that allows it or not. */
const ownBehindOthers: Case[] = (["object", "embed", "image", "style"] as const).flatMap((as) =>
  [[], tao("https://a.localhost")].map((headers) =>
    elementCase({
      as,
      to: "https://b.localhost/1",
      routes: { "/1": redirect(own, headers) },
      desc: `other to own, TAO ${headers.length > 0 ? "of the redirect" : "of none"}`,
    }),
  ),
);

/** Whose origin a document is requested with, after one, two and three redirects. */
const redirectedOften: Case[] = (["object", "embed", "image"] as const).flatMap((as) =>
  [1, 2, 3].flatMap((count) =>
    [own, sibling].flatMap((end) =>
      [[], tao("https://a.localhost"), tao("null"), tao("*")].map((headers) =>
        elementCase({
          as,
          to: "https://a.localhost/1",
          headers,
          routes: Object.fromEntries(
            Array.from({ length: count }, (_, at) => [
              `/${at + 1}`,
              redirect(at + 1 === count ? end : `https://a.localhost/${at + 2}`),
            ]),
          ),
          desc: `${count} redirects to ${end === own ? "own" : "sibling"}, TAO ${headers[0]?.[1] ?? "of none"}`,
        }),
      ),
    ),
  ),
);

const hops = [
  ["own to other", "https://a.localhost/1", other],
  ["other to own", "https://b.localhost/1", own],
  ["other to third", "https://b.localhost/1", "https://c.localhost/r"],
  ["other to itself", "https://b.localhost/1", other],
  ["own to own", "https://a.localhost/1", own],
] as const;

const redirects: Case[] = kinds.flatMap((as) =>
  hops.flatMap(([desc, to, end]) =>
    (withAttribute.includes(as) && as !== "preload" && as !== "video"
      ? [undefined, "anonymous" as const]
      : [undefined]
    ).flatMap((crossorigin) =>
      [
        ["https://a.localhost", allowed] as const,
        ["*", [["access-control-allow-origin", "*"], ...tao("*")] as HeaderList] as const,
      ].map(([allows, headers]) =>
        elementCase({
          as,
          to,
          headers,
          ...(crossorigin && { part: { crossorigin } }),
          routes: { "/1": redirect(end, headers) },
          desc: `redirected ${desc}, ${allows}${crossorigin === undefined ? "" : ` ${crossorigin}`}`,
        }),
      ),
    ),
  ),
);

const policies: Case[] = kinds.flatMap((as) =>
  referrerPolicies.flatMap((referrerPolicy) => [
    elementCase({ as, headers: allowed, part: { referrerPolicy }, desc: `referrerpolicy ${referrerPolicy}` }),
    elementCase({
      as,
      headers: allowed,
      page: { ...securePage, headers: [["referrer-policy", referrerPolicy]] },
      desc: `the page's ${referrerPolicy}`,
    }),
  ]),
);

const hash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const integrities: Case[] = (["script", "module", "style", "preload", "image"] as const).flatMap((as) =>
  [own, other].flatMap((to) =>
    [undefined, "anonymous" as const].map((crossorigin) =>
      elementCase({
        as,
        to,
        headers: allowed,
        part: {
          integrity: hash,
          ...(crossorigin && { crossorigin }),
          ...(as === "preload" && { preloadAs: "script" }),
        },
        desc: `${to === own ? "own" : "other"}, wrong integrity${crossorigin === undefined ? "" : ` ${crossorigin}`}`,
      }),
    ),
  ),
);

const ranges: Case[] = (["audio", "video"] as const).flatMap((as) =>
  [own, other].flatMap((to) =>
    [
      ["the whole", `bytes 0-${soundLength - 1}/${soundLength}`],
      ["a wrong range", `bytes 10-${soundLength - 1}/${soundLength}`],
    ].map(([desc, range = ""]) =>
      elementCase({
        as,
        to,
        status: 206,
        headers: [
          ["content-range", range],
          ["accept-ranges", "bytes"],
        ],
        desc: `${to === own ? "own" : "other"}, 206 of ${desc}`,
      }),
    ),
  ),
);

const fit = (as: Exclude<NonNullable<EmbedAction["preloadAs"]>, "fetch">) => bodyFor[as];

const preloads: Case[] = (["image", "script", "style", "font", "fetch", "track"] as const).flatMap((preloadAs) =>
  [undefined, "anonymous" as const, "use-credentials" as const].flatMap((crossorigin) =>
    [own, other].map((to) =>
      elementCase({
        as: "preload",
        to,
        headers: allowed,
        ...(preloadAs === "fetch" ? {} : fit(preloadAs)),
        part: { preloadAs, ...(crossorigin && { crossorigin }) },
        desc: `as ${preloadAs} ${to === own ? "own" : "other"} ${crossorigin ?? ""}`.trimEnd(),
      }),
    ),
  ),
);

/** What shows a document in a frame: whoever serves it may not want that. */
const framings: Case[] = (["object", "embed"] as const).flatMap((as) =>
  framing.flatMap((headers) =>
    [own, other].map((to) =>
      elementCase({ as, to, headers, desc: `${to === own ? "own" : "other"} with ${JSON.stringify(headers)}` }),
    ),
  ),
);

export const elementResponses: readonly Case[] = [
  ...corps,
  ...statuses,
  ...timings,
  ...redirects,
  ...ownBehindOthers,
  ...redirectedOften,
  ...policies,
  ...integrities,
  ...ranges,
  ...preloads,
  ...framings,
];
