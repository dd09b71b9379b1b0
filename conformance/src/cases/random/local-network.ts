import type { Action, Case, FetchAction, HeaderList, Place, Route, ScriptedResponse } from "../case.ts";
import { bodyFor } from "../element-bodies.ts";
import { response } from "../row.ts";
import { listen } from "../table/event-sources.ts";
import { asPublic } from "../table/local-network.ts";
import { open } from "../table/web-sockets.ts";
import { Prng } from "./prng.ts";

const hosts = ["https://a", "https://x.a", "https://b", "https://b", "http://a", "http://b"] as const;
const targets = ["public", "local", "private", "loopback", "unknown"] as const;
const granting: HeaderList = [["access-control-allow-origin", "*"]];
const preflight: ScriptedResponse = {
  status: 204,
  headers: [...granting, ["access-control-allow-methods", "PUT"], ["access-control-allow-headers", "x-a"]],
};

/** Requests of public pages to servers on this machine. Each depends on its number only. */
export function randomLocalNetworks(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x5bd1e995));
    return { ...randomLocalNetwork(prng), desc: `random local network ${seed}/${index}` };
  });
}

/** Most below `test`, since a page below `localhost` is secure over http too. */
function randomLocalNetwork(prng: Prng): Omit<Case, "desc"> {
  const page = randomPage(prng);
  const routes: Record<string, Route> = {};
  let to = `${prng.pick(hosts)}.localhost/r`;
  for (let left = prng.pick([0, 0, 0, 1, 2]); left > 0; left--) {
    const headers: HeaderList = [...granting, ["location", to]];
    routes[`/${left}`] = { preflight, actual: response(headers, prng.pick([302, 307])) };
    to = `${prng.pick(hosts)}.localhost/${left}`;
  }
  const [action, actual] = randomAction(prng, to, page.sandboxed === true);
  routes["/r"] = { preflight, actual };
  return { ...(prng.chance(0.8) && { domain: "test" }), page, routes, actions: [action] };
}

/** Few kinds, so that cases share documents. */
function randomPage(prng: Prng): Place {
  const url = prng.pick(["https://a.localhost/page", "https://a.localhost/page", "http://a.localhost/page"]);
  if (prng.chance(0.15)) return { url };
  return { url, headers: asPublic, ...(prng.chance(0.15) && { sandboxed: true }) };
}

/** With the response that suits it. */
function randomAction(prng: Prng, to: string, isSandboxed: boolean): readonly [Action, ScriptedResponse] {
  const granted = response(granting);
  const kinds = ["fetch", "fetch", "fetch", "xhr", "beacon", "socket", "stream", "embed"] as const;
  // The sandbox of the case allows scripts only.
  switch (isSandboxed ? prng.pick(kinds) : prng.pick([...kinds, "leave"] as const)) {
    case "fetch":
      return [randomFetch(prng, to), granted];
    case "xhr":
      return [{ kind: "xhr", to, ...(prng.chance(0.3) && { method: "PUT" }) }, granted];
    case "beacon":
      return [{ kind: "beacon", to, body: { text: "x" } }, granted];
    case "socket":
      return [
        { kind: "source", to, source: open() },
        { ...response([], 101), socket: { messages: ["hi"] } },
      ];
    case "stream":
      return [
        { kind: "source", to, source: listen(2) },
        response([["content-type", "text/event-stream"], ...granting], 200, "data: a\n\n"),
      ];
    case "embed":
      return randomEmbed(prng, to);
    case "leave":
      return [randomLeaving(prng, to), response([])];
  }
}

function randomFetch(prng: Prng, to: string): FetchAction {
  return {
    kind: "fetch",
    to,
    ...(prng.chance(0.3) && { targetAddressSpace: prng.pick(targets) }),
    ...(prng.chance(0.2) && { method: "PUT" }),
    ...(prng.chance(0.2) ? { mode: "no-cors" } : prng.chance(0.2) && { headers: [["x-a", "1"]] }),
  };
}

function randomEmbed(prng: Prng, to: string): readonly [Action, ScriptedResponse] {
  const as = prng.pick(["image", "script", "module", "style", "font"] as const);
  const { type, content } = bodyFor[as];
  return [
    { kind: "embed", as, to },
    { status: 200, headers: [["content-type", type], ...granting], ...content },
  ];
}

function randomLeaving(prng: Prng, to: string): Action {
  const target = prng.pick(["_self", "frame"] as const);
  if (prng.chance(0.4)) return { kind: "submit", method: "post", to, target };
  return { kind: "navigate", by: target === "frame" ? "frame" : prng.pick(["link", "location"] as const), to };
}
