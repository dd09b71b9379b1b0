import { isCorsSafelistedMethod } from "sallyport/standard";
import type { Header } from "../fetch/header-list.ts";
import type { Facts } from "./attempt-facts.ts";
import type { Fix } from "./explanation.ts";
import { canBeGranted, isName } from "./grantable.ts";
import { shareAtServer, sharePolicy, wantedBy } from "./policy-fragment.ts";
import type { Recipe } from "./recipe.ts";
import { changeOf } from "./servers/change.ts";
import { serverFix } from "./servers/server-fix.ts";

const needsPreflight = (facts: Facts): boolean =>
  facts.preflight || facts.headers.length > 0 || !isCorsSafelistedMethod(facts.method ?? "GET");

function responseHeaders(facts: Facts): readonly Header[] {
  const { with: origin, credentials } = wantedBy(facts);
  return [
    ["Access-Control-Allow-Origin", origin],
    ...(credentials ? [["Access-Control-Allow-Credentials", "true"] as const] : []),
    ["Vary", "Origin"],
  ];
}

function preflightHeaders(facts: Facts): readonly Header[] {
  const { with: origin, credentials, methods, headers } = wantedBy(facts);
  return [
    ["Access-Control-Allow-Origin", origin],
    ...(methods.length === 0 ? [] : [["Access-Control-Allow-Methods", methods.join(", ")] as const]),
    ...(headers.length === 0 ? [] : [["Access-Control-Allow-Headers", headers.join(", ")] as const]),
    ...(credentials ? [["Access-Control-Allow-Credentials", "true"] as const] : []),
    ["Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"],
  ];
}

/** The origin that the response names already; whoever needs it keeps it. */
const namedAlready = ({ code, value = "" }: Facts): readonly string[] =>
  code === "cors-origin-mismatch" ? [value] : [];

/** What a server has to do, and how the one that the response shows does it. */
function atServer(facts: Facts, { share }: Pick<Fix, "share">): Pick<Fix, "change" | "server"> {
  const needed = shareAtServer(facts, share);
  const change = needed === undefined ? undefined : changeOf(needed, facts.url, namedAlready(facts));
  if (change === undefined) return {};
  const { server, evidence } = facts.shown;
  return { change, ...(server === undefined ? {} : { server: serverFix(server, change, evidence) }) };
}

/** Shares with the page's origin what the request needs. */
export const share: Recipe = (facts) => {
  if (!canBeGranted(facts)) return undefined;
  const shared = sharePolicy(facts);
  return {
    at: "policy",
    ...shared,
    headers: responseHeaders(facts),
    ...(needsPreflight(facts) ? { preflight: preflightHeaders(facts) } : {}),
    ...(facts.preflight ? { atPreflight: true as const } : {}),
    ...atServer(facts, shared),
  };
};

/** The same as another component's work. */
export const shareAs =
  (place: Fix["at"]): Recipe =>
  (facts) => {
    const shared = share(facts);
    return shared && { ...shared, at: place };
  };

/** A fix in words, with what a server does for it. */
export const sharedAt =
  (place: Fix["at"]): Recipe =>
  (facts) => ({ at: place, ...(canBeGranted(facts) ? atServer(facts, sharePolicy(facts)) : {}) });

/** What of the response the page does not see and might want to. */
export const expose: Recipe = (facts) => {
  const names = facts.hidden.filter(isName);
  if (names.length === 0) return undefined;
  const shared = canBeGranted(facts) ? sharePolicy(facts, names) : {};
  return {
    at: "policy",
    ...shared,
    headers: [["Access-Control-Expose-Headers", names.join(", ")]],
    ...atServer(facts, shared),
  };
};
