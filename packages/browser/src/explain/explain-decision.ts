import { describeReason, type Decision, type ReasonCode } from "sallyport";
import type { DecisionExplanation, DecisionStep, Step } from "./explanation.ts";
import { decisionTexts as texts } from "./decision-texts.ts";
import { sanitizeText } from "sallyport/standard";

/** The request that was decided about. */
export interface DecidedRequest {
  readonly method: string;
  readonly target: string;
  readonly origin?: string;
}

const order: readonly DecisionStep[] = ["target", "host", "requester", "resource", "grant", "credentials", "token"];

/** Where the standards say what a step is about. */
const sections: Readonly<Record<DecisionStep, string>> = {
  target: "https://httpwg.org/specs/rfc9112.html#request.target",
  host: "https://httpwg.org/specs/rfc9110.html#field.host",
  requester: "https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header",
  resource: "https://httpwg.org/specs/rfc9110.html#target.resource",
  grant: "https://fetch.spec.whatwg.org/#http-cors-protocol",
  credentials: "https://fetch.spec.whatwg.org/#credentials",
  token: "https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-ambient-authority",
  response: "https://fetch.spec.whatwg.org/#http-responses",
};

/** At which step a reason ends what the gate does. */
const decidedAt: Readonly<Record<ReasonCode, DecisionStep>> = {
  "same-origin": "requester",
  "non-browser": "requester",
  shared: "grant",
  "shared-with-anyone": "grant",
  received: "grant",
  "not-shared": "grant",
  "preflight-shared": "grant",
  "target-malformed": "target",
  "host-missing": "host",
  "host-duplicate": "host",
  "host-invalid": "host",
  "host-conflict": "host",
  "host-unknown": "host",
  "host-source-failed": "host",
  "path-ambiguous": "resource",
  "path-alias": "resource",
  "preflight-origin": "grant",
  "preflight-method": "grant",
  "preflight-headers": "grant",
  "preflight-headers-budget": "grant",
  "origin-absent": "requester",
  "origin-null": "grant",
  "origin-malformed": "requester",
  "origin-unknown": "grant",
  "source-failed": "grant",
  "method-unshared": "grant",
  "handshake-unshared": "grant",
  "receive-not-navigation": "grant",
  "receive-not-form": "grant",
  "read-refused": "grant",
  "credentials-unshared": "credentials",
  "certificate-anonymous": "credentials",
  "metadata-absent": "requester",
  "metadata-contradicted": "requester",
  "speculative-load": "requester",
  "non-browser-refused": "requester",
  "token-absent": "token",
  "token-wrong": "token",
};

/** The result of a step that did not decide. */
function resultAt(step: DecisionStep, decision: Decision, { origin }: DecidedRequest): string {
  switch (step) {
    case "requester":
      return texts.requester(decision.requester, origin);
    case "resource":
      return texts.resource(decision.resource);
    case "grant":
      return texts.grant(decision.grant !== undefined);
    case "credentials":
      return texts.credentials(decision.credentials);
    default:
      return texts.fine;
  }
}

function stepAt(code: DecisionStep, decision: Decision, request: DecidedRequest): Step<DecisionStep> {
  const decides = decidedAt[decision.reason] === code;
  return {
    code,
    outcome: decides && decision.outcome === "refuse" ? "failed" : "passed",
    subject: texts.subject[code],
    result: decides ? describeReason(decision.reason) : resultAt(code, decision, request),
    section: sections[code],
  };
}

function summaryOf({ outcome, status = 403, enforce }: Decision, { method, target }: DecidedRequest): string {
  const what = `${sanitizeText(method)} ${sanitizeText(target.split("?", 1)[0] ?? target)}`;
  const summary =
    outcome === "refuse"
      ? texts.refused(what, status)
      : outcome === "answer"
        ? texts.preflightPassed(what, sanitizeText(method))
        : texts.pass(what);
  return enforce === "report" ? `${summary} ${texts.report}` : summary;
}

/**
 * What the server's gate decided, step by step.
 * @param request `method` of a preflight is its Access-Control-Request-Method
 */
export function explainDecision(decision: Decision, request: DecidedRequest): DecisionExplanation {
  const { outcome, reason, status, headers } = decision;
  const steps = order.slice(0, order.indexOf(decidedAt[reason]) + 1).map((code) => stepAt(code, decision, request));
  const last: Step<DecisionStep> = {
    code: "response",
    outcome: "noted",
    subject: texts.subject.response,
    result: texts.response(status, Object.keys(headers)),
    section: sections.response,
  };
  return {
    outcome,
    code: reason,
    summary: summaryOf(decision, request),
    steps: [...steps, last],
    why: describeReason(reason),
    protects: outcome === "refuse" ? texts.protectsRefused : texts.protectsPassed,
  };
}
