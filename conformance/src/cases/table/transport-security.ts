import type { Action, Case, HeaderList, Place, Route } from "../case.ts";
import { granted, plainPage, response, securePage } from "../row.ts";
import { redirectTo } from "../upgrade-row.ts";
import { listen } from "./event-sources.ts";
import { socket, stream } from "./policy-routes.ts";
import { open } from "./web-sockets.ts";

const name = "strict-transport-security";
const year = "max-age=31536000";

const asks = (value = year, status = 200): Route => granted([[name, value]], status);

/** Its cookie keeps it from other cases' pages. */
const pageOf = ({ url }: Place, headers: HeaderList = []): Place => ({
  url,
  headers: [["set-cookie", "p=1"], ...headers],
});

interface Row {
  readonly desc: string;
  readonly page?: Place;
  readonly visits?: readonly string[];
  readonly routes?: Readonly<Record<string, Route>>;
  readonly actions: readonly Action[];
}

/** What happens after the user has opened a page of another server, which asks for https. */
const rowCase = ({ desc, page = plainPage, visits = ["https://b.localhost/asks"], routes, actions }: Row): Case => ({
  desc: `strict transport: ${desc}`,
  page,
  visits,
  routes: { "/asks": asks(), "/r": granted(), ...routes },
  actions,
});

const to = (host: string, path = "/r"): string => `http://${host}.localhost${path}`;
const follow = (url: string): Action => ({ kind: "navigate", by: "location", to: url });

const values: readonly string[] = [
  year,
  "MAX-AGE=1000",
  'max-age="1000"',
  'max-age="1000',
  "max-age='1000'",
  "max-age",
  "max-age=",
  "max-age=abc",
  "max-age=-1",
  "max-age=+1000",
  "max-age=1000.5",
  "max-age=0",
  "max-age=99999999999999999999",
  'max-age="10\\00"',
  "max-age=1000; max-age=1000",
  "max-age=1000, max-age=0",
  "includeSubDomains",
  "max-age\t=\t1000",
  ";;max-age=1000;;",
  "max-age=1000; preload",
  'x="a;b"; max-age=1000',
  'max-age=1000; x="b',
  "max-age=1000; x y",
  "max-age=1000; x@y",
  "max-age=1000; x; x",
  "max-age=1000 x",
  "max-age=1000; =x",
  "",
];

const byValue = values.map((value) =>
  rowCase({ desc: `value ${value}`, routes: { "/asks": asks(value) }, actions: [follow(to("b"))] }),
);

const subDomains = [
  "max-age=1000",
  "max-age=1000;INCLUDESUBDOMAINS",
  "includeSubDomains; max-age=1000",
  "max-age=1000; includeSubDomains=1",
  "max-age=1000; includeSubDomains; includeSubDomains",
].map((value) =>
  rowCase({ desc: `a name below, ${value}`, routes: { "/asks": asks(value) }, actions: [follow(to("x.b"))] }),
);

const two = (first: string, second: string): Route =>
  granted([
    [name, first],
    [name, second],
  ]);

const below: Readonly<Record<string, Route>> = {
  "/all": asks(`${year}; includeSubDomains`),
  "/none": asks("max-age=0"),
};

const histories: readonly Case[] = [
  rowCase({ desc: "two headers", routes: { "/asks": two(year, "max-age=0") }, actions: [follow(to("b"))] }),
  rowCase({
    desc: "two headers, the second asks",
    routes: { "/asks": two("max-age=0", year) },
    actions: [follow(to("b"))],
  }),
  rowCase({
    desc: "two headers, the first is malformed",
    routes: { "/asks": two("x", year) },
    actions: [follow(to("b"))],
  }),
  rowCase({ desc: "over http", visits: [to("b", "/asks")], actions: [follow(to("b"))] }),
  rowCase({
    desc: "taken back",
    visits: ["https://b.localhost/asks", "https://b.localhost/none"],
    routes: below,
    actions: [follow(to("b"))],
  }),
  rowCase({
    desc: "malformed later",
    visits: ["https://b.localhost/asks", "https://b.localhost/bad"],
    routes: { "/bad": asks("max-age=x") },
    actions: [follow(to("b"))],
  }),
  rowCase({ desc: "the name above", visits: ["https://x.b.localhost/all"], routes: below, actions: [follow(to("b"))] }),
  rowCase({
    desc: "taken back below, asked for above",
    visits: ["https://b.localhost/all", "https://x.b.localhost/none"],
    routes: below,
    actions: [follow(to("x.b"))],
  }),
  rowCase({
    desc: "without names below, later",
    visits: ["https://b.localhost/all", "https://b.localhost/asks"],
    routes: below,
    actions: [follow(to("x.b"))],
  }),
  rowCase({ desc: "status 404", routes: { "/asks": asks(year, 404) }, actions: [follow(to("b"))] }),
  rowCase({
    desc: "a redirect",
    routes: {
      "/asks": {
        actual: response(
          [
            [name, year],
            ["location", "/end"],
          ],
          302,
        ),
      },
      "/end": granted(),
    },
    actions: [follow(to("b"))],
  }),
  rowCase({ desc: "the user opens http", visits: ["https://b.localhost/asks", to("b")], actions: [follow(to("c"))] }),
];

