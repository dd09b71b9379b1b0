import type { ReasonCode } from "./reason.ts";
import type { CompiledResource } from "../policy/compiled-resource.ts";
import type { OriginGroup } from "../policy/model.ts";
import { isOrigin } from "../standard/is-origin.ts";
import { hasTokenAuthorization } from "./credentials.ts";
import { isAmbient, isDeclaredChange, type RequestContext } from "./context.ts";

/** Why an origin has no grant for this. */
function unsharedReason(context: RequestContext): ReasonCode {
  const { fields, location, handshake, groups } = context;
  if (location.alias) return "path-alias";
  if (context.sourceFailed) return "source-failed";
  const { origin, site } = fields;
  if (site === "same-origin") return "metadata-contradicted";
  if (origin === undefined) return "origin-absent";
  if (sharesOtherwise(location.resource, groups)) return handshake ? "handshake-unshared" : "method-unshared";
  if (origin === "null") return "origin-null";
  return isOrigin(origin) ? "origin-unknown" : "origin-malformed";
}

/** Whether a resource shares anything at all with an origin of these groups. */
function sharesOtherwise(resource: CompiledResource | undefined, groups: readonly OriginGroup[]): boolean {
  if (resource === undefined) return false;
  for (const grant of resource.grants)
    if (grant.anyone || groups.some((group) => grant.groups.includes(group))) return true;
  return false;
}

/** A read that opens a page of its own, where the reader sees whose it is. */
const isTopLevelNavigation = ({ fields, change }: RequestContext): boolean =>
  !change && fields.mode === "navigate" && fields.destination === "document";

/** Step 4 for a cross-origin request: why it is refused, if it is. */
export function refuseCrossOrigin(context: RequestContext): ReasonCode | undefined {
  const { location, change, grant, request } = context;
  if (location.ambiguous) return "path-ambiguous";
  if (grant !== undefined) return undefined;
  if (context.received === "yes") return undefined;
  if (context.received === "not-navigation") return "receive-not-navigation";
  if (context.received === "not-form") return "receive-not-form";
  // No form or image sends a QUERY, so whoever wrote this one means to read by it.
  if (change || request.method === "QUERY" || location.rules.refusesNonBrowser) return unsharedReason(context);
  const refusesReads = request.method !== "OPTIONS" && location.rules.refusesReads;
  if (!refusesReads || isTopLevelNavigation(context)) return undefined;
  return context.sourceFailed ? "source-failed" : "read-refused";
}

/** A GET that changes state must not run because a browser guesses that it will be wanted (HTML, speculative loading). */
export const refuseSpeculative = ({ change, fields, request }: RequestContext): ReasonCode | undefined =>
  change && (request.method === "GET" || request.method === "HEAD") && fields.purpose !== undefined
    ? "speculative-load"
    : undefined;

/** Step 4 for the other requesters. */
export function refuseOther(context: RequestContext): ReasonCode | undefined {
  const { requester, location, fields, request } = context;
  // `Sec-Fetch-Site: none` is the user's own doing, which browser code never is.
  const fromPage = requester === "same-origin" && fields.site !== "none";
  if (!fromPage && location.rules.refusesNonBrowser) return "non-browser-refused";
  if (requester !== "non-browser" || !["GET", "HEAD", "QUERY"].includes(request.method)) return undefined;
  // A browser on plain http sends neither header with a GET, so a cookie may be all that is seen of it.
  const guarded = isDeclaredChange(request.method, location.rules) || location.rules.refusesReads;
  return guarded && isAmbient(context) ? "metadata-absent" : undefined;
}

/**
 * Credentials that came along with a cross-origin request that is granted; and a certificate, which cannot be removed, where
 * none may reach the handler, whoever requests it.
 */
export function refuseCredentials(context: RequestContext, anonymous: boolean): ReasonCode | undefined {
  const { grant, request, requester, location } = context;
  if (requester !== "cross-origin")
    return location.rules.anonymous && request.clientCertificate === true ? "certificate-anonymous" : undefined;
  if (grant !== undefined && !grant.anyone && !grant.credentials && isAmbient(context)) return "credentials-unshared";
  return anonymous && request.clientCertificate === true ? "certificate-anonymous" : undefined;
}

/** Step 5: why the request is refused for its token, if it is. */
export function refuseToken(context: RequestContext): ReasonCode | undefined {
  const { policy, change, handshake, location, fields, request, requester, grant, received } = context;
  if (!change || handshake || !location.rules.token) return undefined;
  if (requester === "cross-origin" && grant === undefined && received === "yes") return undefined;
  if (hasTokenAuthorization(policy, fields) && !isAmbient(context)) return undefined;
  if (request.token === "valid") return undefined;
  return request.token === undefined ? "token-absent" : "token-wrong";
}
