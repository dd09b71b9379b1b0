import type { Action, Case, HeaderList, Place, Route } from "../case.ts";
import { workerScript } from "../../script/workers.ts";
import { response, securePage } from "../row.ts";

const a = "https://a.localhost";
const x = "https://x.a.localhost";
const b = "https://b.localhost";

const grant: HeaderList = [
  ["access-control-allow-origin", a],
  ["access-control-allow-credentials", "true"],
];
const preflight = response(
  [...grant, ["access-control-allow-methods", "PUT"], ["access-control-allow-headers", "x-a, authorization"]],
  204,
);

/** A resource behind a challenge, which the page may read either way. */
const behind = (challenge: string, shared: HeaderList = grant): Route => ({
  preflight,
  actual: response(shared),
  unauthorized: response([...shared, ["www-authenticate", challenge]], 401),
});

const signedIn = (origin: string, path = "/r"): string => `${origin.replace("//", "//ada:pw@")}${path}`;

const basic = 'Basic realm="r"';
const routes = {
  "/r": behind(basic),
  "/deep/r": behind(basic),
  "/other": behind('Basic realm="s"'),
  "/open": { preflight, actual: response(grant) },
  "/worker": {
    actual: { status: 200, headers: [["content-type", "text/javascript"] as const], body: workerScript },
    unauthorized: response([["www-authenticate", basic]], 401),
  },
  "/to-a-signed-in": { actual: response([...grant, ["location", signedIn(a)]], 302) },
  "/to-b-signed-in": { actual: response([...grant, ["location", signedIn(b)]], 302) },
  "/to-b": { actual: response([...grant, ["location", `${b}/r`]], 302) },
};

interface Row {
  readonly desc: string;
  readonly visits?: readonly string[];
  readonly page?: Place;
  readonly actions: readonly Action[];
}

const get = (to: string, credentials = "include", mode = "cors"): Action => ({ kind: "fetch", to, credentials, mode });

const origins = [
  ["own", a],
  ["sibling", x],
  ["other", b],
] as const;

