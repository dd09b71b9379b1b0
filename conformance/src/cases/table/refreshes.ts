import type { Case, HeaderList, LeavingAction, Place, Route } from "../case.ts";
import { response, securePage } from "../row.ts";
import { cookies, leavingCase, other } from "./navigations.ts";

const refreshing = (value: string, headers: HeaderList = [], status = 200): Route => ({
  actual: response([["refresh", value], ["content-type", "text/html"], ...headers], status, "<title>page</title>"),
});

interface RefreshRow {
  readonly desc: string;
  readonly value?: string;
  /** Of the page that has the field. */
  readonly headers?: HeaderList;
  readonly status?: number;
  readonly page?: Place;
  readonly action?: Partial<LeavingAction>;
  readonly visits?: readonly string[];
  readonly routes?: Readonly<Record<string, Route>>;
}

/** A page that leaves for `/1` of its own server, whose response has the field Refresh. */
const refresh = (row: RefreshRow): Case =>
  leavingCase({
    desc: `refresh: ${row.desc}`,
    ...(row.page && { page: row.page }),
    ...(row.visits && { visits: row.visits }),
    routes: { "/1": refreshing(row.value ?? `0; url=${other}`, row.headers, row.status), ...row.routes },
    action: { kind: "navigate", by: "link", to: "https://a.localhost/1", ...row.action },
  });

const inFrame: Partial<LeavingAction> = { by: "frame" };
const targets = ["https://a.localhost/r", "https://x.a.localhost/r", other, "http://b.localhost/r"];
const policies = ["no-referrer", "origin", "same-origin", "unsafe-url"];

const values = [
  "0;url=https://b.localhost/r",
  "0,url=https://b.localhost/r",
  "0 url=https://b.localhost/r",
  "0;https://b.localhost/r",
  "0https://b.localhost/r",
  "0; URL = 'https://b.localhost/r' x",
  '0; url="https://b.localhost/r',
  "0.9;url=https://b.localhost/r",
  ".5;url=https://b.localhost/r",
  ".;url=https://b.localhost/r",
  "-1;url=https://b.localhost/r",
  "+0;url=https://b.localhost/r",
  "0;;url=https://b.localhost/r",
  "0;url=/r",
  "0;url=r?x#f",
  "0;url=http://[",
  "0;url=javascript:1",
  "0;url=data:,x",
  "url=https://b.localhost/r",
  "https://b.localhost/r",
  "",
  "30;url=https://b.localhost/r",
  "0;u=https://b.localhost/r",
  "0;ur",
];

/** The response header Refresh. */
export const refreshes: readonly Case[] = [
  ...targets.flatMap((to) => [
    refresh({ desc: `to ${to}`, value: `0; url=${to}` }),
    refresh({ desc: `in a frame, to ${to}`, value: `0; url=${to}`, action: inFrame }),
    refresh({
      desc: `of a POST, to ${to}`,
      value: `0; url=${to}`,
      action: { kind: "submit", method: "post", fields: [["a", "1"]] },
    }),
  ]),
  ...values.map((value) => refresh({ desc: `value ${JSON.stringify(value)}`, value })),
  ...policies.flatMap((policy) =>
    [{}, inFrame].map((action) =>
      refresh({
        desc: `the page's ${policy}${action === inFrame ? ", in a frame" : ""}`,
        headers: [["referrer-policy", policy]],
        action,
      }),
    ),
  ),
  ...[undefined, inFrame].flatMap((action) => [
    refresh({
      desc: `cookies${action ? ", in a frame" : ""}`,
      ...cookies("b.localhost"),
      ...(action && { action }),
    }),
    refresh({
      desc: `cookies of its own site${action ? ", in a frame" : ""}`,
      value: "0; url=https://a.localhost/r",
      ...cookies("a.localhost"),
      ...(action && { action }),
    }),
    refresh({
      desc: `of another site, back, cookies${action ? ", in a frame" : ""}`,
      value: "0; url=https://a.localhost/r",
      ...cookies("a.localhost"),
      action: { ...action, to: "https://b.localhost/1" },
    }),
  ]),
  refresh({
    desc: "cookies of a POST",
    ...cookies("b.localhost"),
    action: { kind: "submit", method: "post", to: "https://b.localhost/1" },
    value: "0; url=https://b.localhost/r",
  }),
  refresh({ desc: "clicked", action: { clicked: true } }),
  refresh({ desc: "in a new window", action: { clicked: true, target: "_blank" } }),
  refresh({ desc: "from a page without a referrer", action: { by: "link", rel: "noreferrer", clicked: true } }),
  ...[204, 302, 404, 500].map((status) =>
    refresh({
      desc: `status ${String(status)}`,
      status,
      headers: status === 302 ? [["location", "https://a.localhost/2"]] : [],
      routes: { "/2": { actual: response([]) } },
    }),
  ),
  ...[301, 302, 307].map((status) =>
    refresh({
      desc: `to what redirects ${String(status)} to c`,
      value: "0; url=https://b.localhost/2",
      routes: { "/2": { actual: response([["location", "https://c.localhost/r"]], status) } },
    }),
  ),
  refresh({
    desc: "reached by a redirect",
    action: { to: "https://b.localhost/2" },
    routes: { "/2": { actual: response([["location", "https://a.localhost/1"]], 302) } },
    value: `0; url=https://a.localhost/r`,
  }),
  refresh({ desc: "twice", headers: [["refresh", "0; url=https://c.localhost/r"]] }),
  refresh({ desc: "of an attachment", headers: [["content-disposition", "attachment"]] }),
  ...["sandbox", "sandbox allow-scripts", "sandbox allow-scripts allow-same-origin"].map((policy) =>
    refresh({ desc: `of a page with ${policy}`, headers: [["content-security-policy", policy]] }),
  ),
  ...["", "allow-scripts"].map((sandbox) =>
    refresh({ desc: `in a frame, sandbox ${JSON.stringify(sandbox)}`, action: { ...inFrame, sandbox } }),
  ),
  refresh({
    desc: "in a frame of another site",
    page: { ...securePage, within: "https://c.localhost/outer" },
  }),
  refresh({
    desc: "and the next",
    value: "0; url=https://b.localhost/2",
    routes: { "/2": refreshing("0; url=https://c.localhost/r") },
  }),
];
