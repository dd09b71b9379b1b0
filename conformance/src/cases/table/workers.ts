import type { Case, HeaderList, Place, Route, WorkerStep } from "../case.ts";
import { granted, plainPage, response, securePage } from "../row.ts";
import { ownScript, workerCase } from "../worker-row.ts";

const own = "https://a.localhost/r";
const sibling = "https://x.a.localhost/r";
const other = "https://b.localhost/r";

const types = ["classic", "module"] as const;
const pageWith = (headers: HeaderList, page = securePage): Place => ({ ...page, headers });
const fetchOf = (to: string, part: Partial<WorkerStep> = {}): WorkerStep => ({ kind: "fetch", to, ...part });
const redirect = (location: string, headers: HeaderList = []): Route => ({
  actual: response([["location", location], ...headers], 302),
});
const policy = (value: string): HeaderList => [["content-security-policy", value]];
const grants: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
];

/** Where the script comes from. */
const places = ["https://a.localhost", "https://x.a.localhost", "https://b.localhost", "http://a.localhost"].flatMap(
  (origin) =>
    types.map((type) =>
      workerCase({ desc: `${type} at ${origin}`, to: `${origin}/worker`, part: { type }, headers: grants }),
    ),
);

const credentials = [
  workerCase({ desc: "classic, cookies", cookiesOf: "a.localhost" }),
  ...["omit", "same-origin", "include"].flatMap((one) =>
    types.map((type) =>
      workerCase({ desc: `${type}, credentials ${one}`, part: { type, credentials: one }, cookiesOf: "a.localhost" }),
    ),
  ),
];

const redirects: readonly (readonly [desc: string, to: string, location: string])[] = [
  ["own to own", "https://a.localhost/1", ownScript],
  ["own to other", "https://a.localhost/1", "https://b.localhost/worker"],
  ["own to sibling", "https://a.localhost/1", "https://x.a.localhost/worker"],
  ["other to own", "https://b.localhost/1", ownScript],
];

const redirected = redirects.flatMap(([desc, to, location]) =>
  types.map((type) =>
    workerCase({
      desc: `${type}, redirect, ${desc}`,
      to,
      part: { type },
      headers: grants,
      routes: { "/1": redirect(location, grants) },
      steps: [fetchOf("/r", { method: "POST" })],
    }),
  ),
);

const contents: readonly (readonly [desc: string, type: string, headers: HeaderList, status?: number])[] = [
  ["text/plain", "text/plain", []],
  ["text/html", "text/html", []],
  ["application/json", "application/json", []],
  ["an image's type", "image/png", []],
  ["no type", "", []],
  ["text/plain, nosniff", "text/plain", [["x-content-type-options", "nosniff"]]],
  ["JavaScript, nosniff", "text/javascript", [["x-content-type-options", "nosniff"]]],
  ["404", "text/javascript", [], 404],
  ["500", "text/javascript", [], 500],
];

const responses = contents.flatMap(([desc, type, headers, status = 200]) =>
  types.map((one) => workerCase({ desc: `${one}, ${desc}`, part: { type: one }, type, headers, status })),
);

const policies = [
  "worker-src 'self'",
  "worker-src 'none'",
  "worker-src blob:",
  "worker-src data:",
  "worker-src 'strict-dynamic'",
  "child-src 'strict-dynamic'",
  "default-src 'strict-dynamic'",
  "worker-src https://b.localhost",
  "child-src 'none'",
  "child-src 'self'; script-src 'none'",
  "script-src 'none'",
  "script-src 'self'",
  "script-src 'strict-dynamic'",
  "default-src 'none'",
  "default-src 'self'",
  "worker-src 'self'; script-src 'none'; connect-src 'none'",
  "frame-src 'none'; connect-src 'self'",
];

const policed = policies.flatMap((value) =>
  [ownScript, "blob:", "data:"].map((to) =>
    workerCase({ desc: `page with ${value}, ${to}`, to, page: pageWith(policy(value)), steps: [fetchOf(other)] }),
  ),
);

/** Where the worker's own script may be, beside a server. */
const scripts = [ownScript, "blob:", "data:"] as const;

