import {
  isSafeMethod,
  isSameSite,
  isSchemelesslySameSite,
  parseOrigin,
  publicSuffixSection,
  type TupleOrigin,
} from "sallyport/standard";
import type { CookieRules } from "./rules.ts";

/** An origin, or `opaque` for one that is same site with nothing. */
export type SiteOrigin = TupleOrigin | "opaque";

/**
 * Which cookies a request's relation to its site lets through, from most to fewest: all cookies; all but Strict; of those the ones without
 * SameSite and with None; only None. What the third means for cookies without SameSite is up to the browser's rules.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-retrieve-cookies
 */
export type SameSiteMode = "strict-or-less" | "lax-or-less" | "unset-or-less" | "none";

export interface SameSiteRequest {
  readonly method: string;
  /** The request's URL list: where it went first, through each redirect, to its current URL. Not empty. */
  readonly urls: readonly URL[];
  /**
   * The "site for cookies" of the document that makes the request, or, of a top-level navigation, the origin of the
   * document that began it; `undefined` where the user did.
   */
  readonly siteForCookies: SiteOrigin | undefined;
  /** Whether that is no more than the host of a sandboxed page's URL. Default: false. */
  readonly isHostAlone?: boolean;
  readonly isTopLevelNavigation: boolean;
}

/**
 * The "site for cookies" of a document, from the origins of the documents around it, topmost first and its own last.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-document-based-requests
 */
export function siteForCookies(documents: readonly SiteOrigin[], rules: CookieRules): SiteOrigin {
  // 1. and 2. The top.
  const top = documents[0] ?? "opaque";
  // 3. and 4. All the others, for a hostile frame may hold the innermost one.
  const others = rules.siteForCookies === "ancestors" ? documents.slice(1) : [];
  return others.every((origin) => areSameSite(origin, top, rules)) ? top : "opaque";
}

/**
 * Which cookies SameSite lets a request have, or, with `use` `"store"`, whether those that its response
 * sets are same-site ones.
 *
 * The Fetch standard's algorithm asks neither for the client's site nor treats a same-site navigation apart, so this is
 * rfc6265bis's, in Fetch's terms and with Fetch's redirects. Where Fetch returns `unset-or-less` for whatever is
 * cross-site, here it stands for top-level navigations with an unsafe method, and `none` for the rest.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-same-site-and-cross-site-re
 * https://fetch.spec.whatwg.org/#determine-the-same-site-mode
 */
export function sameSiteMode(
  request: SameSiteRequest,
  rules: CookieRules,
  use: "send" | "store" = "send",
): SameSiteMode {
  const current = originOf(request.urls.at(-1));
  const from = request.siteForCookies;
  // 2. From its own site, and not through another.
  const direct = from === undefined || (areSameSite(from, current, rules) && !isAnotherHost(request, current));
  if (direct && !(redirectsCount(request, rules, use) && cameThroughOthers(request.urls, current, rules))) {
    return "strict-or-less";
  }
  // Lax: the address bar shows where it goes, and a safe method changes nothing there.
  if (!request.isTopLevelNavigation) return "none";
  return isSafeMethod(request.method) ? "lax-or-less" : "unset-or-less";
}

/** Whether a request is third-party: its response is used inside another site. */
export function isThirdParty(request: SameSiteRequest, rules: CookieRules): boolean {
  if (request.isTopLevelNavigation || request.siteForCookies === undefined) return false;
  const current = originOf(request.urls.at(-1));
  return !areSameSite(request.siteForCookies, current, rules) || areApart(request.siteForCookies, current, rules);
}

function isAnotherHost({ isHostAlone = false, siteForCookies: from }: SameSiteRequest, current: SiteOrigin): boolean {
  return (
    isHostAlone &&
    from !== undefined &&
    from !== "opaque" &&
    current !== "opaque" &&
    from.host.name !== current.host.name
  );
}

/** Whether two names below a top-level domain that the Public Suffix List lacks are third parties to each other. */
function areApart(a: SiteOrigin, b: SiteOrigin, { unlistedNamesApart }: CookieRules): boolean {
  if (!unlistedNamesApart || a === "opaque" || b === "opaque" || a.host.name === b.host.name) return false;
  const top = a.host.name.replace(/\.$/, "").split(".").at(-1) ?? "";
  // The name of documentation (RFC 6761) stands for one that is registered.
  return top !== "example" && publicSuffixSection({ kind: a.host.kind, name: top }) === "unlisted";
}

function redirectsCount(request: SameSiteRequest, rules: CookieRules, use: "send" | "store"): boolean {
  const { isTopLevelNavigation, siteForCookies: site } = request;
  switch (rules.crossSiteRedirects) {
    case "count":
      return true;
    case "count-when-sending":
      return use === "send";
    case "count-when-navigating":
      return isTopLevelNavigation || (site !== undefined && areApart(site, originOf(request.urls.at(-1)), rules));
    case "ignore":
      return false;
  }
}

function cameThroughOthers(urls: readonly URL[], current: SiteOrigin, rules: CookieRules): boolean {
  const schemefulSameSite = rules.schemefulSameSite || rules.schemefulRedirects;
  return urls.slice(0, -1).some((url) => !areSameSite(originOf(url), current, { ...rules, schemefulSameSite }));
}

/** A socket's URL has the origin that its handshake's has. */
function originOf(url: URL | undefined): SiteOrigin {
  return parseOrigin(url?.origin.replace(/^ws/, "http") ?? "") ?? "opaque";
}

function areSameSite(a: SiteOrigin, b: SiteOrigin, rules: CookieRules): boolean {
  if (a === "opaque" || b === "opaque") return false;
  return rules.schemefulSameSite ? isSameSite(a, b) : isSchemelesslySameSite(a, b);
}
