import type { Action, Case, FetchAction, HeaderList, Place, Route } from "../case.ts";
import { answer, plainPage, securePage, type FetchPart } from "../row.ts";

const a = "https://a.localhost";
const credentialed: HeaderList = [
  ["access-control-allow-origin", a],
  ["access-control-allow-credentials", "true"],
];

const setting = (...cookies: readonly string[]): Route => ({
  actual: answer([...credentialed, ...cookies.map((cookie) => ["set-cookie", cookie] as const)]),
});
const read: Route = {
  actual: answer(credentialed),
  preflight: { status: 204, headers: [...credentialed, ["access-control-allow-methods", "PUT"]] },
};
const to = (url: string, more: FetchPart = {}): FetchAction => ({
  kind: "fetch",
  to: url,
  credentials: "include",
  ...more,
});

interface Kept {
  readonly desc: string;
  readonly page?: Place;
  /** Set by a top-level visit to `/set`; then `/r` is asked for. */
  readonly visit: string;
  readonly cookies: readonly string[];
  readonly actions: readonly Action[];
}

function kept({ desc, page = securePage, visit, cookies, actions }: Kept): Case {
  const routes = { "/set": setting(...cookies), "/r": read, "/sub/r": read, "/subway": read };
  return { desc: `cookie: ${desc}`, page, visits: [visit], routes, actions };
}

const b = "https://b.localhost";
const x = "https://x.a.localhost";
const sites = [
  "",
  "; SameSite=None",
  "; SameSite=Lax",
  "; SameSite=Strict",
  "; SameSite=none",
  "; SameSite=foo",
  "; SameSite",
  "; SameSite=Lax; SameSite=None",
];

const sameSite: Case[] = sites.flatMap((site) => [
  kept({
    desc: `k=1; Secure${site}, cross-site`,
    visit: `${b}/set`,
    cookies: [`k=1; Secure${site}`],
    actions: [to(`${b}/r`), to(`${b}/r`, { mode: "no-cors" })],
  }),
  kept({ desc: `k=1${site}, cross-site`, visit: `${b}/set`, cookies: [`k=1${site}`], actions: [to(`${b}/r`)] }),
  kept({
    desc: `k=1; Secure${site}, same-site`,
    visit: `${x}/set`,
    cookies: [`k=1; Secure${site}`],
    actions: [to(`${x}/r`)],
  }),
]);

const modes: Case[] = ["omit", "same-origin", "include"].flatMap((credentials) => [
  kept({
    desc: `${credentials}, cross-site`,
    visit: `${b}/set`,
    cookies: ["k=1; Secure; SameSite=None"],
    actions: [to(`${b}/r`, { credentials })],
  }),
  kept({
    desc: `${credentials}, same-origin`,
    visit: `${a}/set`,
    cookies: ["k=1"],
    actions: [to(`${a}/r`, { credentials })],
  }),
  kept({
    desc: `${credentials}, preflighted`,
    visit: `${b}/set`,
    cookies: ["k=1; Secure; SameSite=None"],
    actions: [to(`${b}/r`, { credentials, method: "PUT" })],
  }),
]);

