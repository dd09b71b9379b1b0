import type { Case, Route } from "../case.ts";
import { plainPage, securePage } from "../row.ts";
import { a, b, kept, read, setting, sites, to, x } from "./cookie-row.ts";

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

export const cookiesSent: readonly Case[] = [
  ...sameSite,
  ...modes,
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
