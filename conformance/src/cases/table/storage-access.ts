import { frameDocument } from "../../script/frames.ts";
import type { Action, Case, FetchAction, FrameStep, HeaderList, Route } from "../case.ts";
import { response, securePage } from "../row.ts";

const a = "https://a.localhost";
const xa = "https://x.a.localhost";
const b = "https://b.localhost";
const xb = "https://x.b.localhost";

const cookie = "k=1; Path=/; Secure; SameSite=None";
const shared = (origin: string): HeaderList => [
  ["access-control-allow-origin", origin],
  ["access-control-allow-credentials", "true"],
  ["access-control-allow-methods", "PUT"],
];
const activating = (value: string, headers: HeaderList = shared(a)): Route => ({
  actual: response([...headers, ["activate-storage-access", value]]),
});
const redirect = (to: string): Route => ({ actual: response([...shared(a), ["location", to]], 302) });
const framed = (headers: HeaderList = []): Route => ({
  actual: { status: 200, headers: [["content-type", "text/html"], ...headers], body: frameDocument },
});

const policy = "permissions-policy";
const retry = `retry; allowed-origin="${a}"`;

const routes: Readonly<Record<string, Route>> = {
  "/set": { actual: response([["set-cookie", cookie]]) },
  "/r": { actual: response(shared(a)) },
  "/own": { actual: response(shared(b)) },
  "/to-own": redirect("/own"),
  "/to-sub": redirect(`${xb}/own`),
  "/to-a": redirect(`${a}/r`),
  "/frame": framed(),
  "/loaded": framed([["activate-storage-access", "load"]]),
  "/retried": framed([["activate-storage-access", retry]]),
  "/refusing": framed([[policy, "storage-access=()"]]),
  "/refusing-loaded": framed([
    [policy, "storage-access=()"],
    ["activate-storage-access", "load"],
  ]),
};

const get = (to: string, more: Partial<FetchAction> = {}): FetchAction => ({
  kind: "fetch",
  to,
  credentials: "include",
  // In a frame of another site, WebKit sends an origin for a referrer in any case.
  referrerPolicy: "origin",
  ...more,
});
const has: FrameStep = { kind: "has-storage-access" };
const ask: FrameStep = { kind: "request-storage-access" };
const frame = (path: string, ...steps: readonly FrameStep[]): Action => ({ kind: "frame", to: `${b}${path}`, steps });

interface Row {
  readonly desc: string;
  readonly actions: readonly Action[];
  /** The headers of the page. */
  readonly headers?: HeaderList;
  /** Where the user has been, and got a cookie. */
  readonly visits?: readonly string[];
  readonly route?: Route;
}

const socket: Action = {
  kind: "source",
  to: `${b}/r`,
  source: `return await new Promise((resolve) => {
    const socket = new WebSocket(to.replace("https:", "wss:"));
    socket.onclose = () => resolve("closed");
    socket.onopen = () => { socket.close(); resolve("open"); };
  });`,
};

const ofPage: readonly Row[] = [
  ...["include", "same-origin", "omit"].map((credentials): Row => ({
    desc: `fetch, ${credentials}`,
    actions: [get(`${b}/r`, { credentials })],
  })),
  { desc: "fetch, no-cors", actions: [get(`${b}/r`, { mode: "no-cors" })] },
  { desc: "fetch, POST without CORS", actions: [get(`${b}/r`, { mode: "no-cors", method: "POST" })] },
  ...["include", "omit"].map((credentials): Row => ({
    desc: `a preflight, ${credentials}`,
    actions: [get(`${b}/r`, { method: "PUT", credentials })],
  })),
  { desc: "an XMLHttpRequest", actions: [{ kind: "xhr", to: `${b}/r`, withCredentials: true }] },
  { desc: "an image", actions: [{ kind: "embed", as: "image", to: `${b}/r`, eventOnly: true }] },
  {
    desc: "an anonymous image",
    actions: [{ kind: "embed", as: "image", to: `${b}/r`, crossorigin: "anonymous", eventOnly: true }],
  },
  { desc: "a beacon", actions: [{ kind: "beacon", to: `${b}/r` }] },
  { desc: "a socket", actions: [socket] },
  { desc: "its own origin", actions: [get(`${a}/r`)] },
  { desc: "its own site", actions: [get(`${xa}/r`)] },
  { desc: "a redirect back", actions: [get(`${b}/to-a`)] },
];

const ofFrame: readonly Row[] = [
  { desc: "it has none before", actions: [frame("/frame", has)] },
  ...[b, a, xa].flatMap((origin) =>
    [[], [a], [xa], [b], [xb]].map((visited): Row => ({
      desc: `before it asks, ${origin} in ${a}, with cookies of ${visited.join("") || "nobody"}`,
      visits: visited.map((from) => `${from}/set`),
      actions: [{ kind: "frame", to: `${origin}/frame`, steps: [has, ask, has] }],
    })),
  ),
  { desc: "it asks without a click", actions: [frame("/frame", ask, has)] },
  ...["include", "same-origin"].map((credentials): Row => ({
    desc: `its own origin, ${credentials}`,
    actions: [frame("/frame", ask, get(`${b}/own`, { credentials }))],
  })),
  { desc: "before it asks", actions: [frame("/frame", get(`${b}/own`))] },
  { desc: "another origin of its site", actions: [frame("/frame", ask, get(`${xb}/own`))] },
  { desc: "a redirect within its origin", actions: [frame("/frame", ask, get(`${b}/to-own`))] },
  { desc: "a redirect to another origin", actions: [frame("/frame", ask, get(`${b}/to-sub`))] },
  {
    desc: "it navigates within its origin",
    actions: [frame("/frame", ask, { kind: "navigate", to: `${b}/frame` }, has, get(`${b}/own`))],
  },
  {
    desc: "it navigates to another origin of its site",
    actions: [frame("/frame", ask, { kind: "navigate", to: `${xb}/frame` }, has)],
  },
  { desc: "another frame", actions: [frame("/frame", ask), frame("/frame", has)] },
  { desc: "the page, then", actions: [frame("/frame", ask), get(`${b}/r`)] },
];

