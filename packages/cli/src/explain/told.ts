import { networkFailureCodes, type EngineName, type FailureCode, type Outcome } from "@sallyport/browser";
import { sequenceOf, type Sequence } from "@sallyport/browser/diagram";
import { explain, type DecisionExplanation, type Explanation, type PolicyEdit } from "@sallyport/browser/explain";
import { messages } from "../messages.ts";
import type { HeldReason } from "./careful-network.ts";

/** What is to be told of one engine. */
export interface Told {
  readonly explanation: Explanation;
  readonly sequence: Sequence;
  /** Why the request itself was not sent; the explanation then ends where it would have been. */
  readonly heldBack: HeldReason | undefined;
  /** What the server's gate decided, where a policy was asked. */
  readonly server: DecisionExplanation | undefined;
  /** What to add to the policy that refused it. */
  readonly edit?: PolicyEdit | undefined;
  /** An origin of the policy that is nearly the page's. */
  readonly near?: string | undefined;
  /** The file and line of the edit. */
  readonly place?: string | undefined;
  /** What there is to say beside. */
  readonly notes: readonly string[];
  /** No answer came that could be read. */
  readonly unusable: boolean;
}

const unusable = new Set<FailureCode>(networkFailureCodes.filter((code) => code !== "aborted"));

/** What came of an attempt. */
export function tellOf(outcome: Outcome, broken: string | undefined): Told {
  const explanation = explain(outcome);
  const { failure } = outcome;
  const reached = failure !== undefined && unusable.has(failure.code);
  return {
    explanation,
    sequence: sequenceOf(outcome),
    heldBack: undefined,
    server: undefined,
    notes: [
      ...(reached && failure.value !== undefined ? [failure.value] : []),
      ...(broken === undefined ? [] : [messages.explain.bodyBroken(broken)]),
    ],
    unusable: reached,
  };
}

type Cut = Outcome & { readonly request: NonNullable<Outcome["request"]> };

/** The attempt up to where its request would have left. */
function cutOff(outcome: Outcome): Outcome {
  const at = outcome.trace.findLastIndex((event) => event.kind === "request" && !event.preflight);
  const before = outcome.trace.slice(0, at);
  // Those cookies have gone nowhere.
  const trace = before.at(-1)?.kind === "cookies" ? before.slice(0, -1) : before;
  return { ...outcome, sent: false, executed: false, readable: false, failure: undefined, trace };
}

/** The names of the cookies that would have gone along. */
function cookiesOf({ trace }: Outcome): readonly string[] {
  const event = trace.findLast((one) => one.kind === "cookies");
  return event?.sent.map(({ name }) => name) ?? [];
}

function drawn(cut: Outcome, method: string, url: string): Sequence {
  const sequence = sequenceOf(cut);
  const { origin, pathname } = new URL(url);
  const lane = sequence.lanes.findLast(({ name }) => name === origin)?.id ?? "server-1";
  const line = `${method} ${pathname}`;
  return {
    ...sequence,
    messages: [
      ...sequence.messages.filter(({ kind }) => kind !== "error"),
      { kind: "never-sent", from: "browser", to: lane, lines: [line, messages.explain.heldBack.label] },
    ],
  };
}

/** What came before a request that was held back, and what would follow. */
export function tellHeldBack(outcome: Cut, heldBack: HeldReason, engine: EngineName): Told {
  const cut = cutOff(outcome);
  const { method, url } = outcome.request;
  const texts = messages.explain.heldBack;
  const preflight = cut.trace.some(({ kind }) => kind === "preflight-passed");
  const same = new URL(url).origin === outcome.page.origin;
  const { origin, pathname } = new URL(url);
  const what = `${method} ${origin}${pathname}`;
  return {
    explanation: {
      ...explain(cut),
      summary: texts.summary(what, preflight),
      why: [
        heldBack === "sent-once" ? texts.sentOnce(engine) : texts.notAsked,
        same ? texts.sameOrigin(method) : preflight ? texts.afterPreflight(method) : texts.withoutPreflight,
        texts.cookies(cookiesOf(outcome)),
      ]
        .filter((text) => text !== "")
        .join(" "),
      consoleMessage: undefined,
      protects: texts.protects,
      causes: [],
      fixes: [],
      dangers: [],
    },
    sequence: drawn(cut, method, url),
    heldBack,
    server: undefined,
    notes: [],
    unusable: false,
  };
}
