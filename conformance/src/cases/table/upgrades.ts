import type { Action, Case, EmbedAction, LeavingAction, Route } from "../case.ts";
import { bodyFor } from "../element-bodies.ts";
import { kinds, type Kind } from "../element-row.ts";
import { granted, response } from "../row.ts";
import { insecure, ownInsecure, pages, pageWith, redirectTo, upgrade, upgradeCase } from "../upgrade-row.ts";
import { listen } from "./event-sources.ts";
import { leavingCase } from "./navigations.ts";
import { socket, stream } from "./policy-routes.ts";
import { upgradesAcrossOrigins } from "./upgrades-across-origins.ts";
import { open } from "./web-sockets.ts";

const scripted: readonly (readonly [desc: string, action: Action, route: Route])[] = [
  ["fetch", { kind: "fetch", to: insecure }, granted()],
  ["fetch of its own host", { kind: "fetch", to: ownInsecure }, granted()],
  ["fetch without CORS", { kind: "fetch", to: insecure, mode: "no-cors" }, granted()],
  ["PUT", { kind: "fetch", to: insecure, method: "PUT" }, granted([["access-control-allow-methods", "PUT"]])],
  ["XMLHttpRequest", { kind: "xhr", to: insecure }, granted()],
  ["beacon", { kind: "beacon", to: insecure, body: { text: "x" } }, granted()],
  ["EventSource", { kind: "source", to: insecure, source: listen(2) }, stream],
  ["WebSocket", { kind: "source", to: insecure, source: open("[]", 2) }, socket],
];

const byScript = scripted.flatMap(([desc, action, route]) =>
  pages.map((page) => upgradeCase({ desc: `${desc}, ${page}`, page, action, routes: { "/r": route } })),
);

const isUnsure = ["audio", "video", "track", "object", "embed"];

const embeddable = (as: Kind): Route => {
  const { type, content } = bodyFor[as];
  const headers = [
    ["content-type", type],
    ["access-control-allow-origin", "*"],
  ] as const;
  return { actual: { status: 200, headers, ...content } };
};

/** WebKit requests media once or twice. */
const isMedia: readonly Kind[] = ["audio", "video"];

const embedded = kinds
  .filter((as) => !isMedia.includes(as))
  .flatMap((as) =>
    pages.map((page) => {
      const action: EmbedAction = {
        kind: "embed",
        as,
        to: insecure,
        ...(isUnsure.includes(as) ? { sentOnly: true } : { eventOnly: true }),
      };
      return upgradeCase({ desc: `${as}, ${page}`, page, action, routes: { "/r": embeddable(as) } });
    }),
  );

const redirected = pages.flatMap((page) => [
  upgradeCase({
    desc: `redirected to http, ${page}`,
    page,
    action: { kind: "fetch", to: "https://b.localhost/1" },
    routes: { "/1": redirectTo(insecure) },
  }),
  upgradeCase({
    desc: `redirected to http of a third, ${page}`,
    page,
    action: { kind: "fetch", to: "http://b.localhost/1" },
    routes: { "/1": redirectTo("http://c.localhost/r", 307) },
  }),
]);

const redirectedElements = (["image", "script", "font"] as const).flatMap((as) =>
  pages.map((page) =>
    upgradeCase({
      desc: `${as} redirected to http, ${page}`,
      page,
      action: { kind: "embed", as, to: "https://b.localhost/1", eventOnly: true },
      routes: { "/r": embeddable(as), "/1": redirectTo(insecure) },
    }),
  ),
);

const policies = [
  `${upgrade}; connect-src https:`,
  `${upgrade}; connect-src http:`,
  `connect-src https:, ${upgrade}`,
  `${upgrade} x`,
  "UPGRADE-INSECURE-REQUESTS",
  "block-all-mixed-content",
  `block-all-mixed-content; ${upgrade}`,
].map((policy) => upgradeCase({ desc: policy, policy, action: { kind: "fetch", to: insecure } }));

/** Whether a source of https allows what is upgraded. */
const checked: readonly (readonly [directive: string, action: Action])[] = [
  ["connect-src", { kind: "xhr", to: insecure }],
  ["fetch by connect-src", { kind: "fetch", to: insecure }],
  ["beacon by connect-src", { kind: "beacon", to: insecure, body: { text: "x" } }],
  ["img-src", { kind: "embed", as: "image", to: insecure, eventOnly: true }],
  ["script-src", { kind: "embed", as: "script", to: insecure, eventOnly: true }],
  ["style-src", { kind: "embed", as: "style", to: insecure, eventOnly: true }],
  ["frame-src", { kind: "navigate", by: "frame", to: insecure }],
  ["form-action", { kind: "submit", to: insecure, method: "post", fields: [["a", "1"]] }],
];

const inline = "'unsafe-inline' 'unsafe-eval'";