const requests: readonly (readonly [desc: string, step: WorkerStep])[] = [
  ["GET of its own origin", fetchOf(own)],
  ["POST to its own origin", fetchOf(own, { method: "POST" })],
  ["GET of its own site", fetchOf(sibling)],
  ["GET of another site", fetchOf(other)],
  ["PUT of another site", fetchOf(other, { method: "PUT" })],
  ["POST without CORS", fetchOf(other, { method: "POST", mode: "no-cors" })],
  ["mode same-origin", fetchOf(own, { mode: "same-origin" })],
  ["a path", fetchOf("/r")],
  ["unsafe-url", fetchOf(other, { referrerPolicy: "unsafe-url" })],
  ["http", fetchOf("http://b.localhost/r")],
];

/** What a script that is no server's may request under the page's policy. */
const policedInside = [
  "connect-src 'none'",
  "connect-src 'self'",
  "connect-src https://c.localhost",
  "default-src blob: data:",
].flatMap((value) =>
  [ownScript, "blob:", "data:"].map((to) =>
    workerCase({
      desc: `requests under ${value} of the page, ${to}`,
      to,
      page: pageWith(policy(value)),
      steps: [fetchOf(own), fetchOf(other)],
    }),
  ),
);

const blockedElsewhere = workerCase({
  desc: "page with worker-src 'none', of another origin",
  to: "https://b.localhost/worker",
  page: pageWith(policy("worker-src 'none'")),
});

const inside = scripts.flatMap((to) =>
  requests.map(([desc, step]) =>
    workerCase({
      desc: `${desc}, from ${to}`,
      to,
      steps: [step],
      routes: {
        "/r": {
          ...granted(),
          preflight: response([
            ["access-control-allow-origin", "*"],
            ["access-control-allow-methods", "PUT"],
          ]),
        },
      },
    }),
  ),
);

const insideCookies = scripts.flatMap((to) =>
  [own, sibling, other].flatMap((target) =>
    (["cors", "no-cors"] as const).map((mode) =>
      workerCase({
        desc: `cookies of ${target}, ${mode}, from ${to}`,
        to,
        steps: [fetchOf(target, { mode, credentials: "include" })],
        routes: { "/r": { actual: response(grants) } },
        cookiesOf: new URL(target).hostname,
      }),
    ),
  ),
);

const referrerPolicies = ["no-referrer", "unsafe-url", "same-origin", "origin"];

const referrers = scripts.flatMap((to) =>
  referrerPolicies.flatMap((value) => [
    workerCase({
      desc: `referrer policy ${value} of the page, from ${to}`,
      to,
      page: pageWith([["referrer-policy", value]]),
      steps: [fetchOf(other), fetchOf(own), fetchOf(other, { mode: "no-cors", method: "POST" })],
    }),
    ...(to === ownScript
      ? [
          workerCase({
            desc: `referrer policy ${value} of the script`,
            headers: [["referrer-policy", value]],
            steps: [fetchOf(other), fetchOf(own), fetchOf(other, { mode: "no-cors", method: "POST" })],
          }),
        ]
      : []),
  ]),
);

/** The policy of the script's own response. */
const scriptPolicies = [
  "connect-src 'self'",
  "connect-src 'none'",
  "script-src 'self'",
  "script-src 'none'",
  "default-src 'none'",
  "sandbox",
];

const ownPolicies = scriptPolicies.flatMap((value) =>
  types.map((type) =>
    workerCase({
      desc: `${type}, script with ${value}`,
      part: { type },
      headers: policy(value),
      steps: [
        fetchOf(own),
        fetchOf(other),
        { kind: type === "classic" ? "importScripts" : "import", to: "https://a.localhost/more" },
      ],
      routes: { "/more": { actual: response([["content-type", "text/javascript"]], 200, "1") } },
    }),
  ),
);

const more = (headers: HeaderList, type = "text/javascript", status = 200): Route => ({
  actual: response([["content-type", type], ...headers], status, "0"),
});

const imported: readonly (readonly [desc: string, to: string, route: Route])[] = [
  ["own", own, more([])],
  ["sibling", sibling, more([])],
  ["other", other, more([])],
  ["other with CORS", other, more([["access-control-allow-origin", "*"]])],
  ["other with CORP same-origin", other, more([["cross-origin-resource-policy", "same-origin"]])],
  ["a path", "/r", more([])],
  ["text/plain", own, more([], "text/plain")],
  ["text/html", own, more([], "text/html")],
  ["text/html of another site", other, more(grants, "text/html")],
  ["nosniff", own, more([["x-content-type-options", "nosniff"]], "text/plain")],
  ["404", own, more([], "text/javascript", 404)],
  ["redirect to other", own, redirect("https://b.localhost/more")],
  ["http", "http://b.localhost/r", more([])],
];