const asking: readonly FrameStep[] = [has, ask, has, get(`${b}/own`)];
const framing = (to: string, allow: string, ...steps: readonly FrameStep[]): Action => ({
  kind: "frame",
  to: `${b}${to}`,
  allow,
  steps,
});

/** The feature `storage-access` of Permissions Policy. */
const byPolicy: readonly Row[] = [
  { desc: "storage-access=() of the frame", actions: [frame("/refusing", ...asking)] },
  { desc: "storage-access=() of a loaded frame", actions: [frame("/refusing-loaded", ...asking)] },
  ...["storage-access=()", "storage-access=(self)", `storage-access=(self "${b}")`, "storage-access=*"].map(
    (value): Row => ({
      desc: `${value} of the page`,
      headers: [[policy, value]],
      actions: [frame("/frame", ...asking), frame("/loaded", has)],
    }),
  ),
  ...["storage-access 'none'", "storage-access", "storage-access 'self'", "camera"].map((allow): Row => ({
    desc: `allow="${allow}"`,
    actions: [framing("/frame", allow, ...asking), framing("/loaded", allow, has)],
  })),
  ...[a, xa].flatMap((origin) =>
    ["storage-access", "storage-access 'none'"].map((allow): Row => ({
      desc: `allow="${allow}" of its own site, ${origin}`,
      actions: [{ kind: "frame", to: `${origin}/frame`, allow, steps: [has, ask, has, has] }],
    })),
  ),
  {
    desc: "storage-access=() of the page: its own requests",
    headers: [[policy, "storage-access=()"]],
    route: activating(retry),
    actions: [get(`${b}/r`), get(`${b}/activating`)],
  },
];

/** Values of Activate-Storage-Access. */
const values = [
  retry,
  "retry; allowed-origin=*",
  `retry;allowed-origin="${a}";x=1`,
  `retry; allowed-origin="${b}"; allowed-origin="${a}"`,
  `retry; allowed-origin="${a}"; allowed-origin="${b}"`,
  `retry; allowed-origin="${b}"`,
  `retry; allowed-origin="${a}/"`,
  `retry; allowed-origin=${a}`,
  'retry; allowed-origin="*"',
  `retry; Allowed-Origin="${a}"`,
  "retry",
  "retry; allowed-origin",
  `Retry; allowed-origin="${a}"`,
  `"retry"; allowed-origin="${a}"`,
  `(retry); allowed-origin="${a}"`,
  `retry; allowed-origin="${a}", retry`,
  `retry ; allowed-origin="${a}"`,
  "retry; allowed-origin=?1",
  "load",
  "",
];

const ofServer: readonly Row[] = [
  ...values.map((value): Row => ({
    desc: `Activate-Storage-Access: ${value}`,
    route: activating(value),
    actions: [get(`${b}/activating`)],
  })),
  { desc: "retry without CORS headers", route: activating(retry, []), actions: [get(`${b}/activating`)] },
  {
    desc: "retry of a POST",
    route: activating(retry),
    actions: [get(`${b}/activating`, { mode: "no-cors", method: "POST", body: { text: "x" } })],
  },
  {
    desc: "retry of an image",
    route: activating(retry),
    actions: [{ kind: "embed", as: "image", to: `${b}/activating`, eventOnly: true }],
  },
  {
    desc: "retry without credentials",
    route: activating(retry),
    actions: [get(`${b}/activating`, { credentials: "omit" })],
  },
  {
    desc: "retry with a redirect",
    route: { actual: response([...shared(a), ["activate-storage-access", retry], ["location", "/r"]], 302) },
    actions: [get(`${b}/activating`)],
  },
  {
    desc: "retry and a cookie",
    route: {
      actual: response([
        ...shared(a),
        ["activate-storage-access", retry],
        ["set-cookie", "n=1; Secure; SameSite=None"],
      ]),
    },
    actions: [get(`${b}/activating`), get(`${b}/r`)],
  },
  { desc: "a frame that is loaded with access", actions: [frame("/loaded", has, get(`${b}/own`))] },
  { desc: "a frame that is retried", actions: [frame("/retried", has)] },
];

const settings = [
  ["allowed", {}],
  ["default", { thirdPartyCookies: "default" }],
  ["blocked", { thirdPartyCookies: "block" }],
  ["blocked and granted", { thirdPartyCookies: "block", storageAccess: "granted" }],
] as const;

/** The Storage Access API and its headers. */
export const storageAccess: readonly Case[] = settings.flatMap(([name, setting]) =>
  [...ofPage, ...ofFrame, ...byPolicy, ...ofServer].map(({ desc, actions, route, headers, visits }): Case => ({
    desc: `storage access, ${name}: ${desc}`,
    page: { ...securePage, ...(headers && { headers }) },
    visits: visits ?? [`${b}/set`, `${xb}/set`],
    routes: { ...routes, ...(route && { "/activating": route }) },
    actions,
    ...setting,
  })),
);
