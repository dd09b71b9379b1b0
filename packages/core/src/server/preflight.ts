import type { Grant } from "../policy/grant.ts";
import type { Resource } from "../policy/resource.ts";
import { parseTokenList } from "../standard/list.ts";
import { isCorsSafelistedMethod } from "../standard/method.ts";
import { admit } from "./admit.ts";
import type { Decision } from "./decision.ts";
import type { ReasonCode } from "./reason.ts";
import { grantedFields, type Fields } from "./response-fields.ts";
import type { Situation } from "./situation.ts";
import { tokenHeader } from "../policy/token-header.ts";

/** Far above what any page asks for: names of a few dozen bytes, a few dozen of them. */
const budget = { bytes: 4096, elements: 128 };

/** Of a preflight's answer without a grant. */
const refusalFields: Fields = Object.freeze({
  vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
  "cache-control": "no-store",
});

const noDefaults: Fields = Object.freeze({});
const nothing: readonly string[] = [];

/** A CORS-preflight request (Fetch, section 3.3.2). */
export const isPreflight = ({ request, fields }: Pick<Situation, "request" | "fields">): boolean =>
  request.method === "OPTIONS" && fields.origin !== undefined && fields.requestMethod !== undefined;

interface Answer {
  readonly reason: ReasonCode;
  readonly status: number;
  readonly grant?: Grant | undefined;
  readonly unresolved?: boolean;
  readonly headers?: Fields;
}

function answer(
  { location }: Situation,
  { reason, status, grant, unresolved = false, headers = refusalFields }: Answer,
): Decision {
  return {
    outcome: reason === "preflight-shared" ? "answer" : "refuse",
    reason,
    status,
    headers,
    defaults: noDefaults,
    resource: location.resource?.path,
    grant,
    requester: "cross-origin",
    credentials: false,
    strip: nothing,
    enforce: "refuse",
    unresolved,
  };
}

/** Whether the resource shares anything at all with the origin; asked only when a preflight fails. */
function anyGrant(resource: Resource, { fields, groups }: Situation): Grant | undefined {
  for (const admission of resource.methods.values()) {
    const { value } = admit(admission, fields.origin, groups);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * The method is not granted. In debug mode the origin check is made to succeed, so that the browser names the method:
 * with an ok status for a method that Access-Control-Allow-Methods must list, and with none where the list is not read.
 */
function refuseMethod(situation: Situation, resource: Resource, unresolved: boolean, debug: boolean): Decision {
  const { fields } = situation;
  const grant = anyGrant(resource, situation);
  if (grant === undefined) return answer(situation, { reason: "preflight-origin", status: 403, unresolved });
  const status = debug && !isCorsSafelistedMethod(fields.requestMethod ?? "") ? 204 : 403;
  return answer(situation, {
    reason: "preflight-method",
    status,
    unresolved,
    headers: debug ? debugFields(grantedFields(grant, grant.preflightFields, fields.origin), false) : refusalFields,
  });
}

/** What lets the browser get as far as the failing step; it must not be remembered. */
function debugFields(
  headers: Readonly<Record<string, string>>,
  allowHeaders: boolean,
): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(([name]) => allowHeaders || name !== "access-control-allow-headers");
  return { ...Object.fromEntries(kept), "access-control-max-age": "0" };
}

/** Step 3: a preflight is answered here, by the policy of the target path and method. */
export function decidePreflight(situation: Situation, debug: boolean): Decision {
  const { fields, groups, location } = situation;
  const { resource } = location;
  if (resource === undefined) {
    const reason = location.ambiguous ? "path-ambiguous" : location.alias ? "path-alias" : "preflight-origin";
    return answer(situation, { reason, status: 403 });
  }
  const { value: grant, unresolved } = admit(resource.methods.get(fields.requestMethod ?? ""), fields.origin, groups);
  if (grant === undefined) return refuseMethod(situation, resource, unresolved, debug);
  const token = resource.token ? tokenHeader : undefined;
  const failed = refuseHeaders(grant, fields.requestHeaders, token);
  if (failed === "preflight-headers-budget") return answer(situation, { reason: failed, status: 403, unresolved });
  const headers = grantedFields(grant, grant.preflightFields, fields.origin);
  if (failed === undefined)
    return answer(situation, { reason: "preflight-shared", status: 204, grant, unresolved, headers });
  return answer(situation, {
    reason: failed,
    status: debug ? 204 : 403,
    unresolved,
    headers: debug ? debugFields(headers, true) : refusalFields,
  });
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
