import { isExpired, type StoredCookie } from "./cookie.ts";
import { domainMatches } from "./domain-match.ts";
import { pathMatches } from "./path-match.ts";
import type { Connection, CookieQuery } from "./cookie-query.ts";
import type { BlockedReason } from "./reasons.ts";
import type { CookieRules } from "./rules.ts";

/**
 * Why `cookie` is not sent; `undefined` when it is. Of several reasons the first in the draft's order
 * counts, and the browser's policy comes last: it is the one that the cookie's owner can do least about.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-retrieve-cookies
 */
export function blockedReason(
  cookie: StoredCookie,
  query: CookieQuery,
  { host, isSecure }: Connection,
  rules: CookieRules,
): BlockedReason | undefined {
  if (isExpired(cookie, query.now)) return "expired";
  if (cookie.hostOnly && cookie.domain !== host.name) return "host-only";
  if (!domainMatches(host, cookie.domain)) return "domain-mismatch";
  if (!pathMatches(query.url.pathname, cookie.path)) return "path-mismatch";
  if (cookie.secure && !isSecure) return "secure-scheme";
  if (cookie.httpOnly && query.type === "non-http") return "http-only-script";
  return blockedBySameSite(cookie, query, rules) ?? blockedByPolicy(cookie, query, rules);
}

function blockedBySameSite(cookie: StoredCookie, query: CookieQuery, rules: CookieRules): BlockedReason | undefined {
  const { sameSite: mode } = query;
  if (mode === "strict-or-less") return undefined;
  switch (cookie.sameSite) {
    case "strict":
      return "same-site-strict";
    case "lax":
      return mode === "lax-or-less" ? undefined : "same-site-lax";
    case "unset":
      return rules.unspecifiedSameSite === "none" || mode === "lax-or-less" || isLaxAllowingUnsafe(cookie, query, rules)
        ? undefined
        : "same-site-default";
    case "none":
      return undefined;
  }
}

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-lax-allowing-unsafe-enforce */
function isLaxAllowingUnsafe(cookie: StoredCookie, query: CookieQuery, rules: CookieRules): boolean {
  return query.sameSite === "unset-or-less" && query.now - cookie.creationTime < rules.laxAllowingUnsafeMs;
}

function blockedByPolicy(cookie: StoredCookie, query: CookieQuery, rules: CookieRules): BlockedReason | undefined {
  if (cookie.partition !== undefined) {
    return cookie.partition === query.partitionKey ? undefined : "partition-other";
  }
  if (!query.thirdParty) return undefined;
  if (rules.thirdParty === "block") return "third-party-blocked";
  return rules.thirdParty === "partition" ? "third-party-partitioned" : undefined;
}
