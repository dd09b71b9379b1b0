import type { Host } from "sallyport/standard";
import type { SameSite, StoredCookie } from "./cookie.ts";
import { cookieDomain } from "./domain-match.ts";
import { expiryTime } from "./lifetime.ts";
import { defaultPath } from "./path-match.ts";
import { brokenPrefix } from "./prefixes.ts";
import type { Connection, CookieContext } from "./cookie-query.ts";
import type { RefusedReason } from "./reasons.ts";
import type { CookieRules } from "./rules.ts";
import type { CookieLine } from "./set-cookie-line.ts";

/**
 * The cookie that a line makes, or why it will not be stored by the rules that do not depend on what is stored already.
 * Of several reasons the first in the draft's order counts, and the browser's policy comes last.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-store-a-cookie
 */
export function receiveCookie(
  line: CookieLine,
  context: CookieContext,
  { host, isSecure }: Connection,
  rules: CookieRules,
): StoredCookie | { readonly refused: RefusedReason } {
  // Of each attribute the last one that was written.
  const attributes = new Map(line.attributes.map(({ name, value }) => [name, value]));
  const place = placeOf(line, attributes.get("domain"), host, rules);
  if ("refused" in place) return place;
  const path = attributes.get("path") ?? "";
  const pathGiven = path.startsWith("/");
  // https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies
  const partitioned = rules.partitionedAttribute && attributes.has("partitioned");
  const apart = partitioned || (context.thirdParty && rules.thirdParty === "partition");
  const cookie: StoredCookie = {
    name: line.name,
    value: line.value,
    ...place,
    path: pathGiven ? path : defaultPath(context.url.pathname),
    secure: attributes.has("secure"),
    httpOnly: attributes.has("httponly"),
    sameSite: sameSiteOf(line, rules),
    partition: apart ? context.partitionKey : undefined,
    creationTime: context.now,
    expiryTime: expiryTime(line.attributes, context, rules),
    ...(rules.limits.evicts === "priority" && priorityOf(attributes.get("priority"))),
  };
  const refused =
    refusedForType(cookie, context, isSecure) ??
    refusedBySameSite(cookie, context, rules) ??
    brokenPrefix(cookie, pathGiven, rules) ??
    (partitioned && !cookie.secure ? "partitioned-insecure" : undefined) ??
    refusedByPolicy(cookie, apart, context, rules);
  return refused === undefined ? cookie : { refused };
}

/** The cookie's domain, unless this browser refuses the line or its Domain attribute. */
function placeOf(
  line: CookieLine,
  domain: string | undefined,
  host: Host,
  rules: CookieRules,
): ReturnType<typeof cookieDomain> | { readonly refused: RefusedReason } {
  const above = domain !== undefined && domain.toLowerCase() !== host.name;
  if (above && !rules.domainInAnyCase && /[A-Z]/.test(domain)) return { refused: "domain-mismatch" };
  if (rules.domainNeedsDot && isTopLevel(domain, host)) return { refused: "domain-public-suffix" };
  return cookieDomain(domain, host);
}

/** Whether a Domain attribute has no dot within, or the host is one label and a dot. */
const isTopLevel = (domain = "", host: Host): boolean =>
  /^[^.]+\.$/.test(host.name) || (domain !== "" && !domain.slice(1).includes("."));

/** https://datatracker.ietf.org/doc/html/draft-west-cookie-priority */
function priorityOf(value = ""): Pick<StoredCookie, "priority"> {
  const priority = value.toLowerCase();
  return priority === "low" || priority === "high" ? { priority } : {};
}

/** The last one in the line, unless it is a `None` that overrides nothing. */
function sameSiteOf({ attributes }: CookieLine, rules: CookieRules): SameSite {
  const written = attributes.filter(({ name }) => name === "samesite").map(({ value }) => sameSite(value));
  const kept = rules.noneOverrides ? written : written.filter((one) => one === "strict" || one === "lax");
  return kept.at(-1) ?? written.at(-1) ?? "unset";
}

function sameSite(value: string): SameSite {
  const lower = value.toLowerCase();
  return lower === "strict" || lower === "lax" || lower === "none" ? lower : "unset";
}

function refusedForType(cookie: StoredCookie, context: CookieContext, isSecure: boolean): RefusedReason | undefined {
  if (cookie.httpOnly && context.type === "non-http") return "http-only-script";
  return cookie.secure && !isSecure ? "secure-scheme" : undefined;
}

function refusedBySameSite(
  cookie: StoredCookie,
  context: CookieContext,
  rules: CookieRules,
): RefusedReason | undefined {
  if (cookie.sameSite === "none")
    return rules.noneNeedsSecure && !cookie.secure ? "same-site-none-insecure" : undefined;
  const firstHand = context.sameSite === "strict-or-less" || (context.isTopLevelNavigation && context.type === "http");
  if (firstHand || !rules.sameSiteWhenStoring) return undefined;
  if (cookie.sameSite !== "unset") return `same-site-${cookie.sameSite}`;
  return rules.unspecifiedSameSite === "none" ? undefined : "same-site-default";
}

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-third-party-cookies */
function refusedByPolicy(
  cookie: StoredCookie,
  apart: boolean,
  context: CookieContext,
  rules: CookieRules,
): RefusedReason | undefined {
  // An engine that stores nothing new for third parties asks whose the cookie is, not who sets it.
  const isOfFirstParty = rules.thirdParty === "block-storing" && cookie.domain === context.firstPartyHost;
  const isBlocked = context.thirdParty && rules.thirdParty === "block";
  if (apart && isBlocked && !rules.partitionedWhenBlocked) return "third-party-blocked";
  if (apart) return cookie.partition === undefined ? "partition-none" : undefined;
  return context.thirdParty && rules.thirdParty !== "allow" && !isOfFirstParty ? "third-party-blocked" : undefined;
}
