import type { CompileOptions, Decision, DocumentPath, Policy, RequestHead } from "sallyport";
import { guard } from "sallyport/web";
import type { EngineSpecifier } from "../engines/engine-specifier.ts";
import { explainDecision } from "../explain/explain-decision.ts";
import type { DecisionExplanation, Fix } from "../explain/explanation.ts";
import { knowsOrigin, nearOrigin } from "../explain/known-origin.ts";
import { policyEdit, type PolicyEdit } from "../explain/policy-edit.ts";
import type { Network } from "../fetch/network.ts";
import { inProcess } from "../network/in-process.ts";
import type { Outcome } from "../page/outcome.ts";
import type { AttemptRequest } from "./attempt-request.ts";
import { contentFor } from "./attempt-by.ts";
import { attemptIn } from "./attempt.ts";
import { withEditFix } from "./edit-fix.ts";
import { isFailure, reportFor, type EngineReport } from "./engine-report.ts";
import { openedSocket } from "./opened-socket.ts";
import { reportTexts } from "./report-texts.ts";
import type { RequestKind } from "./request-kind.ts";
import { URL } from "../platform.ts";

const token = { secrets: ["a secret for predictions in this process alone"], session: () => "session" };

/** The document of a policy, and what compiled it. */
export interface PolicySource {
  readonly document: unknown;
  readonly options: CompileOptions;
  /** The file and line of a path in it. */
  readonly placeOf?: (path: DocumentPath) => string;
}

interface Decided {
  readonly decision: Decision;
  readonly request: Request;
}

/** The last decision in words; a preflight is described by the method that it names. */
function explainLast({ decision, request }: Decided): DecisionExplanation {
  const { pathname } = new URL(request.url);
  const origin = request.headers.get("origin");
  const method = request.headers.get("access-control-request-method") ?? request.method;
  return explainDecision(decision, { method, target: pathname, ...(origin === null ? {} : { origin }) });
}

const headOf = (request: Request): RequestHead => {
  const { host, pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    headers: [["Host", host], ...[...request.headers].filter(([name]) => name !== "host")],
  };
};

/** A server behind the policy, in this process, that remembers the last decision and whether its handler ran. */
class GuardedServer {
  last: Decided | undefined;
  /** Whether the last request reached the handler. */
  handled = false;
  readonly handle: (request: Request) => Promise<Response>;

  constructor(policy: Policy, kind: RequestKind | undefined) {
    let current: Request | undefined;
    const { headers, body } = contentFor(kind);
    const guarded = guard(
      policy,
      () => {
        this.handled = true;
        return new Response(body, { headers: headers.map(([name, value]): [string, string] => [name, value]) });
      },
      {
        token,
        log: false,
        onDecision: (decision) => {
          if (current !== undefined) this.last = { decision, request: current };
        },
      },
    );
    this.handle = (request) => {
      current = request;
      this.handled = false;
      return guarded(request);
    };
  }
}

/** The report with an edit as its first fix, and with the slash that is the cause. */
function withEdit(
  report: EngineReport,
  edit: PolicyEdit | undefined,
  placeOf: (path: DocumentPath) => string,
): EngineReport {
  if (edit === undefined || !isFailure(report)) return report;
  const place = placeOf(edit.path);
  const { explanation } = report;
  const near = edit.otherSlash === undefined ? undefined : reportTexts.otherSlash(edit.otherSlash);
  const causes = near === undefined ? explanation.causes : [near];
  const fixes = withEditFix(edit, place, explanation.fixes);
  return { ...report, edit, place, near, explanation: { ...explanation, causes, fixes } };
}

/**
 * An edit of the policy for an origin that it names somewhere. For any other it is not known whether the page is a
 * friend's: nothing is proposed that would admit it.
 */
function advised(
  report: EngineReport,
  { request }: Decided,
  outcome: Outcome,
  { document, options, placeOf = () => reportTexts.policy }: PolicySource,
): EngineReport {
  const { origin } = outcome.page;
  const head = headOf(request);
  if (knowsOrigin(document, options, new URL(request.url).host, origin))
    return withEdit(report, policyEdit(document, options, outcome, head), placeOf);
  const { explanation } = report;
  if (explanation.verdict.readable || explanation.fixes.every(({ policy }) => policy === undefined)) return report;
  // No list may name it, and an entry for it would admit every page.
  const text = origin === "null" ? reportTexts.nullOrigin : reportTexts.unknownOrigin(origin);
  const fix: Fix = { at: "policy", text };
  return { ...report, near: nearOrigin(document, origin), explanation: { ...explanation, fixes: [fix] } };
}

/**
 * What one engine does with a request to a server behind a policy, which runs in this process: nothing is sent.
 * @param source the document from which the policy was compiled, for an edit that fits it
 */
export async function policyReport(
  engine: EngineSpecifier,
  request: AttemptRequest,
  policy: Policy,
  source: PolicySource,
): Promise<EngineReport> {
  const server = new GuardedServer(policy, request.by);
  const guarded = inProcess({ [new URL(request.url).origin]: server.handle });
  const network: Network = {
    exchange: async (wire, signal, rules) => {
      const response = await guarded.exchange(wire, signal, rules);
      return wire.opensSocket === true && server.handled ? openedSocket(wire) : response;
    },
  };
  const outcome = await attemptIn(engine, request, network);
  if (server.last === undefined) return reportFor(outcome);
  const explained = explainLast(server.last);
  const refusal = explained.outcome === "refuse" && !server.handled ? explained.code : undefined;
  const report = reportFor(outcome, undefined, refusal);
  return advised({ ...report, server: explained }, server.last, outcome, source);
}
