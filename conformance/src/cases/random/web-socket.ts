import type { Case, HeaderList, Route } from "../case.ts";
import { plainPage, response, securePage } from "../row.ts";
import { open } from "../table/web-sockets.ts";
import { Prng } from "./prng.ts";

const hosts = ["https://a", "https://x.a", "https://b", "https://b", "http://b"] as const;
const chosen = [undefined, undefined, "a", "b", "c"] as const;
const cookieLines: HeaderList = [
  ["set-cookie", "unset=1; Secure"],
  ["set-cookie", "lax=1; Secure; SameSite=Lax"],
  ["set-cookie", "none=1; Secure; SameSite=None"],
];

/** WebSockets in which factors meet. Each depends on its number only. */
export function randomWebSockets(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x165667b1));
    return { ...randomWebSocket(prng), desc: `random web socket ${seed}/${index}` };
  });
}

function randomWebSocket(prng: Prng): Omit<Case, "desc"> {
  const page = prng.pick([securePage, securePage, plainPage, { ...securePage, sandboxed: true }]);
  const host = prng.pick(hosts);
  const offered = prng.pick(["[]", '"a"', '["a", "b"]'] as const);
  const protocol = prng.pick(chosen);
  const headers: [string, string][] = protocol === undefined ? [] : [["sec-websocket-protocol", protocol]];
  const status = prng.chance(0.85) ? 101 : prng.pick([200, 401, 403, 404, 500]);
  const socket = {
    messages: ["a"],
    ...(prng.chance(0.5) && {
      close: prng.pick([
        [1000, ""],
        [4000, "bye"],
      ] as const),
    }),
  };
  const routes: Record<string, Route> = { "/r": { actual: { ...response(headers, status), socket } } };
  const visits = prng.chance(0.5) ? [`${host.replace("http:", "https:")}.localhost/set`] : [];
  if (visits.length > 0) routes["/set"] = { actual: response(cookieLines) };
  const source = open(offered, socket.close === undefined ? 2 : 4);
  return { page, routes, visits, actions: [{ kind: "source", to: `${host}.localhost/r`, source }] };
}
