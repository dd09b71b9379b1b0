import type { Action, Case, HeaderList, Place, Route } from "../case.ts";
import { bodyFor } from "../element-bodies.ts";
import { kinds, own, other, type Kind } from "../element-row.ts";
import { granted, response } from "../row.ts";
import { listen } from "./event-sources.ts";
import { socket, stream } from "./policy-routes.ts";
import { open } from "./web-sockets.ts";

interface PolicyRow {
  readonly desc: string;
  readonly topic?: string;
  /** Each a header line. */
  readonly policies: readonly string[];
  readonly header?: string;
  readonly page?: string;
  readonly action?: Action;
  readonly routes?: Readonly<Record<string, Route>>;
}

const get = (to = other): Action => ({ kind: "fetch", to });

const pageWith = (policies: readonly string[], header = "content-security-policy", page = "https://a.localhost/page") =>
  ({ url: page, headers: policies.map((policy) => [header, policy] as const) }) satisfies Place;

/** What a page with a policy requests of another site, which grants it. */
const policyCase = ({ topic = "csp", desc, policies, header, page, action = get(), routes }: PolicyRow): Case => ({
  desc: `${topic}: ${desc}`,
  page: pageWith(policies, header, page),
  routes: { "/r": granted(), ...routes },
  actions: [action],
});

const sources = [
  "",
  "'none'",
  "'NONE'",
  "'none' https://b.localhost",
  "'self'",
  "'self' https:",
  "*",
  "https:",
  "HTTPS:",
  "http:",
  "wss:",
  "ws:",
  "data:",
  "https://b.localhost",
  "HTTPS://B.LOCALHOST:*",
  "https://b.localhost/",
  "https://b.localhost/r",
  "https://b.localhost/r/",
  "https://b.localhost/R",
  "https://b.localhost/x",
  "https://b.localhost/%72",
  "https://b.localhost/r?x",
  "https://b.localhost/r#x",
  "https://b.localhost:*",
  "https://b.localhost:1",
  "https://b.localhost:",
  "http://b.localhost:*",
  "wss://b.localhost:*",
  "b.localhost",
  "b.localhost:*",
  "b.localhost:*/r",
  "b.localhost.:*",
  "//b.localhost:*",
  "*.localhost",
  "*.localhost:*",
  "*.b.localhost:*",
  "https://*.localhost:*",
  "https://*.localhost:*/r",
  "*:*",
  "https://*",
  "https://*:*",
  "https://",
  "https://a.localhost https://b.localhost",
  "https://a.localhost",
  "'unsafe-inline'",
  "'strict-dynamic' https://b.localhost",
  "'nonce-abc'",
  "é https://b.localhost",
  "https://b.localhost,",
];

const lists = sources.map((source) =>
  policyCase({ desc: `connect-src ${source}`, policies: [`connect-src ${source}`] }),
);

const paths = ["/a", "/a/", "/a/b", "/a%2Fb", "/a%2fb", "/a/b/", "/A/b", "/a/%62", "/"].map((path) =>
  policyCase({
    desc: `connect-src path ${path}`,
    policies: [`connect-src https://b.localhost${path}`],
    action: get("https://b.localhost/a/b"),
    routes: { "/a/b": granted() },
  }),
);

const targets: readonly (readonly [page: string, to: string])[] = [
  ["https://a.localhost/page", own],
  ["https://a.localhost/page", "https://x.a.localhost/r"],
  ["http://a.localhost/page", "http://a.localhost/r"],
  ["http://a.localhost/page", "https://a.localhost/r"],
  ["http://a.localhost/page", "http://b.localhost/r"],
];

const self = targets.flatMap(([page, to]) =>
  ["'self'", "*", "http:", "a.localhost:*", "http://*.localhost:*"].map((source) =>
    policyCase({
      desc: `connect-src ${source} of ${page} to ${to}`,
      page,
      policies: [`connect-src ${source}`],
      action: get(to),
    }),
  ),
);

const lines: readonly (readonly string[])[] = [
  ["default-src 'none'; script-src * 'unsafe-inline' 'unsafe-eval'"],
  ["default-src 'self'; script-src * 'unsafe-inline' 'unsafe-eval'"],
  ["default-src https://b.localhost; script-src * 'unsafe-inline' 'unsafe-eval'"],
  ["default-src 'none'; connect-src https://b.localhost; script-src * 'unsafe-inline' 'unsafe-eval'"],
  ["connect-src 'none'; connect-src *"],
  ["connect-src *; connect-src 'none'"],
  ["connect-src *, connect-src 'none'"],
  ["connect-src *", "connect-src 'none'"],
  ["connect-src *", "connect-src https:"],
  ["CONNECT-SRC 'none'"],
  ["; ;\tconnect-src\t'none'"],
  ["connect-src\t'none'\t;"],
  ["connect_src 'none'"],
  ["unknown x; connect-src 'none'"],
  ["connect-src-elem 'none'"],
  ["img-src 'none'; font-src 'none'"],
  [""],
  ["é; connect-src 'none'"],
  ["connect-src é; connect-src *"],
];

