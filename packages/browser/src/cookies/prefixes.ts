import type { StoredCookie } from "./cookie.ts";
import type { RefusedReason } from "./reasons.ts";
import type { CookieRules, Prefix } from "./rules.ts";

interface Claim {
  readonly broken: RefusedReason;
  readonly httpOnly: boolean;
  readonly wholeHost: boolean;
}

const claims: Readonly<Record<Prefix, Claim>> = {
  "__secure-": { broken: "prefix-secure", httpOnly: false, wholeHost: false },
  "__host-": { broken: "prefix-host", httpOnly: false, wholeHost: true },
  "__http-": { broken: "prefix-http", httpOnly: true, wholeHost: false },
  "__host-http-": { broken: "prefix-host-http", httpOnly: true, wholeHost: true },
};

/**
 * Which prefix of its name a cookie violates, or `undefined`. `pathGiven`: its path comes from a Path attribute.
 *
 * The draft's "Http-prefix compatible" wants http-only to be false; that is taken for a slip.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-store-a-cookie
 */
export function brokenPrefix(cookie: StoredCookie, pathGiven: boolean, rules: CookieRules): RefusedReason | undefined {
  const name = cookie.name.slice(0, maxPrefixLength).toLowerCase();
  // A nameless cookie is sent as its value, which a server would take for the name.
  if (name === "") {
    const value = cookie.value.slice(0, maxPrefixLength).toLowerCase();
    return rules.prefixes.some((prefix) => value.startsWith(prefix)) ? "prefix-nameless" : undefined;
  }
  const wholeHost = cookie.hostOnly && cookie.path === "/" && (pathGiven || !rules.hostPrefixNeedsPath);
  const broken = rules.prefixes.find((prefix) => name.startsWith(prefix) && !keeps(claims[prefix], cookie, wholeHost));
  return broken === undefined ? undefined : claims[broken].broken;
}

const maxPrefixLength = "__host-http-".length;

function keeps(claim: Claim, cookie: StoredCookie, wholeHost: boolean): boolean {
  return cookie.secure && (cookie.httpOnly || !claim.httpOnly) && (wholeHost || !claim.wholeHost);
}
