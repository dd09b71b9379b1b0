import type { Case, FetchAction } from "../case.ts";
import { response, caseOf, granted, plainPage, securePage, type FetchPart } from "../row.ts";

const targets = [
  "https://a.localhost/r",
  "https://x.a.localhost/r",
  "https://b.localhost/r",
  "http://a.localhost/r",
  "http://b.localhost/r",
];
const pages = [securePage, plainPage, { url: "https://x.a.localhost/page" }];

/** Site and scheme of the target against those of the page. */
const sites: Case[] = pages.flatMap((page) =>
  targets.flatMap((to) =>
    ["cors", "no-cors", "same-origin"].map((mode) =>
      caseOf({ desc: `mode ${mode}, ${page.url} to ${to}`, page, fetch: { to, mode } }),
    ),
  ),
);

/** What is refused for two reasons: which one do the engines tell? */
const refusedTwice: Case[] = [
  { desc: "and connect-src 'self'", policy: "connect-src 'self'" },
  { desc: "and connect-src 'none'", policy: "connect-src 'none'" },
  { desc: "and a blocked port", to: "https://b.localhost:6666/r" },
  { desc: "and a blocked port in a blocked path", policy: "connect-src 'none'", to: "http://b.localhost:6666/r" },
].map(({ desc, policy, to = "https://b.localhost/r" }) =>
  caseOf({
    desc: `mode same-origin ${desc}`,
    page: { ...securePage, ...(policy === undefined ? {} : { headers: [["content-security-policy", policy]] }) },
    fetch: { to, mode: "same-origin" },
  }),
);

const noCors: readonly { desc: string; fetch: FetchPart }[] = [
  { desc: "PUT", fetch: { method: "PUT" } },
  { desc: "POST", fetch: { method: "POST", body: { text: "x" } } },
  { desc: "HEAD", fetch: { method: "HEAD" } },
  { desc: "DELETE, same-origin", fetch: { method: "DELETE", to: "https://a.localhost/r" } },
  { desc: "JSON", fetch: { method: "POST", body: { text: "{}" }, headers: [["content-type", "application/json"]] } },
  { desc: "a blob of JSON", fetch: { method: "POST", body: { blob: "{}", type: "application/json" } } },
  { desc: "text/plain", fetch: { method: "POST", body: { text: "x" }, headers: [["content-type", "text/plain"]] } },
  { desc: "long accept", fetch: { headers: [["accept", "a".repeat(129)]] } },
  {
    desc: "two accepts",
    fetch: {
      headers: [
        ["accept", "a".repeat(100)],
        ["accept", "b".repeat(100)],
      ],
    },
  },
  { desc: "authorization", fetch: { headers: [["authorization", "x"]] } },
  { desc: "integrity", fetch: { integrity: "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" } },
  { desc: "redirect error", fetch: { redirect: "error" } },
  { desc: "redirect manual", fetch: { redirect: "manual" } },
  { desc: "include", fetch: { credentials: "include" } },
  { desc: "keepalive", fetch: { keepalive: true } },
];

const others: readonly { desc: string; fetch: FetchPart }[] = [
  { desc: "mode navigate", fetch: { mode: "navigate" } },
  { desc: "mode websocket", fetch: { mode: "websocket" } },
  { desc: "an unknown mode", fetch: { mode: "open" } },
  { desc: "an unknown redirect", fetch: { redirect: "never" } },
  { desc: "an unknown cache", fetch: { cache: "never" } },
  { desc: "only-if-cached, cors", fetch: { cache: "only-if-cached" } },
  {
    desc: "only-if-cached, same-origin",
    fetch: { to: "https://a.localhost/r", mode: "same-origin", cache: "only-if-cached" },
  },
  { desc: "cache no-store", fetch: { cache: "no-store" } },
  { desc: "cache reload", fetch: { cache: "reload" } },
  { desc: "cache no-cache", fetch: { cache: "no-cache" } },
  { desc: "cache force-cache", fetch: { cache: "force-cache" } },
  { desc: "keepalive, preflighted", fetch: { keepalive: true, method: "PUT" } },
  { desc: "keepalive, preflighted with x-a", fetch: { keepalive: true, headers: [["x-a", "1"]] } },
  { desc: "right integrity", fetch: { integrity: "sha256-Iw2DWNyOiJC0xY3utikS7i8gNXrpKlzIYbmOaP4xrLU=" } },
  { desc: "wrong integrity", fetch: { integrity: "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" } },
  { desc: "malformed integrity", fetch: { integrity: "sha1-x" } },
];

const policies = [
  "same-origin",
  "same-site",
  "cross-origin",
  "Same-Origin",
  "cross-site",
  "",
  "same-origin, same-site",
  "same-site;",
];
const embedders = [
  "https://a.localhost/r",
  "https://x.a.localhost/r",
  "https://b.localhost/r",
  "http://x.a.localhost/r",
];

const corp: Case[] = embedders.flatMap((to) =>
  policies.flatMap((policy) =>
    ["no-cors", "cors"].map((mode) =>
      caseOf({
        desc: `corp ${JSON.stringify(policy)}, ${mode}, ${to}`,
        fetch: { to, mode },
        more: [["cross-origin-resource-policy", policy]],
      }),
    ),
  ),
);

function corpOfRedirect(policy: string): Case {
  const headers = [
    ["cross-origin-resource-policy", policy],
    ["location", "https://c.localhost/2"],
  ] as const;
  const actions: FetchAction[] = [{ kind: "fetch", to: "https://b.localhost/1", mode: "no-cors" }];
  return {
    desc: `corp ${policy} on a redirect`,
    page: securePage,
    routes: { "/1": { actual: { status: 302, headers } }, "/2": granted() },
    actions,
  };
}

export const modes: readonly Case[] = [
  ...sites,
  ...refusedTwice,
  ...noCors.map(({ desc, fetch }) => caseOf({ desc: `no-cors ${desc}`, fetch: { mode: "no-cors", ...fetch } })),
  ...others.map(({ desc, fetch }) => caseOf({ desc, fetch })),
  ...corp,
  caseOf({ desc: "keepalive without a grant", fetch: { keepalive: true }, actual: [] }),
  caseOf({ desc: "keepalive, refused preflight", fetch: { keepalive: true, method: "PUT" }, preflight: [] }),
  caseOf({ desc: "keepalive, preflight 404", fetch: { keepalive: true, method: "PUT" }, preflightStatus: 404 }),
  caseOf({
    desc: "corp http page, same-site, https target",
    page: plainPage,
    fetch: { to: "https://x.a.localhost/r", mode: "no-cors" },
    more: [["cross-origin-resource-policy", "same-site"]],
  }),
  caseOf({
    desc: "corp in two lines",
    fetch: { mode: "no-cors" },
    more: [
      ["cross-origin-resource-policy", "same-origin"],
      ["cross-origin-resource-policy", "cross-origin"],
    ],
  }),
  caseOf({
    desc: "corp on an error",
    status: 404,
    fetch: { mode: "no-cors" },
    more: [["cross-origin-resource-policy", "same-origin"]],
  }),
  corpOfRedirect("same-origin"),
  corpOfRedirect("cross-origin"),
  ...["text/html", "application/json", "text/javascript", "image/png"].map((type) => ({
    ...caseOf({ desc: `no-cors reads nothing of ${type}`, fetch: { mode: "no-cors" } }),
    routes: {
      "/r": {
        actual: response([
          ["content-type", type],
          ["x-content-type-options", "nosniff"],
        ]),
      },
    },
  })),
];
