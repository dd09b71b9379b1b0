import { parseOrigin } from "sallyport/standard";
import type { CookieContext } from "../cookies/cookie-query.ts";
import type { CookieRules } from "../cookies/rules.ts";
import {
  isThirdParty,
  sameSiteMode,
  siteForCookies,
  type SameSiteRequest,
  type SiteOrigin,
} from "../cookies/same-site.ts";
import { baseURL, type Environment } from "./environment.ts";
import { siteOf, type Origin } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import { URL } from "../platform.ts";

const siteOrigin = (origin: Origin): SiteOrigin => parseOrigin(origin) ?? "opaque";

const partitionKeyOf = (origin: Origin): string | undefined => (origin === "null" ? undefined : siteOf(origin));

const hostOf = (site: SiteOrigin | undefined): string | undefined =>
  site === undefined || site === "opaque" ? undefined : site.host.name;

/**
 * By what the cookies of a URL are kept apart in documents that stand within one another: the topmost one's site, and whether
 * a document of another site is between that and one of its own. Where the URL is of another site, it always is.
 *
 * https://github.com/privacycg/CHIPS#cookies-set-in-embeds-with-cross-site-ancestors
 */
function partitionWithin(documents: readonly Origin[], url: URL): string | undefined {
  const key = partitionKeyOf(documents[0] ?? "null");
  if (key === undefined || key !== siteOf(url.origin)) return key;
  const isWithinOther = documents.some((origin) => partitionKeyOf(origin) !== key);
  return isWithinOther ? `${key} within another site` : key;
}

const documentsOf = ({ ancestors, origin, requestOrigin = origin }: Environment): readonly Origin[] => [
  ...ancestors,
  requestOrigin,
];

/** By what a page's cookies are kept apart; an engine may keep those of a sandboxed page apart from those of its URL. */
function requestPartition({ client, frameAncestors }: FetchRequest, url: URL, rules: CookieRules): string | undefined {
  const isSandboxed = client.origin === "null" && client.ancestors.length === 0;
  if (isSandboxed && rules.sandboxedHasPartition) return `sandboxed ${siteOf(client.creationURL.origin)}`;
  return partitionWithin(frameAncestors ?? documentsOf(client), url);
}

/** The site for which a page has cookies (RFC 6265bis, section 5.2.1). */
const siteForCookiesOf = (documents: readonly Origin[], rules: CookieRules): SiteOrigin =>
  siteForCookies(documents.map(siteOrigin), rules);

/** In an engine for which a sandboxed page has the host of its URL, that, and whether it is so. */
function clientSite(client: Environment, rules: CookieRules): Pick<SameSiteRequest, "siteForCookies" | "isHostAlone"> {
  const isHostAlone = rules.sandboxedHasHost && client.origin === "null" && client.ancestors.length === 0;
  return {
    siteForCookies: isHostAlone ? siteOrigin(client.creationURL.origin) : siteForCookiesOf(documentsOf(client), rules),
    isHostAlone,
  };
}

/** How a request stands to the cookies of its URL; for sending them, or for storing what the response sets. */
export function cookieContextOf(
  request: FetchRequest,
  rules: CookieRules,
  use: "send" | "store",
  now: number,
): CookieContext {
  const { method, urlList: urls } = request;
  const page = request.passedOn ?? request;
  const { client, topLevelNavigationInitiator: initiator } = page;
  const url = currentURL(request);
  const isTopLevelNavigation = page.destination === "document";
  const initiatorSite = initiator === null ? undefined : siteOrigin(initiator);
  const site = isTopLevelNavigation ? { siteForCookies: initiatorSite } : clientSite(client, rules);
  const sameSiteRequest: SameSiteRequest = { method, urls, ...site, isTopLevelNavigation };
  const { frameAncestors } = page;
  // The document that navigates a frame isn't always one around it.
  const around = frameAncestors === null ? site : { siteForCookies: siteForCookiesOf(frameAncestors, rules) };
  return {
    url,
    sameSite: sameSiteMode(sameSiteRequest, rules, use),
    thirdParty: !page.eligibleForStorageAccess && isThirdParty({ ...sameSiteRequest, ...around }, rules),
    firstPartyHost: hostOf(around.siteForCookies),
    partitionKey: isTopLevelNavigation ? partitionKeyOf(url.origin) : requestPartition(page, url, rules),
    type: "http",
    isTopLevelNavigation,
    now,
  };
}

/** The URL whose cookies a document has; it is not http for one that has none. */
export function cookieURL(client: Environment): URL {
  const url = baseURL(client);
  return url.protocol === "blob:" && url.origin !== "null" ? new URL(url.origin) : url;
}

/** How a page's script stands to the cookies of its own URL. */
export function scriptCookieContext(client: Environment, rules: CookieRules, now: number): CookieContext {
  const sameSiteRequest: SameSiteRequest = {
    method: "GET",
    urls: [cookieURL(client)],
    siteForCookies: siteForCookiesOf(documentsOf(client), rules),
    isTopLevelNavigation: false,
  };
  return {
    url: cookieURL(client),
    sameSite: sameSiteMode(sameSiteRequest, rules),
    thirdParty: client.hasStorageAccess !== true && isThirdParty(sameSiteRequest, rules),
    partitionKey: partitionWithin(documentsOf(client), cookieURL(client)),
    type: "non-http",
    isTopLevelNavigation: false,
    now,
  };
}
