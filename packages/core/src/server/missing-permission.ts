import type { CompiledPolicy } from "../policy/compile.ts";
import { policyAdditions, type PolicyAddition, type WantedPermission } from "../policy/policy-addition.ts";
import { isForbiddenRequestHeaderName } from "../standard/header-name.ts";
import type { Decision } from "./decision.ts";
import type { ReasonCode } from "./reason.ts";
import { RequestFields, type RequestHead } from "../policy/request/request.ts";
import { parseTarget } from "../policy/request/target.ts";

/** Only where a grant is all that is missing: never for a host, a token, a socket or a received form. */
const reasons: ReadonlySet<ReasonCode> = new Set([
  "preflight-origin",
  "preflight-method",
  "preflight-headers",
  "origin-unknown",
  "method-unshared",
  "credentials-unshared",
  "path-alias",
  "not-shared",
  "read-refused",
]);

const methods: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);
const isHeaderName = (name: string): boolean =>
  /^[a-z][a-z0-9-]{0,63}$/.test(name) && !isForbiddenRequestHeaderName(name);
const isPath = (path: string): boolean => path.length <= 100 && /^\/(?:[a-z0-9_-]+(?:\/[a-z0-9_-]+)*\/?)?$/.test(path);
const maxHeaders = 16;

/** What the page wants: of a preflight, what the request behind it would. */
function wantedBy({ method, headers, target }: RequestHead, reason: ReasonCode): WantedPermission | undefined {
  const { origin, requestMethod, requestHeaders = "" } = new RequestFields(headers);
  const path = parseTarget(target)?.path;
  const names = requestHeaders
    .split(",", maxHeaders + 1)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const wanted = requestMethod ?? method;
  if (origin === undefined || path === undefined || !methods.has(wanted)) return undefined;
  if (names.length > maxHeaders || !names.every(isHeaderName)) return undefined;
  return {
    origin,
    path,
    pattern: isPath(path) ? path : undefined,
    methods: [wanted],
    headers: names,
    credentials: reason === "credentials-unshared",
  };
}

/**
 * What a request from an origin that the policy names lacks in it: the narrowest addition, to the grant that is there, else
 * to the resource, else a resource of its own. What a grant admits others to do as well is theirs: the origin then needs a
 * grant of its own.
 */
export function missingPermission(
  policy: CompiledPolicy,
  { reason }: Decision,
  request: RequestHead,
): PolicyAddition | undefined {
  const wanted = reasons.has(reason) ? wantedBy(request, reason) : undefined;
  if (wanted === undefined) return undefined;
  const { resource, alias } = policy.resourceIndex.find(wanted.path);
  // No origin may have more than the others there.
  if (resource?.anonymous === true) return undefined;
  const grant = policyAdditions(policy, wanted).grants.find(({ ofOrigin }) => ofOrigin);
  // Credentials are for a grant that is there already: an origin that a pattern names may be a stranger's.
  const { ownGrant, otherSlash } = policyAdditions(policy, { ...wanted, credentials: false });
  if (grant !== undefined) {
    const [first] = grant.lacks;
    if (grant.ofOriginAlone) return first;
    return first?.at.at(-1) === "methods" ? ownGrant : undefined;
  }
  if (resource !== undefined || !alias) return ownGrant;
  return wanted.pattern !== undefined && otherSlash?.ofOrigin === true ? otherSlash.addition : undefined;
}
