import type { Case, EmbedAction, HeaderList, Place, Route } from "../case.ts";
import { bodyFor, html } from "../element-bodies.ts";
import { kinds, withAttribute } from "../element-row.ts";
import { referrerPolicies, response } from "../row.ts";
import { Prng } from "./prng.ts";

const hosts = ["https://a", "https://x.a", "https://b", "https://b", "https://c"] as const;

const cookieLines: HeaderList = [
  ["set-cookie", "unset=1; Secure"],
  ["set-cookie", "none=1; Secure; SameSite=None"],
];

/** Media are requested as often as an engine likes, once something is wrong with them. */
const kindsOf = kinds.filter((as) => as !== "audio" && as !== "video" && as !== "preload") as [
  EmbedAction["as"],
  ...EmbedAction["as"][],
];

/** Elements in which factors meet. Each depends on its number only. */
export function randomElementCases(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x27d4eb2f));
    return { ...randomElement(prng), desc: `random element ${seed}/${index}` };
  });
}

function randomElement(prng: Prng): Omit<Case, "desc"> {
  const as = prng.pick(kindsOf);
  const { routes, to } = randomWay(prng, as);
  const crossorigin = withAttribute.includes(as)
    ? prng.pick([undefined, undefined, "anonymous", "use-credentials"] as const)
    : undefined;
  const referrerPolicy = prng.chance(0.2) ? prng.pick(referrerPolicies) : undefined;
  const action: EmbedAction = {
    kind: "embed",
    as,
    to,
    ...(crossorigin && { crossorigin }),
    ...(referrerPolicy && { referrerPolicy }),
  };
  if (!prng.chance(0.2)) return { page: randomPage(prng), routes, actions: [action] };
  const visits = [`${new URL(to).origin}/set`];
  return {
    page: randomPage(prng),
    visits,
    routes: { ...routes, "/set": { actual: response(cookieLines) } },
    actions: [action],
  };
}

const randomPage = (prng: Prng): Place => ({
  url: "https://a.localhost/page",
  ...(prng.chance(0.2) && { headers: [["referrer-policy", prng.pick(referrerPolicies)]] }),
});

function randomHeaders(prng: Prng): [string, string][] {
  const headers: [string, string][] = [];
  const origin = prng.pick(["https://a.localhost", "https://a.localhost", "*", "null", ""]);
  if (origin !== "") headers.push(["access-control-allow-origin", origin]);
  if (prng.chance(0.5)) headers.push(["access-control-allow-credentials", "true"]);
  if (prng.chance(0.3))
    headers.push(["timing-allow-origin", prng.pick(["*", "https://a.localhost", "https://b.localhost"])]);
  if (prng.chance(0.2))
    headers.push(["cross-origin-resource-policy", prng.pick(["same-origin", "same-site", "cross-origin"])]);
  return headers;
}

/** Up to two redirects, and where they begin. */
function randomWay(prng: Prng, as: EmbedAction["as"]): { readonly routes: Record<string, Route>; readonly to: string } {
  const routes: Record<string, Route> = { "/r": { actual: randomResponse(prng, as) } };
  let to = `${prng.pick(hosts)}.localhost/r`;
  for (let left = prng.pick([0, 0, 0, 1, 2]); left > 0; left--) {
    routes[`/${left}`] = {
      actual: response([["location", to], ...randomHeaders(prng)], prng.pick([301, 302, 307]), ""),
    };
    to = `${prng.pick(hosts)}.localhost/${left}`;
  }
  return { routes, to };
}

function randomResponse(prng: Prng, as: EmbedAction["as"]): Route["actual"] {
  const fits = bodyFor[as];
  // Firefox has another code for a module's failure where its type is wrong too.
  const isModule = as === "module" || as === "import";
  const type =
    isModule || prng.chance(0.7)
      ? fits.type
      : prng.pick(["text/plain", "text/html", "application/json", "text/csv", ""]);
  const isPlugin = as === "object" || as === "embed";
  const nosniff: HeaderList = prng.chance(0.2) && !isPlugin ? [["x-content-type-options", "nosniff"]] : [];
  // An object's document is one of HTML; a script or a style sheet that is none does what its parser says.
  const isParsed = as === "script" || as === "style" || as === "style-import" || isModule;
  const content = prng.chance(0.9) || isParsed ? fits : html;
  return {
    status: prng.chance(0.9) || isPlugin ? 200 : prng.pick([404, 500]),
    headers: [["content-type", isPlugin ? fits.type : type], ...nosniff, ...randomHeaders(prng)],
    ...content.content,
  };
}
