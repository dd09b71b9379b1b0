import type { Case, HeaderList } from "../case.ts";
import { plainPage, response, securePage } from "../row.ts";
import { listen } from "../table/event-sources.ts";
import { Prng } from "./prng.ts";

const pieces = [
  "data",
  "data: ",
  "id: ",
  "event: foo",
  "retry: 1",
  ":",
  "\n",
  "\n",
  "\n\n",
  "\r",
  "\r\n",
  "a",
  "é",
  " ",
  "7",
] as const;
const types = [
  "text/event-stream",
  "text/event-stream",
  "text/event-stream;charset=utf-8",
  "text/html",
  "text/html, text/event-stream",
] as const;

/** Event streams in which factors meet. Each depends on its number only. */
export function randomEventSources(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x27d4eb2f));
    return { ...randomEventSource(prng), desc: `random event source ${seed}/${index}` };
  });
}

function randomEventSource(prng: Prng): Omit<Case, "desc"> {
  const page = prng.pick([securePage, securePage, plainPage]);
  const host = prng.pick(["https://a", "https://x.a", "https://b", "https://b"] as const);
  const withCredentials = prng.chance(0.4);
  const granted: HeaderList = [
    ["access-control-allow-origin", withCredentials || prng.chance(0.3) ? new URL(page.url).origin : "*"],
    ["access-control-allow-credentials", "true"],
  ];
  const headers: HeaderList = [["content-type", prng.pick(types)], ...granted.slice(prng.chance(0.1) ? 1 : 0)];
  const status = prng.chance(0.9) ? 200 : prng.pick([204, 206, 404, 500]);
  const body = `data: a\n\n${Array.from({ length: prng.integer(14) }, () => prng.pick(pieces)).join("")}`;
  const routes: Record<string, Case["routes"][string]> = { "/r": { actual: response(headers, status, body) } };
  let to = `${host}.localhost/r`;
  if (prng.chance(0.3)) {
    routes["/1"] = { actual: response([["location", to], ...granted], prng.pick([302, 303, 307])) };
    to = `${prng.pick(["https://a", "https://b", "https://c"] as const)}.localhost/1`;
  }
  const source = listen(2 + prng.integer(3), `{withCredentials: ${String(withCredentials)}}`);
  return { page, routes, actions: [{ kind: "source", to, source }] };
}