const withSources = checked.flatMap(([directive, action]) =>
  ["https:", "http://b.localhost:*", "https://b.localhost:*"].flatMap((source) => {
    const routes = action.kind === "embed" ? { "/r": embeddable(action.as) } : {};
    const list = `${directive.replace(/^.* by /, "")} ${source} ${directive.startsWith("s") ? inline : ""}`.trim();
    return [
      upgradeCase({ desc: `${directive} ${source} beside it`, policy: `${upgrade}; ${list}`, action, routes }),
      upgradeCase({ desc: `${directive} ${source} of another policy`, policy: `${list}, ${upgrade}`, action, routes }),
    ];
  }),
);

const reportOnly: Case = {
  ...upgradeCase({ desc: "report only", action: { kind: "fetch", to: insecure } }),
  page: { url: "https://a.localhost/page", headers: [["content-security-policy-report-only", upgrade]] },
};

const leaving: readonly (readonly [desc: string, action: LeavingAction])[] = [
  ["link", { kind: "navigate", by: "link", to: insecure }],
  ["link to its own host", { kind: "navigate", by: "link", to: ownInsecure }],
  ["location to its own host", { kind: "navigate", by: "location", to: ownInsecure }],
  [
    "link to its own host in a new window",
    { kind: "navigate", by: "link", to: ownInsecure, target: "_blank", clicked: true },
  ],
  ["open of its own host", { kind: "navigate", by: "open", to: ownInsecure, target: "_blank", clicked: true }],
  ["link to its own site", { kind: "navigate", by: "link", to: "http://x.a.localhost/r" }],
  [
    "link to its own host with opener",
    { kind: "navigate", by: "link", to: ownInsecure, target: "_blank", rel: "opener", clicked: true },
  ],
  [
    "open of its own host with noopener",
    { kind: "navigate", by: "open", to: ownInsecure, target: "_blank", rel: "noopener", clicked: true },
  ],
  ["link to its own host in a frame", { kind: "navigate", by: "link", to: ownInsecure, target: "frame" }],
  ["link in a frame", { kind: "navigate", by: "link", to: insecure, target: "frame" }],
  [
    "form in a new window",
    { kind: "submit", to: insecure, method: "post", fields: [["a", "1"]], target: "_blank", clicked: true },
  ],
  ["frame", { kind: "navigate", by: "frame", to: insecure }],
  ["frame of its own host", { kind: "navigate", by: "frame", to: ownInsecure }],
  ["form", { kind: "submit", to: insecure, method: "post", fields: [["a", "1"]] }],
  ["form by GET", { kind: "submit", to: insecure, method: "get", fields: [["a", "1"]] }],
  ["form to its own host", { kind: "submit", to: ownInsecure, method: "post", fields: [["a", "1"]] }],
];

const left = leaving.flatMap(([desc, action]) =>
  pages.map((url) => leavingCase({ desc: `upgrade: ${desc}, ${url}`, page: pageWith(upgrade, url), action })),
);

const redirectedFrom = "https://b.localhost/1";

const leavingRedirected: readonly (readonly [desc: string, action: LeavingAction])[] = [
  ["link", { kind: "navigate", by: "link", to: redirectedFrom }],
  ["link within its own host", { kind: "navigate", by: "link", to: "https://a.localhost/1" }],
  ["frame", { kind: "navigate", by: "frame", to: redirectedFrom }],
  ["form", { kind: "submit", to: redirectedFrom, method: "post", fields: [["a", "1"]] }],
  ["form in a frame", { kind: "submit", to: redirectedFrom, method: "post", fields: [["a", "1"]], target: "frame" }],
];

const leftRedirected = leavingRedirected.flatMap(([desc, action]) =>
  pages.map((url) =>
    leavingCase({
      desc: `upgrade: ${desc} redirected to http, ${url}`,
      page: pageWith(upgrade, url),
      routes: {
        "/1": { actual: response([["location", action.to.replace("https:", "http:").replace("/1", "/r")]], 302) },
      },
      action,
    }),
  ),
);

const inFrames = (["srcdoc", "blank", "blob"] as const).map((frame): Case => ({
  ...upgradeCase({ desc: `of a frame, ${frame}`, action: { kind: "fetch", to: insecure } }),
  page: { ...pageWith(upgrade), frame },
}));

const sandboxed: Case = {
  ...upgradeCase({ desc: "of a sandboxed page", action: { kind: "fetch", to: insecure } }),
  page: { ...pageWith(`${upgrade}; sandbox allow-scripts`), sandboxed: true },
};

const cases: readonly Case[] = [
  ...byScript,
  ...embedded,
  ...redirected,
  ...redirectedElements,
  ...policies,
  ...withSources,
  reportOnly,
  ...left,
  ...leftRedirected,
  ...inFrames,
  sandboxed,
  ...upgradesAcrossOrigins,
];

/** Content Security Policy of the page: plain http that it upgrades, also to names that are trustworthy over http. */
export const upgrades: readonly Case[] = [
  ...cases,
  ...cases.map((described): Case => ({ ...described, desc: `${described.desc}, below test`, domain: "test" })),
];
