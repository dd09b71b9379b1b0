import type { Action, Case, EmbedAction, FetchAction, HeaderList, LeavingAction, Route } from "../case.ts";
import { response, securePage } from "../row.ts";
import { serviceWorkerCase } from "../service-worker-row.ts";

const own = "https://a.localhost/r";
const sibling = "https://x.a.localhost/r";
const other = "https://b.localhost/r";

const passes = "(event) => event.respondWith(fetch(event.request))";
const copies = '(event) => event.respondWith(fetch(new Request(event.request, { cache: "default" })))';

/** What a service worker does with a request. */
const handlers: readonly (readonly [desc: string, handler: string | undefined])[] = [
  ["without a handler", undefined],
  ["that leaves it", "() => undefined"],
  ["that passes it on", passes],
  ["that passes a copy on", copies],
  ["that fetches its URL", "(event) => event.respondWith(fetch(event.request.url))"],
  ["that fetches its URL without CORS", '(event) => event.respondWith(fetch(event.request.url, { mode: "no-cors" }))'],
  [
    "that makes a response",
    '(event) => event.respondWith(new Response("made", { headers: { "x-made": "1", "content-type": "text/plain" } }))',
  ],
];

const byHandler = (make: (handler: { readonly desc: string; readonly handler?: string }) => readonly Case[]): Case[] =>
  handlers.flatMap(([desc, handler]) => make({ desc, ...(handler !== undefined && { handler }) }));

const fetchOf = (to: string, part: Partial<FetchAction> = {}): FetchAction => ({ kind: "fetch", to, ...part });

const grants: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
];
const redirect = (location: string, headers: HeaderList = grants): Route => ({
  actual: response([["location", location], ...headers], 302),
});

/** Every method in every mode. */
const requestsTo = (to: string, credentials: string): readonly FetchAction[] => [
  ...["GET", "POST", "PUT"].flatMap((method) =>
    ["cors", "no-cors", "same-origin"]
      .filter((mode) => mode !== "no-cors" || method !== "PUT")
      .map((mode) => fetchOf(to, { method, mode, credentials, ...(method !== "GET" && { body: { text: "body" } }) })),
  ),
  fetchOf(to, { headers: [["x-test", "1"]], credentials }),
];

const requests = byHandler(({ desc, ...row }) =>
  [own, sibling, other].flatMap((to) =>
    ["omit", "same-origin", "include"].map((credentials) =>
      serviceWorkerCase({
        ...row,
        desc: `${desc}, credentials ${credentials}, ${new URL(to).hostname}`,
        actions: requestsTo(to, credentials),
        cookiesOf: new URL(to).hostname,
      }),
    ),
  ),
);

const refused = byHandler(({ desc, ...row }) => [
  serviceWorkerCase({
    ...row,
    desc: `${desc}, no grant`,
    actions: [fetchOf(other), fetchOf(other, { method: "PUT" }), { kind: "xhr", to: other }],
    routes: { "/r": { actual: response([]) } },
  }),
  serviceWorkerCase({
    ...row,
    desc: `${desc}, CORP same-origin`,
    actions: [fetchOf(other, { mode: "no-cors" }), fetchOf(other)],
    routes: { "/r": { actual: response([...grants, ["cross-origin-resource-policy", "same-origin"]]) } },
  }),
]);

const redirects = byHandler(({ desc, ...row }) =>
  [
    ["own to own", "https://a.localhost/1", own],
    ["own to other", "https://a.localhost/1", other],
    ["other to own", "https://b.localhost/1", own],
  ].map(([way = "", to = "", location = ""]) =>
    serviceWorkerCase({
      ...row,
      desc: `${desc}, redirect, ${way}`,
      actions: [
        fetchOf(to),
        fetchOf(to, { mode: "no-cors" }),
        fetchOf(to, { mode: "same-origin" }),
        fetchOf(to, { redirect: "manual" }),
        fetchOf(to, { redirect: "error" }),
        fetchOf(to, { method: "POST", body: { text: "body" } }),
      ],
      routes: { "/1": redirect(location), "/r": { actual: response([["access-control-allow-origin", "*"]]) } },
    }),
  ),
);

/** What a script hears of a failure is not compared: by that, WebKit would connect again. */
const connects = `const source = new EventSource(to);
await new Promise((resolve) => (source.onopen = source.onerror = resolve));
source.close();`;

