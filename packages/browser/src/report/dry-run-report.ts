import { sequenceOf } from "../diagram/sequence-of.ts";
import type { Sequence } from "../diagram/sequence.ts";
import { explain } from "../explain/explain.ts";
import type { Outcome } from "../page/outcome.ts";
import type { DryRunReason } from "./dry-run-network.ts";
import { dryRunTexts as texts } from "./dry-run-texts.ts";
import type { EngineReport } from "./engine-report.ts";
import { URL } from "../platform.ts";

type OutcomeWithRequest = Outcome & { readonly request: NonNullable<Outcome["request"]> };

/** The attempt up to where its request would have left. */
function beforeRequest(outcome: Outcome): Outcome {
  const at = outcome.trace.findLastIndex((event) => event.kind === "request" && !event.preflight);
  const before = outcome.trace.slice(0, at);
  // Those cookies were not sent.
  const trace = before.at(-1)?.kind === "cookies" ? before.slice(0, -1) : before;
  return { ...outcome, sent: false, executed: false, readable: false, failure: undefined, trace };
}

/** The names of the cookies that would be sent. */
const cookieNames = ({ trace }: Outcome): readonly string[] =>
  trace.findLast((event) => event.kind === "cookies")?.sent.map(({ name }) => name) ?? [];

function dryRunSequence(cut: Outcome, method: string, url: string): Sequence {
  const sequence = sequenceOf(cut);
  const { origin, pathname } = new URL(url);
  const to = sequence.lanes.findLast(({ name }) => name === origin)?.id ?? "server-1";
  return {
    ...sequence,
    messages: [
      ...sequence.messages.filter(({ kind }) => kind !== "error"),
      { kind: "not-sent", from: "browser", to, lines: [`${method} ${pathname}`, texts.label] },
    ],
  };
}

/** The report of an attempt whose request was not sent: what came before it, and what would follow. */
export function dryRunReport(outcome: OutcomeWithRequest, dryRun: DryRunReason): EngineReport {
  const cut = beforeRequest(outcome);
  const { method, url } = outcome.request;
  const { origin, pathname } = new URL(url);
  const preflight = cut.trace.some(({ kind }) => kind === "preflight-passed");
  const what = `${method} ${origin}${pathname}`;
  const next =
    origin === outcome.page.origin
      ? texts.sameOrigin(method)
      : preflight
        ? texts.afterPreflight(method)
        : texts.withoutPreflight;
  return {
    explanation: {
      ...explain(cut),
      summary: texts.summary(what, preflight),
      why: [texts.reason(dryRun), next, texts.cookies(cookieNames(outcome))].filter((text) => text !== "").join(" "),
      consoleMessage: undefined,
      protects: texts.protects,
      causes: [],
      fixes: [],
      dangers: [],
    },
    sequence: dryRunSequence(cut, method, url),
    dryRun,
    server: undefined,
    notes: [],
    unusable: false,
  };
}
