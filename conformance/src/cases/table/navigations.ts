import {
  type Case,
  type HeaderList,
  type LeavingAction,
  type NavigateAction,
  type Place,
  type Route,
} from "../case.ts";
import { plainPage, response, securePage } from "../row.ts";

interface LeavingRow {
  readonly desc: string;
  readonly page?: Place;
  readonly visits?: readonly string[];
  readonly routes?: Readonly<Record<string, Route>>;
  readonly action: LeavingAction;
}

/** A page at `https://a.localhost` that leaves for `/r` of another site, which responds with text. */
export const leavingCase = ({ desc, page = securePage, visits, routes, action }: LeavingRow): Case => ({
  desc,
  page,
  ...(visits && { visits }),
  routes: { "/r": { actual: response([]) }, ...routes },
  actions: [action],
});

export const other = "https://b.localhost/r";

const link = (part: Partial<NavigateAction> = {}): NavigateAction => ({
  kind: "navigate",
  by: "link",
  to: other,
  ...part,
});

const cookieLines: HeaderList = [
  ["set-cookie", "unset=1; Secure"],
  ["set-cookie", "lax=1; Secure; SameSite=Lax"],
  ["set-cookie", "strict=1; Secure; SameSite=Strict"],
  ["set-cookie", "none=1; Secure; SameSite=None"],
];

/** Cookies of each SameSite that a visit has stored. */
export const cookies = (host: string): Pick<LeavingRow, "visits" | "routes"> => ({
  visits: [`https://${host}/set`],
  routes: { "/set": { actual: response(cookieLines) } },
});

const redirect = (status: number, location: string, headers: HeaderList = []): Route => ({
  actual: response([["location", location], ...headers], status),
});

const ways: readonly Partial<NavigateAction>[] = [
  { by: "link" },
  { by: "link", clicked: true },
  { by: "link", clicked: true, target: "_blank" },
  { by: "link", clicked: true, rel: "noreferrer" },
  { by: "location" },
  { by: "open", clicked: true, target: "_blank" },
  { by: "open", clicked: true, target: "_blank", rel: "noopener" },
  { by: "open", clicked: true, target: "_blank", rel: "noreferrer" },
  { by: "refresh" },
  { by: "frame" },
  { by: "frame", clicked: true },
  { by: "link", target: "frame", clicked: true },
];

const nameOf = ({ by, clicked, target, rel }: Partial<NavigateAction>): string =>
  `${by ?? "link"}${clicked ? " clicked" : ""} ${target ?? ""} ${rel ?? ""}`.trimEnd();

const targets = ["https://a.localhost/r", "https://x.a.localhost/r", other, "http://b.localhost/r"];
const sandboxed: Place = {
  ...securePage,
  headers: [["content-security-policy", "sandbox allow-scripts allow-forms allow-popups allow-top-navigation"]],
};
const policies = ["no-referrer", "origin", "same-origin", "unsafe-url", "no-referrer-when-downgrade"];

export const navigations: readonly Case[] = [
  ...ways.flatMap((way) =>
    targets.map((to) => leavingCase({ desc: `navigation: ${nameOf(way)} to ${to}`, action: link({ ...way, to }) })),
  ),
  ...ways.map((way) =>
    leavingCase({ desc: `navigation: ${nameOf(way)}, cookies`, ...cookies("b.localhost"), action: link(way) }),
  ),
  ...["link", "frame"].map((by) =>
    leavingCase({
      desc: `navigation: ${by} to its own site, cookies`,
      ...cookies("x.a.localhost"),
      action: link({ by: by as "link", to: "https://x.a.localhost/r" }),
    }),
  ),
  ...ways.map((way) =>
    leavingCase({
      desc: `navigation: ${nameOf(way)} sandboxed`,
      page: sandboxed,
      ...cookies("b.localhost"),
      action: link(way),
    }),
  ),
  ...policies.flatMap((policy) => [
    leavingCase({ desc: `navigation: link, referrerpolicy ${policy}`, action: link({ referrerPolicy: policy }) }),
    leavingCase({
      desc: `navigation: frame, referrerpolicy ${policy}`,
      action: link({ by: "frame", referrerPolicy: policy }),
    }),
    leavingCase({
      desc: `navigation: link, the page's ${policy}`,
      page: { ...securePage, headers: [["referrer-policy", policy]] },
      action: link(),
    }),
  ]),
  leavingCase({ desc: "navigation: from http to https", page: plainPage, action: link() }),
  leavingCase({
    desc: "navigation: from http to its own https",
    page: plainPage,
    ...cookies("a.localhost"),
    action: link({ to: "https://a.localhost/r" }),
  }),
  leavingCase({
    desc: "navigation: after pushState",
    action: link({ to: "https://a.localhost/r", pushState: "/pushed?x=1#f" }),
  }),
  ...[301, 302, 303, 307, 308].map((status) =>
    leavingCase({
      desc: `navigation: link redirected ${status} to c`,
      routes: { "/1": redirect(status, "https://c.localhost/r") },
      action: link({ to: "https://b.localhost/1" }),
    }),
  ),
  ...["link", "frame"].map((by) =>
    leavingCase({
      desc: `navigation: ${by} redirected back, cookies`,
      ...cookies("a.localhost"),
      routes: { ...cookies("a.localhost").routes, "/1": redirect(302, "https://a.localhost/r") },
      action: link({ by: by as "link", to: "https://b.localhost/1" }),
    }),
  ),
  leavingCase({
    desc: "navigation: own site through another, cookies",
    ...cookies("a.localhost"),
    routes: {
      ...cookies("a.localhost").routes,
      "/1": redirect(302, "https://b.localhost/2"),
      "/2": redirect(302, "https://a.localhost/r"),
    },
    action: link({ to: "https://a.localhost/1", clicked: true }),
  }),
  leavingCase({
    desc: "navigation: in a frame of another site",
    page: { ...securePage, within: "https://c.localhost/outer" },
    ...cookies("b.localhost"),
    action: link(),
  }),
  leavingCase({
    desc: "navigation: in a frame of another site, to that site",
    page: { ...securePage, within: "https://c.localhost/outer" },
    ...cookies("c.localhost"),
    action: link({ to: "https://c.localhost/r" }),
  }),
  leavingCase({
    desc: "navigation: in a frame of another site, to its own",
    page: { ...securePage, within: "https://c.localhost/outer" },
    ...cookies("a.localhost"),
    action: link({ to: "https://a.localhost/r" }),
  }),
  leavingCase({
    desc: "navigation: 204",
    routes: { "/204": { actual: response([], 204) } },
    action: link({ to: "https://b.localhost/204" }),
  }),
];