/** Where the browser has a user name and a password. */
const known: readonly Row[] = [
  ...origins.flatMap(([name, origin]) =>
    ["include", "same-origin", "omit"].map((credentials): Row => ({
      desc: `${credentials}, ${name}`,
      visits: [signedIn(origin)],
      actions: [get(`${origin}/r`, credentials), get(`${origin}/r`, credentials)],
    })),
  ),
  ...origins.map(([name, origin]): Row => ({
    desc: `no-cors, ${name}`,
    visits: [signedIn(origin)],
    actions: [get(`${origin}/r`, "include", "no-cors")],
  })),
  {
    desc: "another path, other",
    visits: [signedIn(b)],
    actions: [get(`${b}/deep/r`), get(`${b}/open`)],
  },
  { desc: "a path above, other", visits: [signedIn(b, "/deep/r")], actions: [get(`${b}/deep/r`), get(`${b}/open`)] },
  { desc: "a path beside, own", visits: [signedIn(a, "/deep/r")], actions: [get(`${a}/r`), get(`${a}/r`)] },
  { desc: "a path beside, other", visits: [signedIn(b, "/deep/r")], actions: [get(`${b}/r`)] },
  { desc: "another realm, own", visits: [signedIn(a)], actions: [get(`${a}/other`)] },
  { desc: "another realm beside, own", visits: [signedIn(a, "/deep/r")], actions: [get(`${a}/other`, "omit")] },
  {
    desc: "a header of the script, own",
    visits: [signedIn(a)],
    actions: [{ ...get(`${a}/r`), headers: [["authorization", "Bearer t"]] } as Action],
  },
  { desc: "a beacon, own", visits: [signedIn(a)], actions: [{ kind: "beacon", to: `${a}/r` }] },
  {
    desc: "an image, own",
    visits: [signedIn(a)],
    actions: [{ kind: "embed", as: "image", to: `${a}/r`, eventOnly: true }],
  },
  { desc: "an event source, other", visits: [signedIn(b)], actions: [eventSource(`${b}/r`)] },
  { desc: "a socket, own", visits: [signedIn(a)], actions: [socket(`${a}/r`)] },
  { desc: "a form, own", visits: [signedIn(a)], actions: [{ kind: "submit", to: `${a}/r`, method: "post" }] },
  { desc: "another realm, other", visits: [signedIn(b)], actions: [get(`${b}/other`)] },
  { desc: "a preflight, other", visits: [signedIn(b)], actions: [{ ...get(`${b}/r`), method: "PUT" } as Action] },
  {
    desc: "a header of the script, other",
    visits: [signedIn(b)],
    actions: [{ ...get(`${b}/r`), headers: [["authorization", "Bearer t"]] } as Action],
  },
  { desc: "a redirect, other", visits: [signedIn(b)], actions: [get(`${a}/to-b`)] },
  { desc: "an XMLHttpRequest, own", visits: [signedIn(a)], actions: [{ kind: "xhr", to: `${a}/r` }] },
  {
    desc: "an XMLHttpRequest with credentials, other",
    visits: [signedIn(b)],
    actions: [{ kind: "xhr", to: `${b}/r`, withCredentials: true }],
  },
  { desc: "an XMLHttpRequest, other", visits: [signedIn(b)], actions: [{ kind: "xhr", to: `${b}/r` }] },
  {
    desc: "an image, other",
    visits: [signedIn(b)],
    actions: [{ kind: "embed", as: "image", to: `${b}/r`, eventOnly: true }],
  },
  {
    desc: "an anonymous image, other",
    visits: [signedIn(b)],
    actions: [{ kind: "embed", as: "image", to: `${b}/r`, crossorigin: "anonymous", eventOnly: true }],
  },
  { desc: "a beacon, other", visits: [signedIn(b)], actions: [{ kind: "beacon", to: `${b}/r` }] },
  { desc: "a form, other", visits: [signedIn(b)], actions: [{ kind: "submit", to: `${b}/r`, method: "post" }] },
  { desc: "a link, other", visits: [signedIn(b)], actions: [{ kind: "navigate", by: "link", to: `${b}/r` }] },
  { desc: "a frame, other", visits: [signedIn(b)], actions: [{ kind: "navigate", by: "frame", to: `${b}/r` }] },
];

/** Where it has none, and nobody answers a prompt. */
const unknown: readonly Row[] = [
  ...origins.flatMap(([name, origin]) =>
    ["include", "same-origin", "omit"].map((credentials): Row => ({
      desc: `prompt: ${credentials}, ${name}`,
      actions: [get(`${origin}/r`, credentials)],
    })),
  ),
  { desc: "prompt: no-cors, other", actions: [get(`${b}/r`, "include", "no-cors")] },
  {
    desc: "prompt: a header of the script, other",
    actions: [{ ...get(`${b}/r`), headers: [["authorization", "Bearer t"]] } as Action],
  },
  { desc: "prompt: an XMLHttpRequest, own", actions: [{ kind: "xhr", to: `${a}/r` }] },
  { desc: "prompt: an XMLHttpRequest, other", actions: [{ kind: "xhr", to: `${b}/r`, withCredentials: true }] },
  { desc: "prompt: an image, other", actions: [{ kind: "embed", as: "image", to: `${b}/r`, eventOnly: true }] },
  { desc: "prompt: an image, sibling", actions: [{ kind: "embed", as: "image", to: `${x}/r`, eventOnly: true }] },
  { desc: "prompt: a form, other", actions: [{ kind: "submit", to: `${b}/r`, method: "post" }] },
  { desc: "prompt: a link, other", actions: [{ kind: "navigate", by: "link", to: `${b}/r` }] },
  { desc: "prompt: a frame, other", actions: [{ kind: "navigate", by: "frame", to: `${b}/r` }] },
];

