import type { Action, Case, HeaderList, Place } from "../case.ts";
import { response, securePage } from "../row.ts";
import { a, b, setting, to, x } from "./cookie-row.ts";
import { open } from "./web-sockets.ts";

const sandboxed: Place = { ...securePage, sandboxed: true };
const anyone: HeaderList = [
  ["access-control-allow-origin", "*"],
  ["access-control-allow-methods", "PUT"],
];

const ways: readonly (readonly [desc: string, action: (to: string) => Action])[] = [
  ["fetch", (to) => ({ kind: "fetch", to })],
  ["no-cors", (to) => ({ kind: "fetch", to, mode: "no-cors" })],
  ["PUT", (to) => ({ kind: "fetch", to, method: "PUT" })],
  ["XMLHttpRequest", (to) => ({ kind: "xhr", to })],
  ["image", (to) => ({ kind: "embed", as: "image", to, eventOnly: true })],
  ["script", (to) => ({ kind: "embed", as: "script", to, eventOnly: true })],
  ["style", (to) => ({ kind: "embed", as: "style", to, eventOnly: true })],
  ["beacon", (to) => ({ kind: "beacon", to, body: { text: "x" } })],
];

const referrers: readonly Case[] = [undefined, "no-referrer", "same-origin", "origin"].flatMap((policy) =>
  [a, b].flatMap((origin) =>
    ways.map(([desc, action]): Case => ({
      desc: `sandboxed page: ${desc} to ${origin} under ${policy ?? "no policy"}`,
      page: { ...sandboxed, ...(policy !== undefined && { headers: [["referrer-policy", policy]] }) },
      routes: { "/r": { preflight: response(anyone, 204), actual: response(anyone) } },
      actions: [action(`${origin}/r`)],
    })),
  ),
);

const lines = ["strict=1; SameSite=Strict", "lax=1; SameSite=Lax", "none=1; SameSite=None"].map(
  (line) => `${line}; Secure; Path=/`,
);

const cookies: readonly Case[] = [a, x, b].flatMap((origin): readonly Case[] => {
  const visited = { page: sandboxed, visits: [`${origin}/set`] };
  const switched = { ...response([], 101), socket: { messages: ["a"] } };
  return [
    {
      desc: `sandboxed page: cookies of ${origin}`,
      ...visited,
      routes: { "/set": setting(...lines), "/r": { actual: response([]) } },
      actions: [to(`${origin}/r`, { mode: "no-cors" })],
    },
    {
      desc: `sandboxed page: cookies of ${origin}, socket`,
      ...visited,
      routes: { "/set": setting(...lines), "/r": { actual: switched } },
      actions: [{ kind: "source", to: `${origin}/r`, source: open("[]", 2) }],
    },
    {
      desc: `sandboxed page: cookies that ${origin} sets, third parties by default`,
      page: sandboxed,
      routes: { "/set": setting(...lines) },
      actions: [to(`${origin}/set`, { mode: "no-cors" }), to(`${origin}/set`, { mode: "no-cors" })],
      thirdPartyCookies: "default",
    },
  ];
});

/** What a page has of its URL although its origin is opaque. */
export const sandboxedPages: readonly Case[] = [...referrers, ...cookies];