const attributes: readonly { desc: string; cookie: string }[] = [
  { desc: "Path=/", cookie: "k=1; Path=/" },
  { desc: "Path=/sub", cookie: "k=1; Path=/sub" },
  { desc: "Path=/sub/", cookie: "k=1; Path=/sub/" },
  { desc: "Path=sub", cookie: "k=1; Path=sub" },
  { desc: "Path empty", cookie: "k=1; Path=" },
  { desc: "Path=/SUB", cookie: "k=1; Path=/SUB" },
  { desc: "Max-Age=0", cookie: "k=1; Max-Age=0" },
  { desc: "Max-Age=-1", cookie: "k=1; Max-Age=-1" },
  { desc: "Max-Age=1000", cookie: "k=1; Max-Age=1000" },
  { desc: "Max-Age garbage", cookie: "k=1; Max-Age=soon" },
  { desc: "Max-Age beats Expires", cookie: "k=1; Max-Age=1000; Expires=Sat, 01 Jan 2000 00:00:00 GMT" },
  { desc: "Expires in the past", cookie: "k=1; Expires=Sat, 01 Jan 2000 00:00:00 GMT" },
  { desc: "Expires in the future", cookie: "k=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT" },
  { desc: "Expires garbage", cookie: "k=1; Expires=tomorrow" },
  { desc: "HttpOnly", cookie: "k=1; HttpOnly" },
  { desc: "Secure", cookie: "k=1; Secure" },
  { desc: "Domain of another", cookie: "k=1; Domain=c.localhost" },
  { desc: "Domain localhost", cookie: "k=1; Domain=localhost" },
  { desc: "Domain empty", cookie: "k=1; Domain=" },
  { desc: "Domain=own", cookie: "k=1; Domain=a.localhost" },
  { desc: "__Host-", cookie: "__Host-k=1; Secure; Path=/" },
  { desc: "__Host- without Secure", cookie: "__Host-k=1; Path=/" },
  { desc: "__Host- without Path", cookie: "__Host-k=1; Secure" },
  { desc: "__Host- with Domain", cookie: "__Host-k=1; Secure; Path=/; Domain=a.localhost" },
  { desc: "__host- lower case", cookie: "__host-k=1; Path=/" },
  { desc: "__Secure-", cookie: "__Secure-k=1; Secure" },
  { desc: "__Secure- without Secure", cookie: "__Secure-k=1" },
  { desc: "__Http-", cookie: "__Http-k=1; Secure" },
  { desc: "__Host-Http-", cookie: "__Host-Http-k=1; Secure; Path=/" },
  { desc: "no name", cookie: "value" },
  { desc: "an empty name", cookie: "=value" },
  { desc: "an empty value", cookie: "k=" },
  { desc: "nothing", cookie: "" },
  { desc: "spaces", cookie: "  k  =  v w  ; Path=/" },
  { desc: "quoted", cookie: 'k="1;2"; Path=/' },
  { desc: "an equals sign within", cookie: "k=a=b; Path=/" },
  { desc: "a control character", cookie: "k=a\x01b; Path=/" },
  { desc: "a tab", cookie: "k=a\tb; Path=/" },
  { desc: "Latin-1", cookie: "k=\u00e9; Path=/" },
  { desc: "4096 bytes", cookie: `k=${"v".repeat(4095)}; Path=/` },
  { desc: "4097 bytes", cookie: `k=${"v".repeat(4096)}; Path=/` },
  { desc: "a Path of 1024 bytes", cookie: `k=1; Path=/${"p".repeat(1023)}` },
  { desc: "a Path of 1025 bytes", cookie: `k=1; Path=/${"p".repeat(1024)}` },
  { desc: "Partitioned", cookie: "k=1; Secure; SameSite=None; Partitioned; Path=/" },
  { desc: "an unknown attribute", cookie: "k=1; Priority=High; Foo; Path=/" },
  { desc: "attributes in capitals", cookie: "k=1; PATH=/; SECURE; SAMESITE=STRICT" },
];

/** First-party: what of it comes back to its own site, on three paths. */
const stored: Case[] = attributes.map(({ desc, cookie }) => ({
  desc: `cookie: ${desc}`,
  page: securePage,
  routes: { "/set": setting(cookie), "/r": read, "/sub/r": read, "/subway": read },
  actions: [to(`${a}/set`), to(`${a}/r`), to(`${a}/sub/r`), to(`${a}/subway`)],
}));

const byFetch: Case[] = [...sites.slice(0, 4), "; Secure; SameSite=None", "; Secure; SameSite=Strict"].flatMap((site) =>
  [b, x, a].map((origin) => ({
    desc: `cookie: k=1${site} set by fetch from ${origin}`,
    page: securePage,
    routes: { "/set": setting(`k=1${site}; Path=/`), "/r": read },
    actions: [to(`${origin}/set`), to(`${origin}/r`)],
  })),
);

const byOthers: Case[] = [
  { desc: "set without a grant", actual: [], fetch: {} },
  { desc: "set in no-cors", actual: [], fetch: { mode: "no-cors" } },
  { desc: "set with omit", actual: credentialed, fetch: { credentials: "omit" } },
  { desc: "set on a 404", actual: credentialed, fetch: {}, status: 404 },
].map(({ desc, actual, fetch, status }) => ({
  desc: `cookie: ${desc}`,
  page: securePage,
  routes: {
    "/set": { actual: answer([...actual, ["set-cookie", "k=1; Secure; SameSite=None; Path=/"]], status) },
    "/r": read,
  },
  actions: [to(`${b}/set`, fetch), to(`${b}/r`)],
}));

const written: Case[] = [
  "k=1",
  "k=1; Path=/",
  "k=1; Secure",
  "k=1; HttpOnly",
  "k=1; SameSite=Strict",
  "k=1; SameSite=None",
  "k=1; Domain=a.localhost",
  "k=1; Domain=x.a.localhost",
  "k=1; Domain=b.localhost",
  "k=1; Max-Age=0",
  "__Host-k=1; Secure; Path=/",
  "__Host-k=1; Secure",
  "__Http-k=1; Secure",
  "k",
  "=k",
  "",
  "k=a; b; c",
  "k=\u00e9",
  "k=a\x01b",
].flatMap((set) =>
  [securePage, plainPage].map((page) => ({
    desc: `cookie: document.cookie = ${JSON.stringify(set)} on ${page.url}`,
    page,
    routes: { "/r": read },
    actions: [{ kind: "cookie" as const, set }, to(`${page.url.slice(0, -5)}/r`), to(`${x}/r`)],
  })),
);

