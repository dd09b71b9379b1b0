import { ledByBody } from "./evidence/error-body.ts";
import type { ReasonCode } from "sallyport";
import type { Outcome } from "../page/outcome.ts";
import { causesNamed, causesOf, likelyCausesOf } from "./causes.ts";
import { consoleMessage } from "./console-message.ts";
import { cookieNotesOf } from "./cookie-notes.ts";
import type { CookieNote, Explanation } from "./explanation.ts";
import { codeOf, factsOf, type Facts } from "./attempt-facts.ts";
import { dangersFor, fixesFor } from "./fixes-for.ts";
import { dangersNamed, eachOnce, fixesNamed } from "./fixes.ts";
import { codeTextOf } from "./codes/by-initiator.ts";
import { cookieFixes } from "./cookie-texts.ts";
import { ledByReason } from "./gate-refusal.ts";
import { protectsTexts } from "./protects-texts.ts";
import { summaryTexts } from "./summary-texts.ts";
import type { CauseName } from "./cause-texts.ts";
import type { DangerName } from "./danger-texts.ts";
import type { FixName } from "./fix-texts.ts";
import { refusalAdvice, type ExpectedOutcome } from "./refusal-advice.ts";
import { stepsOf } from "./steps.ts";
import { summaryOf } from "./summary.ts";
import { isThirdParty, isWithoutSession, thirdPartyOf } from "./third-party-cookies.ts";
import { whyOf } from "./why.ts";

const ofSite = new Set(["same-site-strict", "same-site-lax", "same-site-default"]);

/** Cookies that the page may need. */
const missing = (notes: readonly CookieNote[]): readonly CookieNote[] =>
  notes.filter(({ status, reason }) => (status === "not-sent" && reason !== "expired") || status === "not-stored");

function cookieCauses(notes: readonly CookieNote[]): readonly CauseName[] {
  const causes: CauseName[] = [];
  if (notes.some(({ reason }) => reason === "same-site-default")) causes.push("old-cookie-default");
  if (notes.some(isThirdParty)) causes.push("third-party");
  if (notes.some(({ reason }) => reason === "secure-scheme")) causes.push("insecure-localhost");
  return causes;
}

const cookieDangers = (notes: readonly CookieNote[]): readonly DangerName[] =>
  notes.some(({ reason = "" }) => ofSite.has(reason)) ? ["same-site-none"] : [];

/** What to do about the cookies, and about the failure. */
function adviceOf(
  facts: Facts,
  notes: readonly CookieNote[],
  withoutSession: boolean,
): Pick<Explanation, "causes" | "likely" | "fixes" | "dangers"> {
  const cookies = facts.code === "readable" ? missing(notes) : [];
  const reasons = cookies.flatMap(({ reason }) => reason ?? []);
  // Where the browser has told of no cookie, the one that the server misses is elsewhere.
  const isUntold = withoutSession && reasons.length === 0;
  const ofMode: readonly FixName[] = isUntold && !facts.credentials ? ["ask-credentials"] : [];
  const ofReasons = isUntold && facts.credentials ? ["third-party-blocked" as const] : reasons;
  const names = [...new Set([...ofMode, ...ofReasons.flatMap((reason) => cookieFixes[reason] ?? [])])];
  // Where nothing is hidden, nothing has a cause.
  const isWhole = facts.code === "readable" && facts.hidden.length === 0;
  const ofCookies = causesNamed(
    isUntold ? [facts.credentials ? "unknown-user" : "not-asked"] : cookieCauses(cookies),
    facts,
  );
  return {
    causes: [...ofCookies, ...(isWhole ? [] : causesOf(facts))],
    likely: [...ofCookies, ...(isWhole ? [] : likelyCausesOf(facts))],
    fixes: eachOnce([...fixesNamed(names, facts), ...fixesFor(facts)]),
    dangers: [...dangersNamed(cookieDangers(cookies)), ...dangersFor(facts)],
  };
}

function withCookies(summary: string, facts: Facts, notes: readonly CookieNote[]): string {
  const names = [
    ...new Set(
      missing(notes)
        .filter(({ status }) => status === "not-sent")
        .map(({ name }) => name),
    ),
  ];
  const isMissed = facts.code === "readable" && facts.credentials && names.length > 0;
  return isMissed ? `${summary} ${summaryTexts.withoutCookies(names)}` : summary;
}

/** Whether the browser blocked every cookie of the request. */
const isBare = (notes: readonly CookieNote[]): boolean =>
  notes.some(({ status }) => status === "not-sent") && !notes.some(({ status }) => status === "sent");

/**
 * What an engine did with an attempt, why, and what to do about it.
 * @param wanted what should have happened; the advice leads there
 * @param reason why the server's gate refused it. Default: what the gate's own response says
 * @param body the beginning of the body of an error, which may say why the server refused the request
 */
export function explain(
  outcome: Outcome,
  wanted: ExpectedOutcome = "readable",
  reason?: ReasonCode,
  body?: string,
): Explanation {
  const facts = factsOf(outcome, body);
  const explanation = explainOutcome(outcome, facts, wanted, body);
  const known = reason ?? facts.reason;
  if (known !== undefined) return ledByReason(explanation, known, outcome, facts, wanted);
  return body === undefined || wanted !== "readable" ? explanation : ledByBody(explanation, body);
}

function explainOutcome(
  outcome: Outcome,
  facts: Facts,
  wanted: ExpectedOutcome,
  body: string | undefined,
): Explanation {
  const { engine, version, page, request, sent, executed, readable, trace, failure } = outcome;
  const code = codeOf(outcome);
  const cookies = cookieNotesOf(trace);
  const text = codeTextOf(code, facts);
  const withoutSession = isWithoutSession(outcome, facts, body);
  return {
    engine,
    version,
    page: page.origin,
    request,
    code,
    verdict: { sent, executed, readable },
    summary: withCookies(summaryOf(outcome, facts), facts, cookies),
    steps: stepsOf(trace),
    cookies,
    ...(withoutSession ? { withoutSession } : {}),
    ...thirdPartyOf(outcome, facts, cookies, withoutSession),
    engineCode: engine === "standard" ? undefined : failure?.[engine],
    consoleMessage: consoleMessage(outcome),
    why: whyOf(code, facts),
    protects: protectsTexts[text.protects](isBare(cookies) ? { ...facts, credentials: false } : facts),
    ...(wanted === "readable"
      ? adviceOf(facts, cookies, withoutSession)
      : { likely: [], ...refusalAdvice(outcome, facts, wanted) }),
  };
}
