import { fresh, longAgo, noCacheControl, pause, shared, stale, tagged } from "../cache-row.ts";
import type { Action, Case, HeaderList, Route, ScriptedResponse } from "../case.ts";
import { response, securePage } from "../row.ts";
import { Prng } from "./prng.ts";

const lifetimes: readonly [HeaderList, ...HeaderList[]] = [
  [fresh],
  [fresh],
  [stale],
  [noCacheControl],
  [noCacheControl, longAgo],
  [["cache-control", "no-cache"]],
  [["cache-control", "no-store"]],
  [["cache-control", "private, max-age=600"]],
  [["cache-control", "max-age=600, must-revalidate"]],
  [fresh, ["age", "700"]],
  [noCacheControl, ["expires", "Thu, 01 Dec 2044 16:00:00 GMT"]],
];
const validators: readonly [HeaderList, ...HeaderList[]] = [[], [], [tagged], [longAgo], [tagged, longAgo]];
const vary: readonly [HeaderList, ...HeaderList[]] = [[], [], [], [["vary", "origin"]], [["vary", "accept"]]];
const statuses = [200, 200, 200, 203, 410] as const;
const modes = ["default", "default", "default", "no-store", "reload", "no-cache", "force-cache"] as const;
const methods = [undefined, undefined, undefined, undefined, "POST"] as const;
const credentials = [undefined, "omit", "include"] as const;
const hosts = ["a", "x.a", "b", "b"] as const;

/**
 * Requests of one or two URLs, in which what decides about the cache meets. Each depends on its number only. All are shared:
 * whether Chromium has stored a response before it blocks it is chance. WebKit has the response of an XMLHttpRequest at hand
 * until its events have run, so a pause follows each.
 */
export function randomCacheCases(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x165667b1));
    return { ...randomCacheCase(prng), desc: `random http cache ${seed}/${index}` };
  });
}

function randomCacheCase(prng: Prng): Omit<Case, "desc"> {
  const host = prng.pick(hosts);
  const routes: Record<string, Route> = { "/r": randomRoute(prng) };
  if (prng.chance(0.25)) routes["/from"] = redirect(prng, host);
  const paths = Object.keys(routes);
  const actions = Array.from({ length: 2 + prng.integer(3) }, () =>
    randomAction(prng, `https://${host}.localhost${paths[prng.integer(paths.length)] ?? ""}`),
  ).flatMap((action) => (action.kind === "xhr" ? [action, pause] : [action]));
  return { page: securePage, httpCache: true, routes, actions };
}

function randomRoute(prng: Prng): Route {
  const status = prng.pick(statuses);
  const headers = [...prng.pick(lifetimes), ...prng.pick(validators), ...prng.pick(vary)];
  const numbered = (body: string): ScriptedResponse => response([...shared, ...headers], status, body);
  return {
    actual: numbered("first"),
    later: [numbered("second"), numbered("third"), numbered("fourth")],
    ...(prng.chance(0.7) && { unchanged: { status: 304, headers: [...shared, noCacheControl] } }),
  };
}

function redirect(prng: Prng, host: string): Route {
  const headers = [...shared, ...prng.pick(lifetimes), ["location", `https://${host}.localhost/r`] as const];
  return { actual: response(headers, prng.pick([301, 302, 307])) };
}

function randomAction(prng: Prng, to: string): Action {
  const method = to.endsWith("/from") ? undefined : prng.pick(methods);
  const mode = prng.pick(credentials);
  if (prng.chance(0.15)) return { kind: "xhr", to, ...(method && { method }), withCredentials: mode === "include" };
  const cache = method === "POST" ? "default" : prng.pick(modes);
  return {
    kind: "fetch",
    to,
    ...(method && { method }),
    ...(mode && { credentials: mode }),
    ...(cache !== "default" && { cache }),
    ...(prng.chance(0.2) && { headers: [["accept", prng.pick(["text/a", "text/b"])]] }),
    ...(prng.chance(0.1) && { redirect: prng.pick(["manual", "error"]) }),
  };
}
