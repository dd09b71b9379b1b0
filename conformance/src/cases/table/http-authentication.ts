import type { Action, Case, HeaderList, Place, Route } from "../case.ts";
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

const basic = 'Basic realm="r"';
const routes = {
  "/r": behind(basic),
  "/deep/r": behind(basic),
  "/other": behind('Basic realm="s"'),
  "/open": { preflight, actual: response(grant) },
  "/to-b": { actual: response([...grant, ["location", `${b}/r`]], 302) },
};

const signedIn = (origin: string, path = "/r"): string => `${origin.replace("//", "//ada:pw@")}${path}`;

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
  {
    desc: "XMLHttpRequest.open with them, own",
    actions: [xhrOpen(`${a}/r`, false)],
  },
  { desc: "XMLHttpRequest.open with them, other", actions: [xhrOpen(`${b}/r`, true)] },
  { desc: "XMLHttpRequest.open with them, other, no credentials", actions: [xhrOpen(`${b}/r`, false)] },
];

function eventSource(to: string): Action {
  const source = `return await new Promise((resolve) => {
    const events = new EventSource(to, { withCredentials: true });
    events.onerror = () => { events.close(); resolve("error"); };
    events.onopen = () => { events.close(); resolve("open"); };
  });`;
  return { kind: "source", to, source };
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
export const httpAuthentication: readonly Case[] = [...known, ...unknown, ...inURLs].map(
  ({ desc, visits, page = securePage, actions }) => ({
    desc: `http authentication: ${desc}`,
    page,
    ...(visits && { visits }),
    routes,
    actions,
  }),
);
