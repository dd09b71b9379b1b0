import type { Case } from "../case.ts";
import { plainPage, securePage } from "../row.ts";
import { read, to, x } from "./cookie-row.ts";

/** By a script. */
export const cookiesWritten: readonly Case[] = [
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