const options: readonly (readonly [desc: string, action: Action])[] = [
  ["no-referrer", fetchOf(other, { referrerPolicy: "no-referrer" })],
  ["unsafe-url", fetchOf(other, { referrerPolicy: "unsafe-url" })],
  ["origin", fetchOf(own, { referrerPolicy: "origin" })],
  ["no referrer", fetchOf(own, { referrer: "" })],
  ["cache no-store", fetchOf(other, { cache: "no-store" })],
  ["cache no-cache", fetchOf(other, { cache: "no-cache" })],
  ["keepalive", fetchOf(other, { method: "POST", keepalive: true, body: { text: "body" } })],
  ["integrity", fetchOf(other, { integrity: "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })],
  ["XMLHttpRequest", { kind: "xhr", to: other, withCredentials: true }],
  ["upload listener", { kind: "xhr", to: other, method: "POST", body: { text: "body" }, uploadListener: "abort" }],
  ["beacon", { kind: "beacon", to: other, body: { text: "body" } }],
  ["EventSource", { kind: "source", to: other, source: connects }],
  ["data:", fetchOf("data:text/plain,x")],
  ["http", fetchOf("http://b.localhost/r")],
];

const otherRequests = byHandler(({ desc, ...row }) =>
  options.map(([option, action]) => serviceWorkerCase({ ...row, desc: `${desc}, ${option}`, actions: [action] })),
);

const embedded: readonly Pick<EmbedAction, "as" | "crossorigin">[] = [
  { as: "image" },
  { as: "image", crossorigin: "anonymous" },
  { as: "script" },
  { as: "script", crossorigin: "use-credentials" },
  { as: "style" },
];

const elements = byHandler(({ desc, ...row }) =>
  embedded.map(({ as, crossorigin }) =>
    serviceWorkerCase({
      ...row,
      desc: `${desc}, ${as}${crossorigin === undefined ? "" : `, ${crossorigin}`}`,
      actions: [
        {
          kind: "embed",
          as,
          to: other,
          ...(crossorigin !== undefined && { crossorigin }),
          sentOnly: true,
        },
      ],
      routes: { "/r": { actual: response([...grants, ["content-type", "text/javascript"]], 200, "1") } },
      cookiesOf: "b.localhost",
    }),
  ),
);

/** What gives a page no response. */
const failing: readonly (readonly [desc: string, handler: string])[] = [
  ["Response.error()", "(event) => event.respondWith(Response.error())"],
  ["a rejection", '(event) => event.respondWith(Promise.reject(new Error("no")))'],
  ["no Response", '(event) => event.respondWith("text")'],
  [
    "a body that was read",
    "(event) => event.respondWith(fetch(event.request).then(async (response) => { await response.text(); return response; }))",
  ],
  ["a handler that throws", '() => { throw new Error("no"); }'],
  ["a response too late", "async (event) => event.respondWith(await fetch(event.request))"],
  ["a clone", "(event) => event.respondWith(fetch(event.request).then((response) => response.clone()))"],
];

const failures = failing.map(([desc, handler]) =>
  serviceWorkerCase({
    desc: `with ${desc}`,
    handler,
    actions: [fetchOf(own), fetchOf(other), fetchOf(other, { mode: "no-cors" }), { kind: "xhr", to: other }],
  }),
);

const link = (to: string, part: object = {}): LeavingAction => ({ kind: "navigate", by: "link", to, ...part });

const leavings: readonly (readonly [desc: string, action: LeavingAction])[] = [
  ["a link", link(own)],
  ["a link that the user clicks", link(own, { clicked: true })],
  ["a link with noreferrer", link(own, { rel: "noreferrer" })],
  ["location", { kind: "navigate", by: "location", to: own }],
  ["a frame", { kind: "navigate", by: "frame", to: own }],
  ["GET of a form", { kind: "submit", to: own, fields: [["a", "1"]] }],
  ["POST of a form", { kind: "submit", to: own, method: "post", fields: [["a", "1"]] }],
];

const elsewhere = [
  ["own", "https://a.localhost/page"],
  ["same-site", "https://x.a.localhost/page"],
  ["cross-site", "https://b.localhost/page"],
];

/** From where a service worker's navigations are tried: its own pages would be what it makes. */
function startsFor(desc: string): typeof elsewhere {
  if (desc.includes("URL") || desc.startsWith("without")) return [];
  return desc === "that makes a response" ? elsewhere.slice(1) : elsewhere;
}

const navigations = byHandler(({ desc, ...row }) =>
  startsFor(desc).flatMap(([site = "", url = ""]) =>
    leavings.map(([way, action]) =>
      serviceWorkerCase({
        ...row,
        desc: `navigation, ${desc}, ${site}, ${way}`,
        page: { ...securePage, url },
        actions: [action],
        cookiesOf: "a.localhost",
        before: true,
        // Where third-party cookies are allowed, Firefox does not keep service workers apart by the page in the address bar.
        ...(way === "a frame" && { thirdPartyCookies: "default" }),
      }),
    ),
  ),
);

/** Firefox goes to the network then. */
const failedNavigations = failing.slice(0, 3).flatMap(([desc, handler]) =>
  [link(own), { kind: "navigate", by: "frame", to: own } as const].map((action) =>
    serviceWorkerCase({
      desc: `navigation, with ${desc}, ${action.kind === "navigate" ? action.by : ""}`,
      handler,
      page: { ...securePage, url: "https://x.a.localhost/page" },
      actions: [action],
      before: true,
    }),
  ),
);

export const serviceWorkers: readonly Case[] = [
  ...requests,
  ...refused,
  ...redirects,
  ...otherRequests,
  ...elements,
  ...failures,
  ...navigations,
  ...failedNavigations,
];
