import { describeReason, type ReasonCode } from "sallyport";
import type { Outcome } from "../page/outcome.ts";
import { decisionTexts } from "./decision-texts.ts";
import type { Explanation, Fix } from "./explanation.ts";
import type { Facts } from "./attempt-facts.ts";
import { fixesNamed } from "./fixes.ts";
import { gateRefusalTexts as texts } from "./gate-refusal-texts.ts";
import type { ExpectedOutcome } from "./refusal-advice.ts";
import { requestLine } from "./summary.ts";
import { lastEventOf } from "../trace/trace.ts";

/** Reasons that a grant to the page's origin removes. */
const removedByGrant: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "preflight-origin",
  "preflight-method",
  "preflight-headers",
  "origin-unknown",
  "method-unshared",
  "read-refused",
  "credentials-unshared",
]);

/** Reasons that the request itself gives, and not the policy. */
const removedInPage: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "origin-null",
  "receive-not-form",
  "receive-not-navigation",
  "speculative-load",
  "token-absent",
  "token-wrong",
]);

/** The edit of the policy, where that is what is missing; else where to read what is. The gate writes the headers. */
export function fixOfReason(reason: ReasonCode, facts: Facts): Fix {
  const [grant] = removedByGrant.has(reason) ? fixesNamed(["share"], facts) : [];
  if (grant?.policy === undefined || grant.share === undefined)
    return { at: removedInPage.has(reason) ? "page" : "policy", text: texts.page(reason) };
  return { at: "policy", text: texts.grant(reason), policy: grant.policy, share: grant.share };
}

/** The summary and the verdict of a request that the gate refused; a preflight's are right as they are. */
function refusedRequest(
  { trace, request, readable }: Outcome,
  explanation: Explanation,
  facts: Facts,
): Partial<Explanation> {
  const { preflight = true, status = 0 } = lastEventOf(trace, "response") ?? {};
  if (preflight || request === undefined) return {};
  const what = requestLine(facts.method ?? request.method, facts.url ?? request.url, request.mode);
  const summary = decisionTexts.refused(what, status);
  const { steps, verdict } = explanation;
  const responses = trace.flatMap((event) => (event.kind === "response" && !event.preflight ? [event.status] : []));
  // A response 421 was refused too, and the browser has sent the request again.
  const executed = responses.slice(0, -1).some((one) => one !== 421);
  const responded = steps.findLastIndex(({ code }) => code === "response");
  return {
    verdict: { ...verdict, executed },
    summary: texts.summary(summary, readable),
    protects: decisionTexts.protectsRefused,
    steps: steps.map((step, index) =>
      index === responded ? { ...step, subject: decisionTexts.subject.response, result: summary } : step,
    ),
  };
}

/**
 * An explanation led by the gate's own reason, in place of what is likely where a server does not say why it refuses.
 * Of the response only the code is used, and only one that is known.
 */
export function ledByReason(
  explanation: Explanation,
  reason: ReasonCode,
  outcome: Outcome,
  facts: Facts,
  wanted: ExpectedOutcome,
): Explanation {
  const why = texts.why(reason, describeReason(reason));
  const isWanted = wanted === "readable";
  return {
    ...explanation,
    ...refusedRequest(outcome, explanation, facts),
    reason,
    why,
    causes: isWanted ? [] : [why],
    likely: [],
    // What was to be refused has been.
    fixes: isWanted ? [fixOfReason(reason, facts)] : [],
    dangers: isWanted ? explanation.dangers : [],
  };
}
