import { inProcess, type EngineName } from "@sallyport/browser";
import { explainDecision, nearOrigin, policyEdit, type DecisionExplanation } from "@sallyport/browser/explain";
import type { CompileOptions, Decision, Policy, RequestHead } from "sallyport";
import { guard } from "sallyport/web";
import { messages } from "../messages.ts";
import type { Asked } from "./asked.ts";
import { attemptIn } from "./attempt.ts";
import { tellOf, type Told } from "./told.ts";

const token = { secrets: ["a secret for predictions in this process alone"], session: () => "session" };

const header = (request: Request, name: string): string | undefined => request.headers.get(name) ?? undefined;

/** What the gate decided last, in words; a preflight is told by the method that it asks for. */
function explainLast(last: { decision: Decision; request: Request } | undefined): DecisionExplanation | undefined {
  if (last === undefined) return undefined;
  const { decision, request } = last;
  const { pathname } = new URL(request.url);
  const origin = header(request, "origin");
  const method = header(request, "access-control-request-method") ?? request.method;
  return explainDecision(decision, { method, target: pathname, ...(origin === undefined ? {} : { origin }) });
}

/** The gate's own reason in place of what would be likely behind it elsewhere. */
function refusedBy(server: DecisionExplanation, told: Told, request: boolean): Told {
  const { explanation, sequence } = told;
  const { fixes, steps, verdict: before, summary, protects } = explanation;
  const verdict = { ...before, executed: before.executed && !request };
  const known = {
    ...explanation,
    verdict,
    why: server.why,
    causes: [],
    fixes: fixes.filter(({ policy }) => policy),
  };
  const answered = steps.findLastIndex(({ code }) => code === "response");
  return {
    ...told,
    server,
    explanation: {
      ...known,
      summary: request ? messages.explain.refusedByGate(server.summary, verdict.readable) : summary,
      protects: request ? server.protects : protects,
      steps: steps.map((step, index) => (request && index === answered ? { ...step, found: server.summary } : step)),
    },
    sequence: {
      ...sequence,
      verdict,
      messages: sequence.messages.filter(({ kind }) => !request || kind !== "executed"),
    },
  };
}

/** The document of the policy, and what compiled it. */
export interface PolicyDocument {
  readonly document: unknown;
  readonly options: CompileOptions;
}

const headOf = (request: Request): RequestHead => {
  const { host, pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    headers: [["Host", host], ...[...request.headers].filter(([name]) => name !== "host")],
  };
};

/** What one engine would do with a server behind this policy, which runs in this process. */
async function predictIn(engine: EngineName, asked: Asked, policy: Policy, file: PolicyDocument): Promise<Told> {
  let handled = false;
  let last: { decision: Decision; request: Request } | undefined;
  let request: Request | undefined;
  const guarded = guard(
    policy,
    () => {
      handled = true;
      return new Response("data");
    },
    {
      token,
      onDecision: (decision) => {
        if (request !== undefined) last = { decision, request };
      },
    },
  );
  const app = (one: Request): Promise<Response> => {
    request = one;
    return guarded(one);
  };
  const outcome = await attemptIn(engine, asked, inProcess({ [new URL(asked.url).origin]: app }));
  const told = tellOf(outcome, undefined);
  const server = explainLast(last);
  if (server === undefined || last === undefined) return { ...told, server };
  const advice = {
    edit: policyEdit(file.document, file.options, outcome, headOf(last.request)),
    near: last.decision.grant === undefined ? nearOrigin(file.document, outcome.page.origin) : undefined,
  };
  if (server.outcome !== "refuse") return { ...told, server, ...advice };
  return { ...refusedBy(server, told, outcome.executed && !handled), ...advice };
}

export async function predictInAll(
  engines: readonly EngineName[],
  asked: Asked,
  policy: Policy,
  file: PolicyDocument,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const engine of engines) told.push(await predictIn(engine, asked, policy, file));
  return told;
}
