import type { ReasonCode } from "./reason.ts";
import { parseOrigin } from "../standard/origin.ts";
import { hasTokenAuthorization } from "./credentials.ts";
import { isAmbient, type Situation } from "./situation.ts";

/** Why an origin has no grant for this. */
function unsharedReason(situation: Situation): ReasonCode {
  const { fields, location, handshake, groups } = situation;
  if (location.alias) return "path-alias";
  const { origin } = fields;
  if (origin === undefined) return "origin-absent";
  const { resource } = location;
  const otherwise =
    resource?.grants.some((grant) => grant.anyone || grant.groups.some((group) => groups.includes(group))) === true;
  if (otherwise) return handshake ? "handshake-unshared" : "method-unshared";
  if (origin === "null") return "origin-null";
  return parseOrigin(origin) === undefined ? "origin-malformed" : "origin-unknown";
}

/** A read that opens a page of its own, where the reader sees whose it is. */
const isTopLevelNavigation = ({ fields, change }: Situation): boolean =>
  !change && fields.mode === "navigate" && fields.destination === "document";

/** Step 4 for a cross-origin request: why it is refused, if it is. */
export function refuseCrossOrigin(situation: Situation): ReasonCode | undefined {
  const { location, change, admitted, request } = situation;
  if (location.ambiguous) return "path-ambiguous";
  if (admitted.value !== undefined) return undefined;
  if (situation.received === "yes") return undefined;
  if (situation.received === "not-navigation") return "receive-not-navigation";
  if (change || location.rules.refusesNonBrowser) return unsharedReason(situation);
  const refusesReads = request.method !== "OPTIONS" && location.rules.refusesReads;
  return refusesReads && !isTopLevelNavigation(situation) ? "read-refused" : undefined;
}

/** Step 4 for the other requesters. */
export function refuseOther(situation: Situation): ReasonCode | undefined {
  const { requester, location, fields, own, request } = situation;
  // `Sec-Fetch-Site: none` is the user's own doing, which browser code never is.
  const fromPage =
    fields.site === "same-origin" ||
    (fields.site === undefined && fields.origin !== undefined && fields.origin === own);
  if (!fromPage && location.rules.refusesNonBrowser) return "non-browser-refused";
  if (requester !== "non-browser" || (request.method !== "GET" && request.method !== "HEAD")) return undefined;
  // A browser on plain http sends neither header with a GET, so a cookie may be all that is seen of it.
  const guarded = location.rules.getChangesState || location.rules.refusesReads;
  return guarded && isAmbient(situation) ? "metadata-absent" : undefined;
}

/** Credentials that came along with a cross-origin request that is granted. */
export function refuseCredentials(situation: Situation, anonymous: boolean): ReasonCode | undefined {
  const { admitted, request, requester } = situation;
  const grant = admitted.value;
  if (requester !== "cross-origin" || grant === undefined || grant.credentials) return undefined;
  if (!grant.anyone) return isAmbient(situation) ? "credentials-unshared" : undefined;
  return anonymous && request.clientCertificate === true ? "certificate-anonymous" : undefined;
}

/** Step 5: why the request is refused for its token, if it is. */
export function refuseToken(situation: Situation): ReasonCode | undefined {
  const { policy, change, handshake, location, fields, request, requester, admitted, received } = situation;
  if (!change || handshake || !location.rules.token) return undefined;
  if (requester === "cross-origin" && admitted.value === undefined && received === "yes") return undefined;
  if (hasTokenAuthorization(policy, fields) && !fields.cookie && request.clientCertificate !== true) return undefined;
  if (request.token === "valid") return undefined;
  return request.token === undefined ? "token-absent" : "token-wrong";
}
