import type { Case } from "../case.ts";
import { response, securePage } from "../row.ts";
import { a, b, credentialed, read, setting, sites, to, x } from "./cookie-row.ts";

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
    "/set": { actual: response([...actual, ["set-cookie", "k=1; Secure; SameSite=None; Path=/"]], status) },
    "/r": read,
  },
  actions: [to(`${b}/set`, fetch), to(`${b}/r`)],
}));

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

export const cookiesStored: readonly Case[] = [
  ...byFetch,
  ...byOthers,
  ...overwritten.map(({ desc, visits, first, second }): Case => ({
    desc: `cookie overwritten: ${desc}`,
    page: securePage,
    visits: [...visits, `${b}/r`, `${b}/sub/r`],
    routes: { "/1": setting(first), "/2": setting(second), "/r": read, "/sub/r": read },
    actions: [],
  })),
  order,
];
