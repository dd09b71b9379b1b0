import type { Grant } from "../policy/model.ts";
import type { CompiledResource } from "../policy/compiled-resource.ts";
import { parseTokenList } from "../standard/list.ts";
import { isCorsSafelistedMethod } from "../standard/method.ts";
import type { RequestContext } from "./context.ts";
import { findGrant, grantIn } from "./find-grant.ts";
import {
  debugPreflightHeaders,
  preflightHeaders,
  preflightRefusalHeaders,
  withMethods,
  type HeaderRecord,
} from "./headers.ts";
import type { ReasonCode } from "./reason.ts";
import { tokenHeader } from "../policy/token-header.ts";

/** Far above what any page sends: names of a few dozen bytes, a few dozen of them. */
const budget = { bytes: 4096, elements: 128 };

/** What a preflight comes to. */
interface PreflightResult {
  readonly reason: ReasonCode;
  readonly status: number;
  readonly grant: Grant | undefined;
  readonly unresolved: boolean;
  readonly headers: HeaderRecord;
}

const refusal = ({ table, location }: RequestContext, reason: ReasonCode, unresolved = false): PreflightResult => ({
  reason,
  status: 403,
  grant: undefined,
  unresolved,
  headers: preflightRefusalHeaders(table, location),
});

/** Whether the resource shares anything at all with the origin; looked up only when a preflight fails. */
function anyGrant(resource: CompiledResource, context: RequestContext): Grant | undefined {
  for (const admission of resource.methods.values()) {
    const value = grantIn(findGrant(admission, context.policy, context, context.groups));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A browser remembers each method that is listed, so those that another grant wins for this origin are left out. */
function wonMethods(grant: Grant, resource: CompiledResource, context: RequestContext): readonly string[] {
  return [...grant.methods].filter(
    (method) => findGrant(resource.methods.get(method), context.policy, context, context.groups) === grant,
  );
}

/** The fields of a preflight's response under a grant. */
function grantedHeaders(grant: Grant, resource: CompiledResource, context: RequestContext): HeaderRecord {
  const { table, location, fields } = context;
  const headers = preflightHeaders(table, location, grant, fields.origin);
  return resource.ranked ? withMethods(headers, wonMethods(grant, resource, context)) : headers;
}

/**
 * The method is not granted. In debug mode the origin check is made to succeed, so that the browser names the method:
 * with an ok status for a method that Access-Control-Allow-Methods must list, and with none where the list is not read.
 */
function refuseMethod(context: RequestContext, resource: CompiledResource, debug: boolean): PreflightResult {
  const { fields } = context;
  const grant = anyGrant(resource, context);
  if (grant === undefined) return refusal(context, "preflight-origin");
  const refused = refusal(context, "preflight-method");
  if (!debug) return refused;
  const headers = debugPreflightHeaders(grantedHeaders(grant, resource, context), "method");
  return { ...refused, headers, status: isCorsSafelistedMethod(fields.requestMethod ?? "") ? 403 : 204 };
}

/** Step 3: a preflight is decided here, by the policy of the target path and method. */
export function evaluatePreflight(context: RequestContext, debug: boolean): PreflightResult {
  const { policy, fields, groups, location } = context;
  const { resource } = location;
  if (resource === undefined)
    return refusal(context, location.ambiguous ? "path-ambiguous" : location.alias ? "path-alias" : "preflight-origin");
  const grant = findGrant(resource.methods.get(fields.requestMethod ?? ""), policy, context, groups);
  if (typeof grant === "string") return refusal(context, "source-failed", grant === "unasked");
  if (grant === undefined) return refuseMethod(context, resource, debug);
  const failed = refuseHeaders(grant, fields.requestHeaders, resource.token ? tokenHeader : undefined);
  const headers = grantedHeaders(grant, resource, context);
  if (failed === undefined) return { reason: "preflight-shared", status: 204, grant, unresolved: false, headers };
  const refused = refusal(context, failed);
  if (!debug || failed === "preflight-headers-budget") return refused;
  return { ...refused, status: 204, headers: debugPreflightHeaders(headers, "headers") };
}

/** Why the headers that the page wants to send are refused, if they are. */
function refuseHeaders(grant: Grant, requested: string | undefined, token: string | undefined): ReasonCode | undefined {
  // Most preflights ask for one header, in lower case.
  if (requested === undefined || grant.headers.has(requested)) return undefined;
  const names = parseTokenList(requested, budget);
  if (names === "over-budget") return "preflight-headers-budget";
  return names !== "malformed" && names.every((name) => allows(grant, name.toLowerCase(), token))
    ? undefined
    : "preflight-headers";
}

/** `*` does not stand for Authorization (Fetch, CORS non-wildcard request-header name). */
const allows = ({ headers }: Grant, name: string, token: string | undefined): boolean =>
  headers.has(name) || name === token || (headers.has("*") && name !== "authorization");