const overwritten: readonly { desc: string; visits: readonly string[]; first: string; second: string }[] = [
  { desc: "the same name", visits: [`${b}/1`, `${b}/2`], first: "k=1; Path=/", second: "k=2; Path=/" },
  { desc: "another path", visits: [`${b}/1`, `${b}/2`], first: "k=1; Path=/", second: "k=2; Path=/sub" },
  { desc: "removed", visits: [`${b}/1`, `${b}/2`], first: "k=1; Path=/", second: "k=2; Path=/; Max-Age=0" },
  {
    desc: "Secure by http",
    visits: [`${b}/1`, "http://b.localhost/2"],
    first: "k=1; Secure; Path=/",
    second: "k=2; Path=/",
  },
  {
    desc: "Secure by http, another path",
    visits: [`${b}/1`, "http://b.localhost/2"],
    first: "k=1; Secure; Path=/",
    second: "k=2; Path=/sub",
  },
  {
    desc: "Secure by http, below its path",
    visits: [`${b}/1`, "http://b.localhost/2"],
    first: "k=1; Secure; Path=/sub",
    second: "k=2; Path=/",
  },
  {
    desc: "http by https",
    visits: ["http://b.localhost/1", `${b}/2`],
    first: "k=1; Path=/",
    second: "k=2; Secure; Path=/",
  },
  {
    desc: "Secure set by http",
    visits: ["http://b.localhost/1", "http://b.localhost/2"],
    first: "k=1; Secure; Path=/",
    second: "j=1; Path=/",
  },
  { desc: "HttpOnly by another", visits: [`${b}/1`, `${b}/2`], first: "k=1; HttpOnly; Path=/", second: "k=2; Path=/" },
];

const order: Case = {
  desc: "cookie: the order of several",
  page: securePage,
  visits: [`${b}/set`, `${b}/sub/r`],
  routes: { "/set": setting("a=1; Path=/", "b=2; Path=/sub", "c=3; Path=/", "a=4; Path=/"), "/sub/r": read },
  actions: [],
};

const domains: Case[] = [
  "Domain=a.localhost",
  "Domain=.a.localhost",
  "Domain=A.LOCALHOST",
  "Domain=x.a.localhost",
  "",
].flatMap((domain) =>
  [a, x].map((origin) =>
    kept({
      desc: `${domain || "host-only"} set by ${origin}`,
      visit: `${origin}/set`,
      cookies: [`k=1; Path=/; ${domain}`],
      actions: [to(`${a}/r`), to(`${x}/r`), to("https://y.x.a.localhost/r")],
    }),
  ),
);

const schemes: Case[] = [
  kept({
    desc: "https page, http target",
    visit: "http://b.localhost/set",
    cookies: ["k=1; Path=/", "s=1; Secure; SameSite=None; Path=/"],
    actions: [to("http://b.localhost/r"), to(`${b}/r`)],
  }),
  kept({
    desc: "http page, https target of its site",
    page: plainPage,
    visit: `${x}/set`,
    cookies: ["k=1; Path=/; SameSite=Strict", "s=1; Secure; SameSite=None; Path=/"],
    actions: [to(`${x}/r`, { mode: "no-cors" }), to("http://x.a.localhost/r", { mode: "no-cors" })],
  }),
  kept({
    desc: "https page, http target of its site",
    visit: "http://x.a.localhost/set",
    cookies: ["k=1; Path=/; SameSite=Strict", "l=1; Path=/; SameSite=Lax"],
    actions: [to("http://x.a.localhost/r", { mode: "no-cors" }), to(`${x}/r`, { mode: "no-cors" })],
  }),
];

const chained: Case[] = [
  [a, b, a],
  [a, b],
  [b, a],
  [x, a],
  [b, x],
].map((origins) => ({
  desc: `cookie: redirected through ${origins.join(" ")}`,
  page: securePage,
  visits: [`${a}/set`, `${b}/set`, `${x}/set`],
  routes: {
    "/set": setting(
      "strict=1; Path=/; SameSite=Strict",
      "lax=1; Path=/; SameSite=Lax",
      "none=1; Path=/; SameSite=None; Secure",
    ),
    ...Object.fromEntries(origins.map((_, at) => [`/${at}`, hop(origins[at + 1], at + 1)])),
  },
  actions: [to(`${origins[0]}/0`, { mode: "no-cors" })],
}));

function hop(next: string | undefined, at: number): Route {
  return next === undefined ? read : { actual: { status: 302, headers: [["location", `${next}/${at}`]] } };
}

export const cookies: readonly Case[] = [
  ...sameSite,
  ...modes,
  ...stored,
  ...byFetch,
  ...byOthers,
  ...written,
  ...overwritten.map(({ desc, visits, first, second }): Case => ({
    desc: `cookie overwritten: ${desc}`,
    page: securePage,
    visits: [...visits, `${b}/r`, `${b}/sub/r`],
    routes: { "/1": setting(first), "/2": setting(second), "/r": read, "/sub/r": read },
    actions: [],
  })),
  order,
  ...domains,
  ...schemes,
  ...chained,
  {
    desc: "cookie: xhr withCredentials",
    page: securePage,
    visits: [`${b}/set`],
    routes: { "/set": setting("k=1; Secure; SameSite=None"), "/r": read },
    actions: [
      { kind: "xhr", to: `${b}/r`, withCredentials: true },
      { kind: "xhr", to: `${b}/r` },
    ],
  },
];
