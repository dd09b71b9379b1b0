import type { Case, HeaderList, Place, Route, WindowAction } from "../case.ts";
import { plainPage, securePage } from "../row.ts";
import { framing, messageTargets, openedDocument, openerPolicies } from "../table/windows.ts";
import { Prng } from "./prng.ts";

const hosts = ["https://a", "https://a", "https://x.a", "https://b", "https://b", "http://a", "http://b"] as const;
const tokens = [
  "allow-scripts",
  "allow-same-origin",
  "allow-popups",
  "allow-forms",
  "allow-top-navigation",
  "Allow-Same-Origin",
  "nonsense",
] as const;
const features = [
  "noopener",
  "noreferrer",
  "noopener=0",
  "popup",
  "width=200,height=200",
  "noopener=no, popup",
] as const;

/** Windows and frames in which factors meet. Each depends on its number only. */
export function randomWindows(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x2545f491));
    return { ...randomWindow(prng), desc: `random window ${seed}/${index}` };
  });
}

function randomWindow(prng: Prng): Omit<Case, "desc"> {
  const way = prng.pick(["frame", "popup"] as const);
  const { routes, to } = randomWay(prng, way);
  return { page: randomPage(prng, way), routes, actions: [{ kind: "window", way, to, ...randomPart(prng, way) }] };
}

/** Few kinds, so that cases share documents. */
function randomPage(prng: Prng, way: WindowAction["way"]): Place {
  if (way === "frame") return prng.pick([securePage, securePage, plainPage, { ...securePage, sandboxed: true }]);
  const policy = prng.chance(0.5) ? prng.pick(openerPolicies) : "none";
  const page = prng.pick([securePage, securePage, plainPage]);
  return policy === "none" ? page : { ...page, headers: [["cross-origin-opener-policy", policy]] };
}

function randomPart(prng: Prng, way: WindowAction["way"]): Partial<WindowAction> {
  const targets = prng.some(messageTargets, 4);
  if (way === "popup") return { targets, ...(prng.chance(0.2) && { features: prng.pick(features) }) };
  if (prng.chance(0.5)) return { targets };
  const sandbox = [...(prng.chance(0.8) ? ["allow-scripts"] : []), ...prng.some(tokens, 3)];
  return { targets, sandbox: sandbox.join(prng.pick([" ", "  ", "\n"])) };
}

/** Up to two redirects, and where they begin. */
function randomWay(
  prng: Prng,
  way: WindowAction["way"],
): { readonly routes: Record<string, Route>; readonly to: string } {
  const headersOf = (): HeaderList => (way === "frame" ? framingHeaders(prng) : policyHeaders(prng));
  const headers: HeaderList = [["content-type", "text/html"], ...headersOf()];
  const routes: Record<string, Route> = {
    "/r": { actual: { status: prng.pick([200, 200, 200, 404]), headers, body: openedDocument } },
  };
  let to = `${prng.pick(hosts)}.localhost/r`;
  for (let left = prng.pick([0, 0, 0, 1, 2]); left > 0; left--) {
    routes[`/${left}`] = { actual: { status: 302, headers: [["location", to], ...headersOf()] } };
    to = `${prng.pick(hosts)}.localhost/${left}`;
  }
  return { routes, to };
}

const framingHeaders = (prng: Prng): HeaderList => (prng.chance(0.35) ? prng.pick(framing) : sandboxing(prng));

function policyHeaders(prng: Prng): HeaderList {
  const policy = prng.chance(0.5) ? prng.pick(openerPolicies) : "none";
  const embedder = prng.chance(0.2) ? [["cross-origin-embedder-policy", "require-corp"] as const] : [];
  return [...(policy === "none" ? [] : [["cross-origin-opener-policy", policy] as const]), ...embedder];
}

const sandboxing = (prng: Prng): HeaderList =>
  prng.chance(0.15)
    ? [["content-security-policy", prng.pick(["sandbox allow-scripts", "sandbox allow-scripts allow-same-origin"])]]
    : [];