/** User name and password in the URL that a page requests. */
const inURLs: readonly Row[] = [
  { desc: "in a URL: fetch, other", actions: [get(signedIn(b))] },
  { desc: "in a URL: an XMLHttpRequest, own", actions: [{ kind: "xhr", to: signedIn(a) }] },
  { desc: "in a URL: an XMLHttpRequest, other", actions: [{ kind: "xhr", to: signedIn(b), withCredentials: true }] },
  { desc: "in a URL: a link, other", actions: [{ kind: "navigate", by: "link", to: signedIn(b) }] },
  { desc: "in a URL: a form, other", actions: [{ kind: "submit", to: signedIn(b), method: "post" }] },
  ...origins.flatMap(([name, origin]): Row[] => [
    ...(["image", "script", "style"] as const).flatMap((as): Row[] => [
      { desc: `in a URL: ${as}, ${name}`, actions: [{ kind: "embed", as, to: signedIn(origin), eventOnly: true }] },
      {
        desc: `in a URL: anonymous ${as}, ${name}`,
        actions: [{ kind: "embed", as, to: signedIn(origin), crossorigin: "anonymous", eventOnly: true }],
      },
    ]),
    {
      desc: `in a URL: image with credentials, ${name}`,
      actions: [{ kind: "embed", as: "image", to: signedIn(origin), crossorigin: "use-credentials", eventOnly: true }],
    },
    ...(["font", "module", "import", "preload", "object"] as const).map((as): Row => ({
      desc: `in a URL: ${as}, ${name}`,
      actions: [{ kind: "embed", as, to: signedIn(origin), eventOnly: true }],
    })),
    { desc: `in a URL: a frame, ${name}`, actions: [{ kind: "navigate", by: "frame", to: signedIn(origin) }] },
    { desc: `in a URL: a beacon, ${name}`, actions: [{ kind: "beacon", to: signedIn(origin) }, get(`${origin}/open`)] },
    { desc: `in a URL: an event source, ${name}`, actions: [eventSource(signedIn(origin))] },
    { desc: `in a URL: a socket, ${name}`, actions: [socket(signedIn(origin))] },
  ]),
  { desc: "in a URL: a worker, own", actions: [worker(signedIn(a, "/worker"))] },
  { desc: "in a URL: redirected, own", actions: [get(`${a}/to-a-signed-in`)] },
  { desc: "in a URL: redirected, no-cors, other", actions: [get(`${a}/to-b-signed-in`, "include", "no-cors")] },
  {
    desc: "in a URL: a redirected image, own",
    actions: [{ kind: "embed", as: "image", to: `${a}/to-a-signed-in`, eventOnly: true }],
  },
  {
    desc: "in a URL: a redirected image, other",
    actions: [{ kind: "embed", as: "image", to: `${a}/to-b-signed-in`, eventOnly: true }],
  },
  {
    desc: "in a URL: a redirected frame, own",
    actions: [{ kind: "navigate", by: "frame", to: `${a}/to-a-signed-in` }],
  },
  {
    desc: "in a URL: a redirected link, other",
    actions: [{ kind: "navigate", by: "link", to: `${a}/to-b-signed-in` }],
  },
  {
    desc: "XMLHttpRequest.open with them, own",
    actions: [xhrOpen(`${a}/r`, false)],
  },
  { desc: "XMLHttpRequest.open with them, other", actions: [xhrOpen(`${b}/r`, true)] },
  { desc: "XMLHttpRequest.open with them, other, no credentials", actions: [xhrOpen(`${b}/r`, false)] },
];

const eve = (origin: string, path?: string): string => signedIn(origin, path).replace("ada:pw", "eve:old");

