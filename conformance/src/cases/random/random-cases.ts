import type { Action, Case, HeaderList, Place, Route } from "../case.ts";
import { grantingRoute } from "./grant.ts";
import { mutated } from "./mutation.ts";
import { Prng } from "./prng.ts";
import { randomRequest, type RequestAction } from "./request.ts";
import { randomRedirectChain } from "./redirect-chain.ts";

const pages: readonly [string, ...string[]] = [
  "https://a.localhost/page",
  "https://a.localhost/page",
  "https://a.localhost/page",
  "https://x.a.localhost/page",
  "http://a.localhost/page",
];
const referrerPolicies: readonly [string, ...string[]] = ["no-referrer", "same-origin", "strict-origin", "unsafe-url"];
const attributes: readonly string[] = [
  "Secure",
  "SameSite=None",
  "SameSite=Lax",
  "SameSite=Strict",
  "Path=/",
  "HttpOnly",
  "Max-Age=100",
];

/** Every second one is granted by its server as a whole; the others have something changed. Each depends on its number only. */
export function randomCases(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    const granted = grantedCase(prng);
    const described = index % 2 === 0 ? granted : mutated(prng, granted);
    return { ...described, desc: `random ${seed}/${index}` };
  });
}

function grantedCase(prng: Prng): Case {
  const page = randomPage(prng);
  const { origin } = new URL(page.url);
  const routes: Record<string, Route> = {};
  const actions: Action[] = [];
  const count = prng.pick([1, 1, 1, 2, 3]);
  for (let at = 0; at < count; at++) {
    const last = actions.at(-1);
    if (last !== undefined && prng.chance(0.4)) actions.push(last);
    else actions.push(addRequest(prng, origin, routes, String.fromCharCode(97 + at)));
  }
  const described = { desc: "", page, routes, actions };
  return prng.chance(0.05) ? withCookies(prng, described) : described;
}

function randomPage(prng: Prng): Place {
  const url = prng.pick(pages);
  return prng.chance(0.12) ? { url, headers: [["referrer-policy", prng.pick(referrerPolicies)]] } : { url };
}

function addRequest(prng: Prng, page: string, routes: Record<string, Route>, name: string): RequestAction {
  const action = randomRequest(prng);
  const way = randomRedirectChain(prng, page, action, name);
  for (const stop of way) routes[new URL(stop.url).pathname] = grantingRoute(prng, action, stop);
  return { ...action, to: way[0]?.url ?? "" };
}

/** Set by the first response, or by a visit before, and then sent along. */
function withCookies(prng: Prng, described: Case): Case {
  const lines: HeaderList = ["k", "l"].map((name) => [
    "set-cookie",
    [`${name}=1`, ...prng.some(attributes, 3)].join("; "),
  ]);
  const [first] = described.actions;
  if (first === undefined || first.kind === "cookie" || prng.chance(0.3)) {
    const visit = `https://${prng.pick(["b", "c", "x.a"])}.localhost/set`;
    return {
      ...described,
      visits: [visit],
      routes: { ...described.routes, "/set": { actual: { status: 200, headers: lines } } },
    };
  }
  const path = new URL(first.to).pathname;
  const route = described.routes[path];
  if (route === undefined) return described;
  const actual = { ...route.actual, headers: [...route.actual.headers, ...lines] };
  return {
    ...described,
    routes: { ...described.routes, [path]: { ...route, actual } },
    actions: [...described.actions, first],
  };
}
