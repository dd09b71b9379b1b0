import type { Action, Case, HeaderList } from "../case.ts";
import { response } from "../row.ts";
import { ownInsecure, pages, redirectTo, upgradeCase } from "../upgrade-row.ts";

const ownGrants: readonly (readonly [desc: string, headers: HeaderList])[] = [
  ["no grant", []],
  [
    "a grant with credentials",
    [
      ["access-control-allow-origin", "http://a.localhost"],
      ["access-control-allow-credentials", "true"],
    ],
  ],
];

const ofOwnHost: readonly (readonly [desc: string, action: Action])[] = [
  ["fetch", { kind: "fetch", to: ownInsecure }],
  ["fetch with credentials", { kind: "fetch", to: ownInsecure, credentials: "include" }],
  ["fetch with a header", { kind: "fetch", to: ownInsecure, headers: [["x-a", "1"]] }],
  ["POST", { kind: "fetch", to: ownInsecure, method: "POST", body: { text: "x" } }],
  ["PUT", { kind: "fetch", to: ownInsecure, method: "PUT" }],
  ["mode same-origin", { kind: "fetch", to: ownInsecure, mode: "same-origin" }],
  ["mode no-cors", { kind: "fetch", to: ownInsecure, mode: "no-cors" }],
  ["XMLHttpRequest with credentials", { kind: "xhr", to: ownInsecure, withCredentials: true }],
  [
    "script with crossorigin",
    { kind: "embed", as: "script", to: ownInsecure, crossorigin: "anonymous", eventOnly: true },
  ],
  ["beacon of JSON", { kind: "beacon", to: ownInsecure, body: { blob: "{}", type: "application/json" } }],
];

/** What the upgrade makes cross-origin, or same-origin, and what of it needs CORS. */
const toOwnHost: readonly Case[] = ofOwnHost.flatMap(([desc, action]) =>
  ownGrants.flatMap(([grant, headers]) =>
    pages.map((page) => {
      const allowed = headers.length === 0 ? [] : [["access-control-allow-methods", "PUT"] as const];
      const preflight = {
        status: 204,
        headers: [...headers, ...allowed, ["access-control-allow-headers", "x-a"] as const],
      };
      const type = action.kind === "embed" ? [["content-type", "text/javascript"] as const] : [];
      const actual = response([...headers, ...type, ["x-b", "1"]], 200, "1");
      return upgradeCase({
        desc: `its own host, ${desc}, ${grant}, ${page}`,
        page,
        action,
        routes: { "/r": { preflight, actual } },
      });
    }),
  ),
);

const places = ["https://b.localhost", "http://b.localhost", "https://a.localhost", "http://a.localhost"];

/** Redirects between what is upgraded and what is not. */
const betweenSchemes: readonly Case[] = pages.flatMap((page) =>
  places.flatMap((from) =>
    places
      .filter((to) => from.startsWith("http:") || to.startsWith("http:"))
      .map((to) =>
        upgradeCase({
          desc: `redirected from ${from} to ${to}, ${page}`,
          page,
          action: { kind: "fetch", to: `${from}/1` },
          routes: { "/1": redirectTo(`${to}/r`) },
        }),
      ),
  ),
);

/** Where the page's own host is another origin, before an upgrade or after it. */
export const upgradesAcrossOrigins: readonly Case[] = [...toOwnHost, ...betweenSchemes];