/** User name and password of a request, where the browser knows others. */
const insteadOfKnown: readonly Row[] = [
  { desc: "own", visits: [eve(a)], actions: [xhrOpen(`${a}/r`, false), get(`${a}/r`)] },
  { desc: "own, twice", visits: [eve(a)], actions: [xhrOpen(`${a}/r`, false), xhrOpen(`${a}/r`, false)] },
  { desc: "own, no challenge", visits: [eve(a)], actions: [xhrOpen(`${a}/open`, false), get(`${a}/open`)] },
  { desc: "own, another realm", visits: [eve(a)], actions: [xhrOpen(`${a}/other`, false), get(`${a}/r`)] },
  { desc: "own, a path above", visits: [eve(a, "/deep/r")], actions: [xhrOpen(`${a}/r`, false), get(`${a}/deep/r`)] },
  { desc: "own, a path below", visits: [eve(a)], actions: [xhrOpen(`${a}/deep/r`, false), get(`${a}/r`)] },
  { desc: "other", visits: [eve(b)], actions: [xhrOpen(`${b}/r`, true), get(`${b}/r`)] },
  { desc: "other, no credentials", visits: [eve(b)], actions: [xhrOpen(`${b}/r`, false), get(`${b}/r`)] },
  { desc: "other, no challenge", visits: [eve(b)], actions: [xhrOpen(`${b}/open`, true)] },
].map(({ desc, ...row }) => ({ desc: `XMLHttpRequest.open instead of known ones, ${desc}`, ...row }));

/** The same in a URL. */
const inURLsInsteadOfKnown: readonly Row[] = [
  { desc: "redirected, own", visits: [eve(a)], actions: [get(`${a}/to-a-signed-in`)] },
  ...origins.flatMap(([name, origin]) =>
    (
      [
        { desc: `an image, ${name}`, actions: [{ kind: "embed", as: "image", to: signedIn(origin), eventOnly: true }] },
        {
          desc: `an anonymous image, ${name}`,
          actions: [{ kind: "embed", as: "image", to: signedIn(origin), crossorigin: "anonymous", eventOnly: true }],
        },
        { desc: `a link, ${name}`, actions: [{ kind: "navigate", by: "link", to: signedIn(origin) }] },
        { desc: `a frame, ${name}`, actions: [{ kind: "navigate", by: "frame", to: signedIn(origin) }] },
        { desc: `a form, ${name}`, actions: [{ kind: "submit", to: signedIn(origin), method: "post" }] },
        { desc: `an XMLHttpRequest, ${name}`, actions: [{ kind: "xhr", to: signedIn(origin), withCredentials: true }] },
      ] as const satisfies readonly Row[]
    ).map((row): Row => ({ ...row, visits: [eve(origin)] })),
  ),
].map(({ desc, ...row }) => ({ desc: `in a URL instead of known ones: ${desc}`, ...row }));

function eventSource(to: string): Action {
  const source = `return await new Promise((resolve) => {
    const events = new EventSource(to, { withCredentials: true });
    events.onerror = () => { events.close(); resolve("error"); };
    events.onopen = () => { events.close(); resolve("open"); };
  });`;
  return { kind: "source", to, source };
}

function worker(to: string): Action {
  return { kind: "worker", way: "dedicated", to, steps: [] };
}

function socket(to: string): Action {
  const source = `return await new Promise((resolve) => {
    const socket = new WebSocket(to.replace("https:", "wss:"));
    socket.onclose = () => resolve("closed");
    socket.onopen = () => { socket.close(); resolve("open"); };
  });`;
  return { kind: "source", to, source };
}

function xhrOpen(to: string, withCredentials: boolean): Action {
  const source = `return await new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open("GET", to, true, "ada", "pw");
    xhr.withCredentials = ${String(withCredentials)};
    xhr.onloadend = () => resolve(xhr.status);
    xhr.send();
  });`;
  return { kind: "source", to, source };
}

/** The credentials of HTTP authentication: RFC 9110, section 11, RFC 7617. */
export const httpAuthentication: readonly Case[] = [
  ...known,
  ...unknown,
  ...inURLs,
  ...insteadOfKnown,
  ...inURLsInsteadOfKnown,
].map(({ desc, visits, page = securePage, actions }) => ({
  desc: `http authentication: ${desc}`,
  page,
  ...(visits && { visits }),
  routes,
  actions,
}));
