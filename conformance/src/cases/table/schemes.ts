import type { Case } from "../case.ts";
import { caseOf, plainPage } from "../row.ts";

const urls = [
  "data:text/plain,hello",
  "data:,",
  "data:text/html;base64,PGI+",
  "data:text/plain;base64,***",
  "data:nothing",
  "data:text/plain,hello#fragment",
  "blob:",
  "blob:https://a.localhost/00000000-0000-0000-0000-000000000000",
  "blob:https://b.localhost/00000000-0000-0000-0000-000000000000",
  "about:blank",
  "about:srcdoc",
  "about:unknown",
  "ftp://b.localhost/r",
  "ws://b.localhost/r",
  "wss://b.localhost/r",
  "javascript:0",
  "mailto:a@b.localhost",
  "unknown:x",
  "https://",
  "https://b.localhost:99999/r",
  "https://user:pass@b.localhost/r",
  "https://user@b.localhost/r",
  "https://@b.localhost/r",
  "",
  "/r",
  "?q",
  "#f",
  "https://B.LOCALHOST/r",
  "HTTPS://b.localhost/r",
  "https://b.localhost/r?a=b c#d",
  "https://b.localhost/./x/../r",
  " https://b.localhost/r ",
];

const ports = [1, 7, 22, 25, 69, 80, 143, 465, 993, 2049, 5060, 6000, 6566, 6667, 6679, 10080];

export const schemes: readonly Case[] = [
  ...urls.map((to) => caseOf({ desc: `url ${JSON.stringify(to)}`, fetch: { to } })),
  ...["data:text/plain,x", "blob:", "about:blank"].flatMap((to) => [
    caseOf({ desc: `no-cors ${to}`, fetch: { to, mode: "no-cors" } }),
    caseOf({ desc: `same-origin ${to}`, fetch: { to, mode: "same-origin" } }),
    caseOf({ desc: `POST ${to}`, fetch: { to, method: "POST" } }),
    caseOf({ desc: `HEAD ${to}`, fetch: { to, method: "HEAD" } }),
    caseOf({ desc: `x-a ${to}`, fetch: { to, headers: [["x-a", "1"]] } }),
    caseOf({ desc: `xhr ${to}`, xhr: { to } }),
  ]),
  caseOf({ desc: "blob, a range", fetch: { to: "blob:", headers: [["range", "bytes=1-2"]] } }),
  ...ports
    .filter((port) => port !== 80)
    .map((port) => caseOf({ desc: `port ${port}`, fetch: { to: `http://b.localhost:${port}/r` }, page: plainPage })),
  caseOf({ desc: "port 25, no-cors", fetch: { to: "https://b.localhost:25/r", mode: "no-cors" } }),
  caseOf({ desc: "https page, http PUT", fetch: { to: "http://b.localhost/r", method: "PUT" } }),
  caseOf({ desc: "https page, http, include", fetch: { to: "http://b.localhost/r", credentials: "include" } }),
  caseOf({ desc: "https page, http without a grant", fetch: { to: "http://b.localhost/r" }, actual: [] }),
  caseOf({ desc: "http page, http PUT", page: plainPage, fetch: { to: "http://b.localhost/r", method: "PUT" } }),
  caseOf({ desc: "http page, https PUT", page: plainPage, fetch: { method: "PUT" } }),
];