const places: readonly (readonly [desc: string, page: Place])[] = [
  ["", plainPage],
  [", https page", securePage],
];
const hosts: readonly (readonly [desc: string, host: string])[] = [
  ["", "b"],
  [", same site", "x.a"],
];

const methods: HeaderList = [["access-control-allow-methods", "PUT"]];
const sends: readonly (readonly [desc: string, action: (url: string) => Action, route: Route])[] = [
  ["fetch", (url) => ({ kind: "fetch", to: url }), granted()],
  ["fetch without CORS", (url) => ({ kind: "fetch", to: url, mode: "no-cors" }), granted()],
  ["fetch, same-origin", (url) => ({ kind: "fetch", to: url, mode: "same-origin" }), granted()],
  ["fetch, manual", (url) => ({ kind: "fetch", to: url, redirect: "manual" }), granted()],
  ["fetch, error", (url) => ({ kind: "fetch", to: url, redirect: "error" }), granted()],
  ["PUT", (url) => ({ kind: "fetch", to: url, method: "PUT" }), granted(methods)],
  ["POST", (url) => ({ kind: "fetch", to: url, method: "POST", body: { text: "x" } }), granted()],
  ["XMLHttpRequest", (url) => ({ kind: "xhr", to: url }), granted()],
  ["beacon", (url) => ({ kind: "beacon", to: url, body: { text: "x" } }), granted()],
  ["EventSource", (url) => ({ kind: "source", to: url, source: listen(2) }), stream],
  ["WebSocket", (url) => ({ kind: "source", to: url, source: open("[]", 2) }), socket],
  ["image", (url) => ({ kind: "embed", as: "image", to: url, sentOnly: true }), granted()],
  ["script", (url) => ({ kind: "embed", as: "script", to: url, sentOnly: true }), granted()],
  ["frame", (url) => ({ kind: "navigate", by: "frame", to: url }), granted()],
  ["link", (url) => ({ kind: "navigate", by: "link", to: url }), granted()],
  ["form", (url) => ({ kind: "submit", to: url, method: "post", fields: [] }), granted()],
];

const kinds = hosts.flatMap(([site, host]) =>
  places.flatMap(([scheme, page]) =>
    sends.map(([desc, action, route]) =>
      rowCase({
        desc: `${desc}${site}${scheme}`,
        page,
        visits: [`https://${host}.localhost/asks`],
        routes: { "/r": route },
        actions: [action(to(host))],
      }),
    ),
  ),
);

const origins = hosts.flatMap(([site, host]) =>
  ["null", "http://a.localhost"].map((origin) =>
    rowCase({
      desc: `fetch, allowed to ${origin}${site}`,
      visits: [`https://${host}.localhost/asks`],
      routes: { "/r": { actual: response([["access-control-allow-origin", origin]]) } },
      actions: [{ kind: "fetch", to: to(host) }],
    }),
  ),
);

const redirected = hosts.flatMap(([site, host]) => {
  const visits = [`https://${host}.localhost/asks`];
  const routes = { "/1": redirectTo(to(host)) };
  const row = (desc: string, action: Action, page?: Place): Case =>
    rowCase({ desc: `redirected ${desc}${site}`, visits, routes, actions: [action], ...(page && { page }) });
  return [
    row("fetch", { kind: "fetch", to: to("c", "/1") }),
    row("fetch by its own server", { kind: "fetch", to: to("a", "/1") }, pageOf(plainPage)),
    row("fetch, https page", { kind: "fetch", to: "https://c.localhost/1" }, securePage),
    row("image", { kind: "embed", as: "image", to: to("c", "/1"), sentOnly: true }),
    row("link", { kind: "navigate", by: "link", to: "https://c.localhost/1" }, securePage),
    row("frame", { kind: "navigate", by: "frame", to: "https://c.localhost/1" }, securePage),
  ];
});

/** Which responses a page's own requests leave it with. */
const received: readonly (readonly [desc: string, action: (url: string) => Action])[] = [
  ["fetch", (url) => ({ kind: "fetch", to: url })],
  ["image", (url) => ({ kind: "embed", as: "image", to: url, sentOnly: true })],
];
const receivers = ["a", "x.a", "b"].flatMap((host) =>
  places.flatMap(([scheme, page]) =>
    received.map(([desc, action]) =>
      rowCase({
        desc: `of ${desc} to ${host}${scheme}`,
        page: pageOf(page),
        visits: [],
        actions: [action(`https://${host}.localhost/asks`), { kind: "fetch", to: to(host) }],
      }),
    ),
  ),
);

const own = (["fetch", "PUT", "fetch, same-origin", "image", "WebSocket"] as const).flatMap((wanted) =>
  sends
    .filter(([desc]) => desc === wanted)
    .map(([desc, action, route]) =>
      rowCase({
        desc: `${desc}, own host`,
        page: pageOf(plainPage),
        visits: [],
        routes: { "/r": route },
        actions: [{ kind: "fetch", to: "https://a.localhost/asks" }, action(to("a"))],
      }),
    ),
);

const onNames = [...byValue, ...subDomains, ...histories, ...kinds, ...origins, ...redirected, ...receivers, ...own];

/** Names below localhost are left out by some engines; the rows that vary the rest are of other names. */
export const transportSecurity: readonly Case[] = [
  ...onNames.map((one): Case => ({ ...one, domain: "test" })),
  ...kinds.map((one): Case => ({ ...one, desc: `${one.desc}, below localhost` })),
];