const imports = imported.flatMap(([desc, to, route]) =>
  types.map((type) =>
    workerCase({
      desc: `${type}, import of ${desc}`,
      part: { type },
      steps: [{ kind: type === "classic" ? "importScripts" : "import", to }],
      routes: { "/r": route, "/more": more([]) },
    }),
  ),
);

const importedElsewhere = (["blob:", "data:"] as const).flatMap((to) =>
  types.flatMap((type) =>
    [own, other].map((target) =>
      workerCase({
        desc: `${type}, import of ${target} from ${to}`,
        to,
        part: { type },
        steps: [{ kind: type === "classic" ? "importScripts" : "import", to: target }],
        routes: { "/r": more(grants) },
      }),
    ),
  ),
);

const importCookies = types.flatMap((type) =>
  ["omit", "same-origin", "include"].flatMap((one) =>
    [own, other].map((target) =>
      workerCase({
        desc: `${type}, credentials ${one}, import of ${target}`,
        part: { type, credentials: one },
        steps: [{ kind: type === "classic" ? "importScripts" : "import", to: target }],
        routes: { "/r": more(grants) },
        cookiesOf: new URL(target).hostname,
      }),
    ),
  ),
);

const embedder = (value: string): HeaderList => [["cross-origin-embedder-policy", value]];
const corp: HeaderList = [["cross-origin-resource-policy", "same-origin"]];

const embedders = (["require-corp", "credentialless"] as const).flatMap((value) => [
  workerCase({ desc: `${value} of the page`, page: pageWith(embedder(value)) }),
  workerCase({ desc: `${value} of the page, CORP of the script`, page: pageWith(embedder(value)), headers: corp }),
  ...["require-corp", "credentialless"].flatMap((its) => [
    workerCase({
      desc: `${value} of the page, ${its} of the script`,
      page: pageWith(embedder(value)),
      headers: embedder(its),
    }),
  ]),
  workerCase({
    desc: `${value} of the script alone`,
    headers: embedder(value),
    steps: [
      fetchOf(other, { mode: "no-cors", credentials: "include" }),
      { kind: "importScripts", to: "https://b.localhost/more" },
    ],
    routes: { "/r": { actual: response([]) }, "/more": more([]) },
  }),
  ...(["blob:", "data:"] as const).map((to) =>
    workerCase({
      desc: `${value} of the page, ${to}`,
      to,
      page: pageWith(embedder(value)),
      steps: [fetchOf(other, { mode: "no-cors", credentials: "include" })],
      routes: { "/r": { actual: response([]) } },
    }),
  ),
]);

const sandboxed: Place = { ...securePage, sandboxed: true, headers: [] };

const pages: readonly (readonly [desc: string, page: Place])[] = [
  ["http page", plainPage],
  ["sandboxed page", sandboxed],
  ["srcdoc frame", { ...securePage, frame: "srcdoc" }],
  ["blob frame", { ...securePage, frame: "blob" }],
];

const elsewhere = pages.flatMap(([desc, page]) =>
  [page.url.replace("/page", "/worker"), "blob:", "data:"].map((to) =>
    workerCase({
      desc: `${desc}, ${to}`,
      page,
      to,
      headers: grants,
      steps: [fetchOf(other), fetchOf(own, { method: "POST" })],
    }),
  ),
);

const dedicated: readonly Case[] = [
  ...places,
  ...credentials,
  ...redirected,
  ...responses,
  ...policed,
  blockedElsewhere,
  ...policedInside,
  ...inside,
  ...insideCookies,
  ...referrers,
  ...ownPolicies,
  ...imports,
  ...importedElsewhere,
  ...importCookies,
  ...embedders,
  ...elsewhere,
];

const asShared = (described: Case): Case => ({
  ...described,
  desc: described.desc.replace("dedicated", "shared"),
  actions: described.actions.map((action) => (action.kind === "worker" ? { ...action, way: "shared" } : action)),
});

/**
 * What WebKit's shared data: worker has of the page's host is not modelled, nor that importScripts of mixed content stops a
 * shared worker of Chromium.
 */
const isModelled = ({ desc }: Case): boolean =>
  !/cookies of https:\/\/a\.localhost\/r, .*from data:|classic, import of http$/.test(desc);

/** Workers, their scripts, and what these request. */
export const workers: readonly Case[] = [...dedicated, ...dedicated.filter(isModelled).map(asShared)];
