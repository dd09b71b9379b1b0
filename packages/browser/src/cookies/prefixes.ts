import type { StoredCookie } from "./cookie.ts";
import type { RefusedReason } from "./reasons.ts";
import type { CookieRules, Prefix } from "./rules.ts";

interface Claim {
  readonly broken: RefusedReason;
  readonly httpOnly: boolean;
  readonly wholeHost: boolean;
}

const CLAIMS: Readonly<Record<Prefix, Claim>> = {
  "__secure-": { broken: "prefix-secure", httpOnly: false, wholeHost: false },
  "__host-": { broken: "prefix-host", httpOnly: false, wholeHost: true },
  "__http-": { broken: "prefix-http", httpOnly: true, wholeHost: false },
  "__host-http-": { broken: "prefix-host-http", httpOnly: true, wholeHost: true },
};

/**
 * Which promise of its name a cookie breaks, or `undefined`. `pathGiven`: its path comes from a Path attribute.
 *
 * The draft's "Http-prefix compatible" asks for http-only to be false; that is taken for the slip that it is.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-store-a-cookie
 */
export function brokenPrefix(cookie: StoredCookie, pathGiven: boolean, rules: CookieRules): RefusedReason | undefined {
  const name = cookie.name.slice(0, LONGEST).toLowerCase();
  // A nameless cookie is sent as its value, which a server would take for the name.
  if (name === "") {
    const value = cookie.value.slice(0, LONGEST).toLowerCase();
    return rules.prefixes.some((prefix) => value.startsWith(prefix)) ? "prefix-nameless" : undefined;
  }
  const wholeHost = cookie.hostOnly && cookie.path === "/" && (pathGiven || !rules.hostPrefixNeedsPath);
  const broken = rules.prefixes.find((prefix) => name.startsWith(prefix) && !keeps(CLAIMS[prefix], cookie, wholeHost));
  return broken === undefined ? undefined : CLAIMS[broken].broken;
}

const LONGEST = "__host-http-".length;

function keeps(claim: Claim, cookie: StoredCookie, wholeHost: boolean): boolean {
  return cookie.secure && (cookie.httpOnly || !claim.httpOnly) && (wholeHost || !claim.wholeHost);
}