const written = lines.map((policies) => policyCase({ desc: `policy ${JSON.stringify(policies)}`, policies }));

const reportOnly = policyCase({
  desc: "report-only",
  header: "content-security-policy-report-only",
  policies: ["connect-src 'none'"],
});

const redirectTo = (location: string): Route => granted([["location", location]], 302);
const elsewhere = "https://c.localhost/t";

const redirected = (
  [
    ["https://b.localhost", elsewhere],
    ["https://b.localhost https://c.localhost", elsewhere],
    ["https://b.localhost https://c.localhost/other", elsewhere],
    ["https://b.localhost/r", "https://b.localhost/t"],
    ["https://b.localhost/other", "https://b.localhost/t"],
    ["https://c.localhost", elsewhere],
    ["'none'", elsewhere],
    ["'self' https://b.localhost", "https://a.localhost/t"],
  ] as const
).flatMap(([source, location]) =>
  [
    { kind: "fetch", to: other } as const,
    { kind: "fetch", to: other, method: "PUT" } as const,
    { kind: "xhr", to: other } as const,
    { kind: "fetch", to: other, mode: "no-cors" } as const,
  ].map((action) =>
    policyCase({
      desc: `redirect to ${location} with connect-src ${source}: ${JSON.stringify(action)}`,
      policies: [`connect-src ${source}`],
      action,
      routes: {
        "/r": {
          ...redirectTo(location),
          preflight: response(
            [
              ["access-control-allow-origin", "*"],
              ["access-control-allow-methods", "PUT"],
            ],
            204,
          ),
        },
        "/t": {
          ...granted(),
          preflight: response(
            [
              ["access-control-allow-origin", "*"],
              ["access-control-allow-methods", "PUT"],
            ],
            204,
          ),
        },
      },
    }),
  ),
);

/** What `sendBeacon` returns is left out: the model's page has a promise instead. */
const beacon = `navigator.sendBeacon(to, "x"); await new Promise((end) => setTimeout(end, 500));`;

const ways: readonly (readonly [desc: string, action: Action, route: Route])[] = [
  ["fetch without CORS", { kind: "fetch", to: other, mode: "no-cors" }, granted()],
  ["PUT", { kind: "fetch", to: other, method: "PUT" }, granted([["access-control-allow-methods", "PUT"]])],
  ["keepalive", { kind: "fetch", to: other, keepalive: true }, granted()],
  ["XMLHttpRequest", { kind: "xhr", to: other }, granted()],
  [
    "XMLHttpRequest with upload",
    { kind: "xhr", to: other, method: "POST", body: { text: "x" }, uploadListener: "load" },
    granted(),
  ],
  ["beacon", { kind: "source", to: other, source: beacon }, granted()],
  ["EventSource", { kind: "source", to: other, source: listen(2) }, stream],
  ["WebSocket", { kind: "source", to: other, source: open("[]", 2) }, socket],
];

const waySources = [
  "'none'",
  "*",
  "https://b.localhost",
  "https:",
  "http:",
  "ws:",
  "wss:",
  "'self'",
  "wss://b.localhost:*",
];

const byWay = ways.flatMap(([desc, action, route]) =>
  (desc === "WebSocket" ? waySources : waySources.slice(0, 3)).map((source) =>
    policyCase({
      desc: `${desc} with connect-src ${source}`,
      policies: [`connect-src ${source}`],
      action,
      routes: { "/r": route },
    }),
  ),
);

const ownSocket = ["'self'", "*", "https://a.localhost", "wss:"].map((source) =>
  policyCase({
    desc: `own WebSocket with connect-src ${source}`,
    policies: [`connect-src ${source}`],
    action: { kind: "source", to: own, source: open("[]", 2) },
    routes: { "/r": socket },
  }),
);

/** The policies under which something is embedded; what the script of the case needs is allowed. */
const inline = "'unsafe-inline' 'unsafe-eval'";

const directives: Readonly<Record<Kind, readonly string[]>> = {
  image: ["img-src"],
  script: ["script-src", "script-src-elem"],
  module: ["script-src", "script-src-elem"],
  import: ["script-src", "script-src-elem"],
  style: ["style-src", "style-src-elem"],
  "style-import": ["style-src", "style-src-elem"],
  font: ["font-src"],
  audio: ["media-src"],
  video: ["media-src"],
  track: ["media-src"],
  preload: ["img-src"],
  object: ["object-src", "frame-src", "child-src"],
  embed: ["object-src", "frame-src", "child-src"],
};

