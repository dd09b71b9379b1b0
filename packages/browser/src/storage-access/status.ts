import { cookieContextOf } from "../fetch/cookie-context.ts";
import { topLevelOrigin, type Environment } from "../fetch/environment.ts";
import { isSameOrigin, isSameSite, type Origin } from "../fetch/origin.ts";
import { currentURL, type FetchRequest } from "../fetch/request.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import type { StorageAccessRules } from "./rules.ts";

/** Whether a document of another site is around a page's. */
export const isWithinOtherSite = ({ ancestors, origin }: Environment): boolean =>
  ancestors.some((one) => !isSameSite(one, origin));

/**
 * Whether a request has the cookies that its page was given access to.
 *
 * https://privacycg.github.io/storage-access/#determine-the-initial-storage-access-eligibility
 */
export function isEligible({ client, origin, mode, urlList }: FetchRequest, { scope }: StorageAccessRules): boolean {
  if (client.hasStorageAccess !== true) return false;
  if (scope === "site") return urlList.every((url) => isSameSite(origin, url.origin));
  return mode !== "websocket" && urlList.every((url) => isSameOrigin(origin, url.origin));
}

/**
 * Whether it still has them after a redirect.
 *
 * https://privacycg.github.io/storage-access/#http-redirect-fetch
 */
export const staysEligible = (request: FetchRequest, to: URL, rules: StorageAccessRules): boolean =>
  request.eligibleForStorageAccess &&
  (rules.scope === "site"
    ? isEligible({ ...request, urlList: [to] }, rules)
    : isSameOrigin(currentURL(request).origin, to.origin));

const topLevelOf = ({ frameAncestors, client }: FetchRequest): Origin => frameAncestors?.[0] ?? topLevelOrigin(client);

/**
 * What a third party's request has of the cookies that the user got on the server's own site; `undefined` for requests that
 * aren't a third party's.
 *
 * https://privacycg.github.io/storage-access-headers/#request-storage-access-status
 */
export function storageAccessStatus(
  request: FetchRequest,
  { cookies, storageAccess, now }: UserAgent,
): "none" | "inactive" | "active" | undefined {
  const withoutAccess = request.eligibleForStorageAccess ? { ...request, eligibleForStorageAccess: false } : request;
  if (!cookieContextOf(withoutAccess, cookies.rules, "send", now()).thirdParty) return undefined;
  // A worker with an opaque origin is no third party to the page's own site, though its cookies are a third party's.
  const { creationURL, isSandboxedWorker = false } = request.client;
  const isOpaqueWorker = isSandboxedWorker || creationURL.protocol === "data:";
  const site = isSandboxedWorker ? creationURL.origin : topLevelOf(request);
  if (isOpaqueWorker && isSameSite(site, currentURL(request).origin)) return undefined;
  if (cookies.rules.thirdParty === "allow") return "active";
  if (!storageAccess.isGranted(topLevelOf(request), currentURL(request).origin)) return "none";
  return request.eligibleForStorageAccess ? "active" : "inactive";
}
