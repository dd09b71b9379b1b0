export { serializeCookies, isExpired, type SameSite, type StoredCookie } from "./cookie.ts";
export { parseCookieDate } from "./cookie-date.ts";
export { decodeCookieString, encodeCookieString } from "./cookie-string.ts";
export type { Prefix } from "./rules.ts";
export type { CookieContext, CookieQuery } from "./cookie-query.ts";
export {
  evictedReasons,
  refusedReasons,
  blockedReasons,
  type EvictedReason,
  type RefusedReason,
  type BlockedReason,
} from "./reasons.ts";
export type { Budget, CookieLimits, CookieRules } from "./rules.ts";
export {
  isThirdParty,
  sameSiteMode,
  siteForCookies,
  type SameSiteMode,
  type SameSiteRequest,
  type SiteOrigin,
} from "./same-site.ts";
export type { CookieAttribute, CookieLine } from "./set-cookie-line.ts";
export { CookieStore, type StoreResult } from "./store.ts";
