import type { Case, HeaderList, Place, Route } from "../case.ts";
import { plainPage, response, securePage } from "../row.ts";
import { serviceWorkerCase } from "../service-worker-row.ts";

const pageWith = (headers: HeaderList): Place => ({ ...securePage, headers });
const policy = (value: string): HeaderList => [["content-security-policy", value]];
const allowed = (value: string): HeaderList => [["service-worker-allowed", value]];
const script = (headers: HeaderList = []): Route => ({
  actual: response([["content-type", "text/javascript"], ...headers], 200, "0"),
});

const options = [
  serviceWorkerCase({ desc: "classic", cookiesOf: "a.localhost" }),
  serviceWorkerCase({ desc: "module", part: { type: "module" }, cookiesOf: "a.localhost" }),
  ...(["imports", "all", "none"] as const).map((updateViaCache) =>
    serviceWorkerCase({ desc: `updateViaCache ${updateViaCache}`, part: { updateViaCache } }),
  ),
];

/** Where the script comes from. */
const places = [
  "https://x.a.localhost/sw",
  "https://b.localhost/sw",
  "http://a.localhost/sw",
  "data:,0",
  "/a%2fsw",
].map((to) => serviceWorkerCase({ desc: `script at ${to}`, part: { to } }));

const scopes = ["/", "/page", "/sw", "https://b.localhost/", "/%5c"].map((scope) =>
  serviceWorkerCase({ desc: `scope ${scope}`, part: { scope } }),
);

const deep: readonly (readonly [scope: string, headers: HeaderList])[] = [
  ["", []],
  ["/", []],
  ["/a/b/", []],
  ["/a/", []],
  ["/", allowed("/")],
  ["/a/", allowed("/")],
  ["/c/", allowed("/a/")],
  ["/", allowed("../../")],
  ["/", allowed("https://b.localhost/")],
  ["/", allowed("")],
];

const widened = deep.map(([scope, headers]) =>
  serviceWorkerCase({
    desc: `script in a folder, scope ${scope === "" ? "of its own" : scope}${headers.map(([, value]) => `, allowed ${JSON.stringify(value)}`).join("")}`,
    part: { to: "https://a.localhost/a/b/sw", ...(scope !== "" && { scope }) },
    routes: {
      "/a/b/sw": {
        actual: {
          ...script(headers).actual,
          body: "oninstall = () => skipWaiting(); onactivate = (event) => event.waitUntil(clients.claim());",
        },
      },
    },
  }),
);

const contents: readonly (readonly [desc: string, type: string, headers: HeaderList, status?: number])[] = [
  ["text/plain", "text/plain", []],
  ["text/html", "text/html", []],
  ["application/json", "application/json", []],
  ["no type", "", []],
  ["JavaScript, nosniff", "text/javascript", [["x-content-type-options", "nosniff"]]],
  ["404", "text/javascript", [], 404],
  ["500", "text/javascript", [], 500],
  ["CORP same-origin", "text/javascript", [["cross-origin-resource-policy", "same-origin"]]],
];

const responses = contents.map(([desc, type, headers, status = 200]) =>
  serviceWorkerCase({ desc: `script of ${desc}`, type, headers, status }),
);

const redirected = [
  ["own", "https://a.localhost/other"],
  ["other", "https://b.localhost/other"],
].map(([desc = "", location = ""]) =>
  serviceWorkerCase({
    desc: `script redirected to ${desc}`,
    part: { to: "https://a.localhost/1" },
    routes: { "/1": { actual: response([["location", location]], 302) }, "/other": script() },
  }),
);

const policies = [
  "worker-src 'self'",
  "worker-src 'none'",
  "worker-src https://b.localhost",
  "child-src 'none'",
  "script-src 'none'",
  "script-src 'self'",
  "default-src 'none'",
  "connect-src 'none'",
].map((value) => serviceWorkerCase({ desc: `page with ${value}`, page: pageWith(policy(value)) }));

const passes = "(event) => event.respondWith(fetch(event.request))";

/** Whose policy decides about what goes through it. */
const policed = [
  ["page", "connect-src 'none'"],
  ["page", "connect-src 'self'"],
  ["script", "connect-src 'none'"],
  ["script", "connect-src 'self'"],
].map(([whose, value = ""]) =>
  serviceWorkerCase({
    desc: `requests under ${value} of the ${String(whose)}`,
    handler: passes,
    ...(whose === "page" ? { page: pageWith(policy(value)) } : { headers: policy(value) }),
    actions: [
      { kind: "fetch", to: "https://a.localhost/r" },
      { kind: "fetch", to: "https://b.localhost/r" },
    ],
  }),
);

const pages: readonly (readonly [desc: string, page: Place])[] = [
  ["http page", plainPage],
  ["sandboxed page", { ...securePage, sandboxed: true, headers: [] }],
  ["srcdoc frame", { ...securePage, frame: "srcdoc" }],
];

const elsewhere = pages.map(([desc, page]) =>
  serviceWorkerCase({
    desc: `of a ${desc}`,
    page,
    part: { to: page.url.replace("/page", "/sw") },
    handler: passes,
    actions: [{ kind: "fetch", to: "https://b.localhost/r" }],
  }),
);

const embedder = (value: string): HeaderList => [["cross-origin-embedder-policy", value]];

const embedders = ["require-corp", "credentialless"].flatMap((value) => [
  serviceWorkerCase({ desc: `${value} of the page`, page: pageWith(embedder(value)) }),
  ...(["page", "script"] as const).map((whose) =>
    serviceWorkerCase({
      desc: `${value} of the ${whose}, request without CORS`,
      handler: passes,
      ...(whose === "page" ? { page: pageWith(embedder(value)) } : { headers: embedder(value) }),
      actions: [{ kind: "fetch", to: "https://b.localhost/r", mode: "no-cors", credentials: "include" }],
      routes: { "/r": { actual: response([]) } },
      cookiesOf: "b.localhost",
    }),
  ),
]);

/** The script of a service worker, and what the page gets where it does not run. */
export const serviceWorkerRegistrations: readonly Case[] = [
  ...options,
  ...places,
  ...scopes,
  ...widened,
  ...responses,
  ...redirected,
  ...policies,
  ...policed,
  ...elsewhere,
  ...embedders,
];
