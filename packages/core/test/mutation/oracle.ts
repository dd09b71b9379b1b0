import { decide, type Decision, type Policy } from "../../src/index.ts";
import { validToken } from "./attacks.ts";
import type { RawRequest } from "./request.ts";
import type { Route } from "./routes.ts";
import type { Run } from "./variant.ts";
import type { Reply } from "./wire.ts";

/** What is wrong with a request's treatment; `undefined` where nothing is. */
export type Disagreement =
  | "ran although its own path refuses"
  | "ran with credentials that its own path removes"
  | "shared with an origin that its own path does not share with"
  | "shared with credentials that its own path does not share"
  | "did not run although its own path passes"
  | "ran although it was refused"
  | "failed"
  | "threw"
  | "no response";

const tokenOf = (fields: RawRequest["fields"]): { token: "valid" | "wrong" } | undefined => {
  const field = fields.find(([name]) => name === "X-CSRF-Token");
  return field && { token: field[1] === validToken ? "valid" : "wrong" };
};

/** The decision for a route's own path, with the request's own head. */
const decideFor = (policy: Policy, route: Route, method: string, { fields }: RawRequest): Decision =>
  decide(policy, { method, target: route.own, headers: fields, ...tokenOf(fields) });

function disagreeOnRun({ outcome, reason, strip }: Decision, { seen }: Run): Disagreement | undefined {
  // What is refused there is the use of a grant. Under another spelling there is no grant, and a plain read is left.
  if (reason === "credentials-unshared") return undefined;
  if (outcome !== "pass") return "ran although its own path refuses";
  const kept = (seen.cookie && strip.includes("cookie")) || (seen.authorization && strip.includes("authorization"));
  return kept ? "ran with credentials that its own path removes" : undefined;
}

function disagreeOnSharing({ headers }: Decision, reply: Reply): Disagreement | undefined {
  if (typeof reply === "string" || reply.allowOrigin === undefined) return undefined;
  if (reply.allowOrigin !== headers["access-control-allow-origin"])
    return "shared with an origin that its own path does not share with";
  return reply.allowCredentials && headers["access-control-allow-credentials"] === undefined
    ? "shared with credentials that its own path does not share"
    : undefined;
}

function disagreeOnReply(reply: Reply): Disagreement | undefined {
  if (reply === "no response") return "no response";
  return typeof reply !== "string" && reply.status >= 500 && reply.status !== 501 ? "failed" : undefined;
}

/**
 * Compares what was done with a request with the decision for the own path of the route that ran.
 * @param sharesAsSent whether the path as sent says who may read the response
 */
export function disagreement(
  policy: Policy,
  request: RawRequest,
  run: Run | undefined,
  reply: Reply,
  sharesAsSent: boolean,
): Disagreement | undefined {
  const failed = disagreeOnReply(reply);
  if (failed !== undefined || run === undefined) return failed;
  // No handler of the suite refuses anything by itself.
  if (typeof reply !== "string" && [400, 403, 421].includes(reply.status)) return "ran although it was refused";
  const decision = decideFor(policy, run.route, run.verb.toUpperCase(), request);
  const sharing = sharesAsSent ? undefined : disagreeOnSharing(decision, reply);
  return decision.enforce === "report" ? sharing : (disagreeOnRun(decision, run) ?? sharing);
}

/** Compares the response to a preflight with the decision for the route that its request runs. */
export function preflightDisagreement(
  policy: Policy,
  request: RawRequest,
  reply: Reply,
  followUp: Run | undefined,
): Disagreement | undefined {
  const failed = disagreeOnReply(reply);
  if (failed !== undefined || followUp === undefined) return failed;
  const decision = decideFor(policy, followUp.route, request.method, request);
  return decision.enforce === "report" ? undefined : disagreeOnSharing(decision, reply);
}

/** A path as the route writes it must reach its handler where the decision passes it. */
export function lost(policy: Policy, route: Route, request: RawRequest, run: Run | undefined): boolean {
  if (run !== undefined) return false;
  return decideFor(policy, route, request.method, request).outcome === "pass";
}