/** What engines show of these in several ways, and request in parts. */
const isUnsure: readonly Kind[] = ["audio", "video", "track", "object", "embed"];

/** WebKit requests media once or twice. */
const isMedia: readonly Kind[] = ["audio", "video"];

const embedded = (as: Kind, desc: string, policy: string, to = other, routes: PolicyRow["routes"] = {}): Case => {
  const { type, ...content } = bodyFor[as];
  const headers: HeaderList = [
    ["content-type", type],
    ["access-control-allow-origin", "*"],
  ];
  const actual = { status: 200, headers, ...content };
  return policyCase({
    topic: "csp of elements",
    desc: `${as} ${desc}`,
    policies: [policy],
    action: { kind: "embed", as, to, ...(isUnsure.includes(as) ? { sentOnly: true } : { eventOnly: true }) },
    routes: { "/r": { actual }, "/t": { actual }, ...routes },
  });
};

const blocked = kinds.flatMap((as) => {
  const [first = ""] = directives[as];
  return [
    embedded(as, `with ${first} 'self'`, `${first} 'self' ${inline}`),
    embedded(as, "with default-src", `default-src 'self' ${inline}`),
    embedded(as, "redirected", `${first} https://b.localhost ${inline}`, other, { "/r": redirectTo(elsewhere) }),
    embedded(as, "of http, with https:", `${first} https: ${inline}`, "http://b.localhost/r"),
  ];
});

const permitted = kinds
  .filter((as) => !isMedia.includes(as))
  .flatMap((as) => {
    const [first = "", ...others] = directives[as];
    return [
      ...others.map((directive) => embedded(as, `with ${directive} 'self'`, `${directive} 'self' ${inline}`)),
      ...directives[as].map((directive) =>
        embedded(as, `with ${directive} https://b.localhost`, `${directive} https://b.localhost ${inline}`),
      ),
      embedded(as, "with default-src https://b.localhost", `default-src https://b.localhost ${inline}`),
      embedded(as, "with connect-src 'none'", "connect-src 'none'"),
      embedded(as, "redirected, allowed", `${first} https://b.localhost https://c.localhost/x ${inline}`, other, {
        "/r": redirectTo(elsewhere),
      }),
    ];
  });

const dynamic = (["script", "module"] as const).flatMap((as) =>
  [
    "script-src 'strict-dynamic'",
    "script-src 'strict-dynamic' 'nonce-abc'",
    "script-src 'nonce-abc' https://b.localhost",
  ].map((policy) => embedded(as, `with ${policy}`, `${policy} ${inline}`)),
);

const elements = [
  embedded(
    "script",
    "with script-src over script-src-elem",
    `script-src 'self' ${inline}; script-src-elem * ${inline}`,
  ),
  embedded(
    "script",
    "with script-src-elem over script-src",
    `script-src * ${inline}; script-src-elem 'self' ${inline}`,
  ),
  embedded("style", "with style-src over style-src-elem", `style-src 'self' ${inline}; style-src-elem * ${inline}`),
  embedded("style", "with style-src-elem over style-src", `style-src * ${inline}; style-src-elem 'self' ${inline}`),
  embedded("image", "with img-src over default-src", `default-src 'self' ${inline}; img-src *`),
];

const frame = (policy: string, to = other, routes: PolicyRow["routes"] = {}): Case =>
  policyCase({
    topic: "csp of elements",
    desc: `frame of ${to} with ${policy}`,
    policies: [policy],
    action: { kind: "navigate", by: "frame", to },
    routes: { "/r": { actual: response([["content-type", "text/html"]], 200, "<p>") }, ...routes },
  });

const frames = [
  ...["frame-src", "child-src", "default-src"].flatMap((directive) =>
    ["'self'", "https://b.localhost"].map((source) =>
      frame(`${directive} ${source} ${directive === "default-src" ? inline : ""}`),
    ),
  ),
  frame("frame-src *; child-src 'self'"),
  frame("frame-src 'self'; child-src *"),
  frame("frame-src 'self'", own),
  frame("object-src 'none'"),
  frame("frame-src https://b.localhost", other, { "/r": redirectTo(elsewhere) }),
  frame("frame-src https://b.localhost https://c.localhost/x", other, {
    "/r": redirectTo(elsewhere),
    "/t": { actual: response([["content-type", "text/html"]], 200, "<p>") },
  }),
];

/** Content Security Policy of the page: what it may request. */
export const contentSecurityPolicies: readonly Case[] = [
  ...lists,
  ...paths,
  ...self,
  ...written,
  reportOnly,
  ...redirected,
  ...byWay,
  ...ownSocket,
  ...blocked,
  ...permitted,
  ...dynamic,
  ...elements,
  ...frames,
];
