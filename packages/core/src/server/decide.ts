import type { CompiledPolicy } from "../policy/compile.ts";
import { currentPolicy, type Policy } from "../policy/handle.ts";
import { classify, isPreflight } from "../policy/request/requester.ts";
import { noResource } from "../policy/paths/resource-index.ts";
import { createContext, hasCredentials, type RequestContext } from "./context.ts";
import { createDecision, type Decision } from "./decision.ts";
import { credentialFields } from "./credentials.ts";
import { refuseCredentials, refuseCrossOrigin, refuseOther, refuseSpeculative, refuseToken } from "./forgery.ts";
import {
  defaultHeaders,
  headerTable,
  noHeaders,
  passHeaders,
  refusalHeaders,
  requestRefusalHeaders,
} from "./headers.ts";
import { evaluatePreflight } from "./preflight.ts";
import { refusalStatus, type ReasonCode } from "./reason.ts";
import { readRequest } from "../policy/request/read-request.ts";
import type { RequestFields, RequestHead } from "../policy/request/request.ts";

export interface DecideOptions {
  /** A failed preflight has just enough headers for the browser to name the failing step. Default: false. */
  readonly debug?: boolean;
  /**
   * The header field that names the Host: one in which a proxy passes it on and which the proxy always overwrites
   * (`x-forwarded-host`, `forwarded`), or `host` where the request's URL has another name. Default: none; then URL,
   * `:authority` and Host must agree.
   */
  readonly hostHeader?: string;
}

const none: readonly string[] = [];

/** A refusal before the policy of a resource is known. */
const refuseRequest = (reason: ReasonCode, fields: RequestFields, unresolved: boolean): Decision =>
  createDecision(noResource, {
    outcome: "refuse",
    reason,
    status: refusalStatus(reason),
    headers: requestRefusalHeaders,
    defaults: defaultHeaders,
    grant: undefined,
    strip: none,
    credentials: false,
    requester: classify(fields, undefined),
    unresolved,
  });

/** A refusal under a grant keeps its CORS fields, so that the page it is granted to can read why. */
function refuse(context: RequestContext, reason: ReasonCode, granted: boolean): Decision {
  const { table, location, fields, requester, unresolved } = context;
  const grant = granted ? context.grant : undefined;
  return createDecision(location, {
    outcome: "refuse",
    reason,
    status: refusalStatus(reason),
    headers: refusalHeaders(table, location, grant, fields.origin),
    defaults: defaultHeaders,
    grant,
    strip: none,
    credentials: hasCredentials(context),
    requester,
    unresolved,
  });
}

/** Step 6: what passes, with its headers. */
function pass(context: RequestContext, anonymous: boolean): Decision {
  const { table, location, fields, requester, grant, unresolved } = context;
  return createDecision(location, {
    outcome: "pass",
    reason: passReason(context),
    status: undefined,
    headers: passHeaders(table, location, grant, fields.origin),
    defaults: defaultHeaders,
    grant,
    strip: removedFields(context, anonymous),
    credentials: hasCredentials(context),
    requester,
    unresolved,
  });
}

function passReason({ requester, grant, received, sourceFailed }: RequestContext): ReasonCode {
  if (requester !== "cross-origin") return requester;
  if (grant !== undefined) return grant.anyone ? "shared-with-anyone" : "shared";
  if (received === "yes") return "received";
  return sourceFailed ? "source-failed" : "not-shared";
}

function preflight(context: RequestContext, debug: boolean): Decision {
  const { reason, status, headers, grant, unresolved } = evaluatePreflight(context, debug);
  return createDecision(context.location, {
    outcome: reason === "preflight-shared" ? "answer" : "refuse",
    reason,
    status,
    headers,
    defaults: noHeaders,
    grant,
    strip: none,
    credentials: false,
    requester: "cross-origin",
    unresolved,
  });
}

/**
 * A form post from whoever sends it, which may have neither Origin nor Sec-Fetch-Site. A restriction holds in every
 * reading of the path; an origin that is granted credentials keeps them.
 */
function isReceivedFromAnyone(context: RequestContext): boolean {
  const { requester, location, request, change, grant } = context;
  if (requester === "same-origin" || !location.rules.receivesFromAnyone || grant?.credentials === true) return false;
  return location.resource?.receivedMethods.has(request.method) ?? change;
}

/**
 * An anonymous grant admits no credentials. A navigation that only reads keeps them, for it shows the response to the
 * user and to no page; one that changes something does not: a form on any page can make it.
 */
const isUnderAnonymousGrant = ({ requester, anonymous, fields, change }: RequestContext): boolean =>
  requester === "cross-origin" && anonymous && (change || fields.mode !== "navigate");

/** The credentials that the handler must not see. */
function removedFields(context: RequestContext, anonymous: boolean): readonly string[] {
  if (context.location.rules.anonymous) return credentialFields(context.policy, context.fields);
  return anonymous ? context.ambient : none;
}

function decideContext(context: RequestContext, debug: boolean): Decision {
  if (isPreflight(context.request.method, context.fields)) return preflight(context, debug);
  const refused =
    refuseSpeculative(context) ??
    (context.requester === "cross-origin" ? refuseCrossOrigin(context) : refuseOther(context));
  if (refused !== undefined) return refuse(context, refused, false);
  const anonymous = context.location.rules.anonymous || isUnderAnonymousGrant(context) || isReceivedFromAnyone(context);
  const underGrant = refuseCredentials(context, anonymous) ?? refuseToken(context);
  return underGrant === undefined ? pass(context, anonymous) : refuse(context, underGrant, true);
}

/**
 * Decides about one request. Pure: the same policy and request give the same decision.
 * @param policy what `definePolicy` returned
 * @param request the head of the request; nothing in it makes this throw
 * @param options `debug`, `hostHeader`
 * @returns what to do with the request, and the response's header fields
 * @throws TypeError where `policy` isn't a policy
 */
export function decide(policy: Policy, request: RequestHead, options: DecideOptions = {}): Decision {
  return decideBy(currentPolicy(policy), request, options);
}

/** Decides by the policy of one moment. */
export function decideBy(policy: CompiledPolicy, request: RequestHead, options: DecideOptions): Decision {
  const hostHeader = options.hostHeader?.toLowerCase();
  const read = readRequest(policy, request, hostHeader);
  if (read.refused !== undefined) return refuseRequest(read.refused, read.fields, read.pending !== undefined);
  const context = createContext(policy, headerTable(hostHeader), request, read);
  return decideContext(context, options.debug === true);
}
