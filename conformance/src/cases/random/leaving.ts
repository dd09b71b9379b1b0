import type { Case, FormValue, HeaderList, LeavingAction, NavigateAction, Place, Route } from "../case.ts";
import { referrerPolicies, response } from "../row.ts";
import { Prng } from "./prng.ts";

const hosts = ["https://a", "https://x.a", "https://b", "https://b", "https://c", "http://b", "http://a"] as const;
const sandbox = "sandbox allow-scripts allow-forms allow-popups allow-top-navigation";
const pieces = [
  "a",
  "B",
  "1",
  " ",
  "\n",
  "\r",
  "\r\n",
  '"',
  "'",
  "&",
  "=",
  "+",
  "%",
  ";",
  "\\",
  "ä",
  "€",
  "😀",
  "\ud800",
  "\0",
  "{",
  "}",
] as const;
const cookieLines: HeaderList = [
  ["set-cookie", "unset=1; Secure"],
  ["set-cookie", "lax=1; Secure; SameSite=Lax"],
  ["set-cookie", "strict=1; Secure; SameSite=Strict"],
  ["set-cookie", "none=1; Secure; SameSite=None"],
];

/** Forms and navigations in which factors meet. Each depends on its number only. */
export function randomLeavingCases(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => {
    const prng = new Prng(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0xc2b2ae35));
    return { ...randomLeaving(prng), desc: `random form ${seed}/${index}` };
  });
}

function randomLeaving(prng: Prng): Omit<Case, "desc"> {
  const page = randomPage(prng);
  const { routes, to } = randomWay(prng);
  const action: LeavingAction = { ...(prng.chance(0.6) ? randomForm(prng) : randomNavigation(prng)), to };
  if (!prng.chance(0.4)) return { page, routes, actions: [action] };
  const visits = [`${new URL(to).origin}/set`.replace("http:", "https:")];
  return { page, visits, routes: { ...routes, "/set": { actual: response(cookieLines) } }, actions: [action] };
}

function randomPage(prng: Prng): Place {
  const url = prng.pick(["https://a.localhost/page", "https://a.localhost/page", "http://a.localhost/page"]);
  const headers: [string, string][] = [];
  if (prng.chance(0.3)) headers.push(["referrer-policy", prng.pick(referrerPolicies)]);
  if (prng.chance(0.2)) headers.push(["content-security-policy", sandbox]);
  return { url, headers };
}

/** Up to two redirects, and where they begin. */
function randomWay(prng: Prng): { readonly routes: Record<string, Route>; readonly to: string } {
  const routes: Record<string, Route> = { "/r": { actual: response([]) } };
  let to = `${prng.pick(hosts)}.localhost/r`;
  for (let left = prng.pick([0, 0, 0, 1, 2]); left > 0; left--) {
    const headers: [string, string][] = [["location", to]];
    if (prng.chance(0.2)) headers.push(["referrer-policy", prng.pick(referrerPolicies)]);
    routes[`/${left}`] = { actual: response(headers, prng.pick([301, 302, 303, 307, 308])) };
    to = `${prng.pick(hosts)}.localhost/${left}`;
  }
  return { routes, to };
}

/** A new window needs a click. */
function randomTarget(prng: Prng): Pick<LeavingAction, "target" | "clicked" | "rel"> {
  if (prng.chance(0.7)) return prng.chance(0.3) ? { clicked: true } : {};
  if (prng.chance(0.5)) return { target: "frame", clicked: prng.chance(0.5) };
  // With `opener`, Chromium says or does not say that the user clicked: its new window races with the form.
  const rel = prng.pick(["", "noopener", "noreferrer", ""]);
  return { target: "_blank", clicked: true, ...(rel !== "" && { rel }) };
}

function randomForm(prng: Prng): LeavingAction {
  return {
    kind: "submit",
    to: "",
    method: prng.pick(["post", "post", "get"]),
    enctype: prng.pick(["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]),
    fields: Array.from({ length: prng.integer(4) }, () => [randomText(prng), randomValue(prng)] as const),
    ...(prng.chance(0.15) && { acceptCharset: prng.pick(["windows-1252", "iso-8859-2", "koi8-r"]) }),
    ...(prng.chance(0.15) && { submitter: { name: randomText(prng), value: randomText(prng) } }),
    ...randomTarget(prng),
  };
}

const randomText = (prng: Prng): string => Array.from({ length: prng.integer(6) }, () => prng.pick(pieces)).join("");

const randomValue = (prng: Prng): FormValue =>
  prng.chance(0.8)
    ? randomText(prng)
    : {
        file: `f${randomText(prng).replaceAll("\0", "")}`,
        type: prng.pick(["", "text/plain"]),
        content: randomText(prng),
      };

function randomNavigation(prng: Prng): LeavingAction {
  const referrerPolicy = prng.chance(0.3) ? prng.pick(referrerPolicies) : undefined;
  const by = prng.pick<NavigateAction["by"]>(["link", "link", "location", "open", "refresh", "frame"]);
  if (by === "open") {
    const rel = prng.pick(["", "noopener", "noreferrer"]);
    return { kind: "navigate", by, to: "", target: "_blank", clicked: true, ...(rel !== "" && { rel }) };
  }
  if (by === "link")
    return { kind: "navigate", by, to: "", ...(referrerPolicy && { referrerPolicy }), ...randomTarget(prng) };
  return { kind: "navigate", by, to: "", ...(by === "frame" && referrerPolicy !== undefined && { referrerPolicy }) };
}
