import type { Grant, GrantSummary } from "../policy/model.ts";
import type { ResourceMatch } from "../policy/paths/resource-index.ts";
import type { Requester } from "../policy/request/requester.ts";
import { commonHeaders, type HeaderRecord, type SealRules } from "./headers.ts";
import { refusalStatus, type ReasonCode } from "./reason.ts";

/** What the gate decided about one request, as data. */
export interface Decision extends SealRules {
  /** `pass`: to the handler; `answer`: a preflight that succeeds; `refuse`: the gate responds with `status`. */
  readonly outcome: "pass" | "answer" | "refuse";
  readonly reason: ReasonCode;
  /** The status of the gate's own response; `undefined` when the request passes. */
  readonly status: number | undefined;
  /** Response header fields, names in lower case. The gate alone writes them; `vary` joins what the handler sets. */
  readonly headers: HeaderRecord;
  /** Fields that stand unless the handler sets them. */
  readonly defaults: HeaderRecord;
  /** The path of the policy's resource, as written there; `undefined` where none matches in one way only. */
  readonly resource: string | undefined;
  /** The grant that the decision rests on, if there is one. */
  readonly grant: GrantSummary | undefined;
  readonly requester: Requester;
  /** Whether the request carries credentials of any kind: a cookie, a client certificate, any Authorization. */
  readonly credentials: boolean;
  /** Request header fields, in lower case, that are removed before the handler sees the request. */
  readonly strip: readonly string[];
  /**
   * Whether the response loses `Set-Cookie`, `Clear-Site-Data` and `WWW-Authenticate`: credentials were removed from the
   * request, or the resource is anonymous.
   */
  readonly anonymous: boolean;
  /** `report`: nothing is changed or refused. */
  readonly enforce: "refuse" | "report";
  /** A source that could admit the origin has not been asked: decide by what `await policy.resolve(request)` returns. */
  readonly unresolved: boolean;
}

const none: readonly string[] = [];

/** What the steps of a decision have come to. */
interface Verdict {
  readonly outcome: Decision["outcome"];
  readonly reason: ReasonCode;
  /** Of the gate's own response. */
  readonly status: number | undefined;
  readonly headers: HeaderRecord;
  readonly defaults: HeaderRecord;
  readonly grant: Grant | undefined;
  readonly strip: readonly string[];
  /** Whether the request carries credentials. */
  readonly credentials: boolean;
  readonly requester: Requester;
  readonly unresolved: boolean;
}

/** Builds every decision: all have one shape, which engines make the most of. */
export function createDecision({ resource, rules }: ResourceMatch, verdict: Verdict): Decision {
  const { outcome, reason, status, headers, defaults, grant, requester, credentials, strip, unresolved } = verdict;
  return {
    outcome,
    reason,
    status,
    headers,
    defaults,
    resource: resource?.path,
    grant: grant?.summary,
    requester,
    credentials,
    strip,
    anonymous: strip.length > 0 || rules.anonymous,
    enforce: rules.report ? "report" : "refuse",
    unresolved,
  };
}

/** The same decision where nothing may be changed. */
export const reportOnly = (decision: Decision): Decision => ({ ...decision, enforce: "report" });

/**
 * The decision for a request that has been routed as something else than it was sent as: refused if either is, and CORS
 * only under the same grant.
 * @param first by which it passed
 * @param second by what has been routed
 */
export function combineDecisions(first: Decision, second: Decision): Decision {
  const headers = commonHeaders(first.headers, second.headers, first.grant === second.grant);
  const both = {
    ...second,
    headers,
    strip: [...new Set([...first.strip, ...second.strip])],
    anonymous: first.anonymous || second.anonymous,
  };
  return first.grant === second.grant ? both : { ...both, grant: undefined };
}

/** The decision for a request that has been routed to what another decision only reports on. */
export const withoutGrant = (decision: Decision, other: Decision): Decision =>
  decision.grant === other.grant
    ? decision
    : { ...decision, grant: undefined, headers: commonHeaders(decision.headers, other.headers, false) };

/** Credentials cannot be removed any more once something of the application has seen them. */
export const refuseSeenCredentials = (decision: Decision): Decision => ({
  ...decision,
  outcome: "refuse",
  reason: "credentials-unshared",
  status: refusalStatus("credentials-unshared"),
  strip: none,
});
