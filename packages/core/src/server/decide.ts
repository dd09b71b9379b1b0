import type { CompiledPolicy } from "../policy/compile.ts";
import type { Policy } from "../policy/policy.ts";
import { hasTokenAuthorization } from "./credentials.ts";
import type { Decision, Requester } from "./decision.ts";
import { refuseCredentials, refuseCrossOrigin, refuseOther, refuseToken } from "./forgery.ts";
import { checkHost } from "./host.ts";
import { decidePreflight, isPreflight } from "./preflight.ts";
import { refusalStatus, type ReasonCode } from "./reason.ts";
import { RequestFields, type RequestHead } from "./request.ts";
import { grantedFields, sameOriginOnly, type Fields } from "./response-fields.ts";
import { classify, situate, type Situation } from "./situation.ts";
import { parseTarget } from "./target.ts";

export interface DecideOptions {
  /** A preflight that fails carries just enough for the browser to name the failing step. Default: false. */
  readonly debug?: boolean;
  /** The header in which a proxy, which overwrites it, passes the Host on. Default: none. */
  readonly hostHeader?: string;
}

const nothing: readonly string[] = [];
const cookieOnly = ["cookie"];
const ambientFields = ["cookie", "authorization"];

const hasCredentials = ({ fields, request }: Situation): boolean =>
  fields.cookie || fields.authorization !== undefined || request.clientCertificate === true;

const noStore: Fields = Object.freeze({ "cache-control": "no-store" });

/** A refusal before the policy of a resource is known. */
function refuseRequest(reason: ReasonCode, requester: Requester): Decision {
  return {
    outcome: "refuse",
    reason,
    status: refusalStatus(reason),
    headers: noStore,
    defaults: sameOriginOnly,
    resource: undefined,
    grant: undefined,
    requester,
    credentials: false,
    strip: nothing,
    enforce: "refuse",
    unresolved: false,
  };
}

/** A refusal under a grant keeps its CORS fields, so that the page it is granted to can read why. */
function refuse(situation: Situation, reason: ReasonCode, granted: boolean): Decision {
  const { location, fields, admitted, requester } = situation;
  const grant = granted ? admitted.value : undefined;
  const own = location.refusalFields;
  return {
    outcome: "refuse",
    reason,
    status: refusalStatus(reason),
    headers: grant === undefined ? own : { ...grantedFields(grant, grant.responseFields, fields.origin), ...own },
    defaults: sameOriginOnly,
    resource: location.resource?.path,
    grant,
    requester,
    credentials: hasCredentials(situation),
    strip: nothing,
    enforce: "refuse",
    unresolved: situation.unresolved,
  };
}

/** Step 6: what passes, with its headers. */
function pass(situation: Situation, anonymous: boolean): Decision {
  const { policy, location, fields, admitted, requester } = situation;
  const grant = admitted.value;
  return {
    outcome: "pass",
    reason: passReason(situation),
    status: undefined,
    headers: grant === undefined ? location.fields : grantedFields(grant, grant.responseFields, fields.origin),
    defaults: sameOriginOnly,
    resource: location.resource?.path,
    grant,
    requester,
    credentials: hasCredentials(situation),
    strip: anonymous ? (hasTokenAuthorization(policy, fields) ? cookieOnly : ambientFields) : nothing,
    enforce: "refuse",
    unresolved: situation.unresolved,
  };
}

function passReason(situation: Situation): ReasonCode {
  const { requester, admitted } = situation;
  if (requester !== "cross-origin") return requester;
  if (admitted.value !== undefined) return admitted.value.anyone ? "shared-with-anyone" : "shared";
  return situation.received === "yes" ? "received" : "not-shared";
}

/**
 * An anonymous grant admits no credentials. A navigation that only reads keeps them, for it shows the answer to the user
 * and to no page; one that changes something does not: a form on any page can make it.
 */
const isAnonymous = ({ requester, admitted, fields, change }: Situation): boolean =>
  requester === "cross-origin" && admitted.value?.anyone === true && (change || fields.mode !== "navigate");

function decideSituation(situation: Situation, debug: boolean): Decision {
  if (isPreflight(situation)) return decidePreflight(situation, debug);
  const refused = situation.requester === "cross-origin" ? refuseCrossOrigin(situation) : refuseOther(situation);
  if (refused !== undefined) return refuse(situation, refused, false);
  const anonymous = isAnonymous(situation);
  const underGrant = refuseCredentials(situation, anonymous) ?? refuseToken(situation);
  return underGrant === undefined ? pass(situation, anonymous) : refuse(situation, underGrant, true);
}

/**
 * Decides about one request. Pure: the same policy and request give the same decision.
 * @param policy what `definePolicy` returned
 * @param request the head of the request; nothing in it makes this throw
 * @param options `debug`, `hostHeader`
 * @returns what to do with the request, and the response's header fields
 */
export function decide(policy: Policy, request: RequestHead, options: DecideOptions = {}): Decision {
  return decideBy(policy.current, request, options);
}

/** Decides by the policy of one moment. */
export function decideBy(compiled: CompiledPolicy, request: RequestHead, options: DecideOptions): Decision {
  const fields = new RequestFields(request.headers, options.hostHeader?.toLowerCase());
  const target = parseTarget(request.target);
  if (target === undefined) return refuseRequest("target-malformed", classify(fields, undefined));
  const host = checkHost(compiled, fields, target.authority, options.hostHeader !== undefined);
  if (host.refused !== undefined) return refuseRequest(host.refused, classify(fields, undefined));
  const location = compiled.locations.find(target.path);
  const decision = decideSituation(situate(compiled, request, fields, location, host.own), options.debug === true);
  return location.rules.report ? { ...decision, enforce: "report" } : decision;
}
