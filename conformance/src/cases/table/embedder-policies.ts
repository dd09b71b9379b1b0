import type { Action, Case, EmbedAction, HeaderList, Place, Route } from "../case.ts";
import { bodyFor } from "../element-bodies.ts";
import { kinds, type Kind } from "../element-row.ts";
import { granted, response } from "../row.ts";
import { cookies, leavingCase } from "./navigations.ts";
import { socket, stream } from "./policy-routes.ts";
import { listen } from "./event-sources.ts";
import { open } from "./web-sockets.ts";
import { openedDocument } from "./windows.ts";

const other = "https://b.localhost/r";
const sibling = "https://x.a.localhost/r";
const own = "https://a.localhost/r";

const embedder = (value: string): HeaderList => [["cross-origin-embedder-policy", value]];
const isolation = (value: string): HeaderList => [["document-isolation-policy", value]];

const policies: readonly (readonly [desc: string, headers: HeaderList])[] = [
  ["require-corp", embedder("require-corp")],
  ["credentialless", embedder("credentialless")],
  ["isolate-and-require-corp", isolation("isolate-and-require-corp")],
  ["isolate-and-credentialless", isolation("isolate-and-credentialless")],
];

const pageWith = (headers: HeaderList, url = "https://a.localhost/page"): Place => ({ url, headers });

interface EmbedderRow {
  readonly desc: string;
  readonly page: Place;
  readonly action: Action;
  readonly route?: Route;
  readonly routes?: Readonly<Record<string, Route>>;
}

/** A page that lets only those embed who agree, with the cookies of `https://b.localhost`. */
function embedderCase({ desc, page, action, route = granted(), routes }: EmbedderRow): Case {
  const stored = cookies("b.localhost");
  return {
    desc: `embedder policy: ${desc}`,
    page,
    ...stored,
    routes: { ...stored.routes, "/r": route, ...routes },
    actions: [action],
  };
}

const corp = (value: string | undefined): HeaderList =>
  value === undefined ? [] : [["cross-origin-resource-policy", value]];

const plain = (value?: string): Route => ({ actual: response(corp(value)) });

const values = [undefined, "same-origin", "same-site", "cross-origin", "cross-origin, x", "CROSS-ORIGIN"];

const withoutCors = (to: string): Action => ({ kind: "fetch", to, mode: "no-cors", credentials: "include" });

const responses = policies.flatMap(([policy, headers]) =>
  [own, sibling, other].flatMap((to) =>
    values.map((value) =>
      embedderCase({
        desc: `${policy}, ${String(value)} from ${to}`,
        page: pageWith(headers),
        action: withoutCors(to),
        route: plain(value),
      }),
    ),
  ),
);

const scripted: readonly (readonly [desc: string, action: Action, route: Route])[] = [
  ["fetch", { kind: "fetch", to: other }, granted()],
  ["fetch without credentials", { kind: "fetch", to: other, mode: "no-cors", credentials: "omit" }, plain()],
  ["XMLHttpRequest", { kind: "xhr", to: other }, granted()],
  ["POST without CORS", { kind: "fetch", to: other, method: "POST", mode: "no-cors", body: { text: "x" } }, plain()],
  ["beacon", { kind: "beacon", to: other, body: { text: "x" } }, plain()],
  ["EventSource", { kind: "source", to: other, source: listen(2) }, stream],
  ["WebSocket", { kind: "source", to: other, source: open("[]", 2) }, socket],
];

const byScript = policies.flatMap(([policy, headers]) =>
  scripted.map(([desc, action, route]) =>
    embedderCase({ desc: `${policy}, ${desc}`, page: pageWith(headers), action, route }),
  ),
);

const sentOnly: readonly Kind[] = ["audio", "video", "track", "object", "embed"];

const embeddable = (as: Kind, headers: HeaderList): Route => {
  const { type, content } = bodyFor[as];
  return { actual: { status: 200, headers: [["content-type", type], ...headers], ...content } };
};

const embed = (as: Kind, to: string, part: Partial<EmbedAction> = {}): EmbedAction => ({
  kind: "embed",
  as,
  to,
  ...(sentOnly.includes(as) ? { sentOnly: true } : { eventOnly: true }),
  ...part,
});

/** WebKit requests media once or twice. */
const isOnce = (as: Kind): boolean => as !== "audio" && as !== "video";

const embedded = policies.flatMap(([policy, headers]) =>
  kinds.filter(isOnce).flatMap((as) =>
    [undefined, "cross-origin"].map((value) =>
      embedderCase({
        desc: `${policy}, ${as} with ${String(value)}`,
        page: pageWith(headers),
        action: embed(as, other),
        route: embeddable(as, corp(value)),
      }),
    ),
  ),
);

const asked = policies.flatMap(([policy, headers]) =>
  (["image", "script", "style"] as const).map((as) =>
    embedderCase({
      desc: `${policy}, ${as} with crossorigin`,
      page: pageWith(headers),
      action: embed(as, other, { crossorigin: "use-credentials" }),
      route: embeddable(as, [
        ["access-control-allow-origin", "https://a.localhost"],
        ["access-control-allow-credentials", "true"],
      ]),
    }),
  ),
);

const redirect = (location: string, headers: HeaderList = []): Route => ({
  actual: response([["location", location], ...headers], 302),
});

const hops: readonly (readonly [desc: string, to: string, routes: Readonly<Record<string, Route>>])[] = [
  ["own to other", "https://a.localhost/1", { "/1": redirect(other), "/r": plain() }],
  ["own to other with CORP", "https://a.localhost/1", { "/1": redirect(other), "/r": plain("cross-origin") }],
  ["other to own", "https://b.localhost/1", { "/1": redirect(own), "/r": plain() }],
  ["other with CORP to own", "https://b.localhost/1", { "/1": redirect(own, corp("cross-origin")), "/r": plain() }],
  [
    "other to third",
    "https://b.localhost/1",
    { "/1": redirect("https://c.localhost/r", corp("cross-origin")), "/r": plain("cross-origin") },
  ],
];

const redirected = policies.flatMap(([policy, headers]) =>
  hops.flatMap(([desc, to, routes]) => [
    embedderCase({ desc: `${policy}, redirect, ${desc}`, page: pageWith(headers), action: withoutCors(to), routes }),
    embedderCase({
      desc: `${policy}, image, redirect, ${desc}`,
      page: pageWith(headers),
      action: embed("image", to),
      routes: {
        ...routes,
        "/r": embeddable("image", routes["/r"]?.actual.headers ?? []),
      },
    }),
  ]),
);

/** What counts as a policy. */
const written: readonly (readonly [desc: string, headers: HeaderList])[] = [
  ["REQUIRE-CORP", embedder("REQUIRE-CORP")],
  ["a parameter", embedder('require-corp; report-to="x"')],
  ["twice", embedder("require-corp, require-corp")],
  ["in quotes", embedder('"require-corp"')],
  ["unsafe-none", embedder("unsafe-none")],
  ["nonsense", embedder("nonsense")],
  ["spaces around", embedder("  require-corp  ")],
  ["report only", [["cross-origin-embedder-policy-report-only", "require-corp"]]],
  ["two fields", [...embedder("require-corp"), ...embedder("require-corp")]],
  ["none, of isolation", isolation("none")],
  ["report only, of isolation", [["document-isolation-policy-report-only", "isolate-and-require-corp"]]],
  ["isolation, a parameter", isolation('isolate-and-require-corp; report-to="x"')],
  ["both", [...embedder("credentialless"), ...isolation("isolate-and-require-corp")]],
  ["with opener policy", [...embedder("require-corp"), ["cross-origin-opener-policy", "same-origin"]]],
];

const writings = written.flatMap(([desc, headers]) => [
  embedderCase({ desc: `written as ${desc}`, page: pageWith(headers), action: withoutCors(other), route: plain() }),
]);

/** A policy of a page that is not a secure context does not count. */
const insecure = policies.map(([policy, headers]) =>
  embedderCase({
    desc: `${policy}, http page`,
    page: pageWith(headers, "http://a.localhost/page"),
    action: withoutCors("http://b.localhost/r"),
    route: plain(),
  }),
);

const inFrames = policies.flatMap(([policy, headers]) =>
  (["srcdoc", "blank", "blob"] as const).map((frame) =>
    embedderCase({
      desc: `${policy}, of a frame, ${frame}`,
      page: { ...pageWith(headers), frame },
      action: withoutCors(other),
      route: plain(),
    }),
  ),
);

const sandboxed = policies.map(([policy, headers]) =>
  embedderCase({
    desc: `${policy}, of a sandboxed page`,
    page: { ...pageWith([...headers, ["content-security-policy", "sandbox allow-scripts"]]), sandboxed: true },
    action: withoutCors(own),
    route: plain(),
  }),
);

const framed: readonly (readonly [desc: string, headers: HeaderList])[] = [
  ["nothing", []],
  ["require-corp", embedder("require-corp")],
  ["credentialless", embedder("credentialless")],
  ["CORP", corp("cross-origin")],
  ["CORP and require-corp", [...corp("cross-origin"), ...embedder("require-corp")]],
  ["CORP and credentialless", [...corp("cross-origin"), ...embedder("credentialless")]],
  ["CORP same-site and require-corp", [...corp("same-site"), ...embedder("require-corp")]],
  ["isolation", isolation("isolate-and-require-corp")],
];

const frames = policies.flatMap(([policy, headers]) =>
  framed.flatMap(([desc, of]) =>
    [own, sibling, other].map((to): Case => ({
      desc: `embedder policy: ${policy}, frame of ${to} with ${desc}`,
      page: pageWith(headers),
      routes: {
        "/r": { actual: { status: 200, headers: [["content-type", "text/html"], ...of], body: openedDocument } },
      },
      actions: [{ kind: "window", way: "frame", to }],
    })),
  ),
);

const frameCookies = policies.map(([policy, headers]) =>
  leavingCase({
    desc: `embedder policy: ${policy}, cookies of a frame`,
    page: pageWith(headers),
    ...cookies("b.localhost"),
    action: { kind: "navigate", by: "frame", to: other },
  }),
);

const cases: readonly Case[] = [
  ...responses,
  ...byScript,
  ...embedded,
  ...asked,
  ...redirected,
  ...writings,
  ...insecure,
  ...inFrames,
  ...sandboxed,
  ...frames,
  ...frameCookies,
];

/** Cross-Origin-Embedder-Policy and Document-Isolation-Policy of the page. */
export const embedderPolicies: readonly Case[] = [
  ...cases,
  ...insecure.map((described): Case => ({ ...described, desc: `${described.desc}, below test`, domain: "test" })),
];
