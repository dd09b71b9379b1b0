import { changeBodyOf } from "./change-body.ts";
import { isTaken, throughLines } from "./through.ts";
import { listOf } from "../text/list.ts";
import type { Outcome } from "../page/outcome.ts";
import type { PageRequestInit } from "../page/request-init.ts";
import type { Expectation, Observation } from "./expectations.ts";
import type { ExpectedOutcome } from "../explain/index.ts";
import { briefText, verboseText } from "./failure-text.ts";
import { failureTexts, usageTexts, expectationText } from "./test-kit-texts.ts";
import { TestPage, type EngineAttempt } from "./test-page.ts";

export interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

interface EvaluatedAttempt extends Observation {
  readonly attempt: EngineAttempt;
}

/** Engines with the same observation, together. */
function grouped(evaluated: readonly EvaluatedAttempt[]): readonly (readonly EvaluatedAttempt[])[] {
  const groups = new Map<string, EvaluatedAttempt[]>();
  for (const one of evaluated) groups.set(one.observed, [...(groups.get(one.observed) ?? []), one]);
  return [...groups.values()];
}

const namesOf = (evaluated: readonly EvaluatedAttempt[]): string =>
  listOf(evaluated.map(({ attempt }) => attempt.outcome.engine));

/** What a test expects: the advice of a failure leads there, and never to the contrary. */
function wantedBy({ name }: Expectation, negated: boolean): ExpectedOutcome {
  if (name === "read") return negated ? "refused" : "readable";
  if (negated) return "readable";
  return name === "be-refused" ? "refused" : "unexecuted";
}

/** A runner may isolate the tests' globals; a browser has no process. */
const isVerbose = (): boolean => {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return (process?.env?.SALLYPORT_VERBOSE ?? "0") !== "0";
};

/** Attempts to judge by, the call that the test made, and what else the message says of ways. */
interface Tried {
  readonly evaluated: readonly EvaluatedAttempt[];
  readonly call: Outcome | undefined;
  readonly through: readonly string[];
}

function messageOf(expectation: Expectation, negated: boolean, { evaluated, call, through }: Tried): string {
  const { page, request } = call ?? {};
  const what = `${request?.method ?? ""} ${request?.url ?? ""}`;
  const origin = page?.origin === "null" ? `${page.url} (origin null)` : (page?.origin ?? "");
  const against = evaluated.filter(({ holds }) => holds === negated);
  const asExpected = evaluated.filter(({ holds }) => holds !== negated);
  const wanted = wantedBy(expectation, negated);
  const verbose = isVerbose();
  const parts = grouped(against).flatMap((group, index) => {
    const { observed = "", attempt } = group[0] ?? {};
    const text =
      attempt === undefined ? "" : verbose ? verboseText(attempt.outcome, wanted) : briefText(attempt.outcome, wanted);
    // Only the first group's advice fits; SALLYPORT_VERBOSE prints the others'.
    return [`In ${namesOf(group)} ${observed}.`, ...((verbose || index === 0) && text !== "" ? [text] : [])];
  });
  return [
    `${expectationText(expectation.name, negated, origin, what)}.`,
    ...through,
    ...parts,
    ...(asExpected.length === 0 ? [] : [`As expected in ${namesOf(asExpected)}.`]),
    ...(verbose ? [] : [failureTexts.more]),
  ].join(verbose ? "\n\n" : "\n");
}

/**
 * Tries an expectation in every engine. It passes where each of them meets it; negated, where none does.
 *
 * @returns `pass` as test runners expect it: they invert it where the assertion is negated
 */
export async function verdictOn(
  expectation: Expectation,
  page: unknown,
  url: string | URL,
  init?: PageRequestInit,
  negated = false,
): Promise<Verdict> {
  if (!(page instanceof TestPage)) throw new TypeError(usageTexts.page(page));
  if (expectation.name === "execute-nothing") return waysVerdict(expectation, page, url, init, negated);
  const evaluated = (await page.try(url, init)).map((attempt) => evaluate(expectation, attempt));
  return verdictFrom(expectation, negated, { evaluated, call: evaluated[0]?.attempt.outcome, through: [] });
}

const evaluate = <Attempt extends EngineAttempt>(
  expectation: Expectation,
  attempt: Attempt,
): Observation & { readonly attempt: Attempt } => ({ ...expectation.evaluate(attempt), attempt });

function verdictFrom(expectation: Expectation, negated: boolean, tried: Tried): Verdict {
  const { evaluated } = tried;
  const pass = negated ? evaluated.some(({ holds }) => holds) : evaluated.every(({ holds }) => holds);
  return { pass, message: () => messageOf(expectation, negated, tried) };
}

/** An engine stands for the first of its ways that got through, if possible one that the server took; the message names them all. */
async function waysVerdict(
  expectation: Expectation,
  page: TestPage,
  url: string | URL,
  init: PageRequestInit | undefined,
  negated: boolean,
): Promise<Verdict> {
  const all = (await page.tryWays(url, init)).map((attempt) => evaluate(expectation, attempt));
  const byEngine = new Map<string, (typeof all)[number]>();
  for (const one of all) {
    const known = byEngine.get(one.attempt.outcome.engine);
    if (known === undefined || (!one.holds && (known.holds || (isTaken(one.attempt) && !isTaken(known.attempt)))))
      byEngine.set(one.attempt.outcome.engine, one);
  }
  const through = all.filter(({ holds }) => !holds).map(({ attempt }) => attempt);
  const { isJson } = await changeBodyOf(init?.body);
  return verdictFrom(expectation, negated, {
    evaluated: [...byEngine.values()],
    call: all[0]?.attempt.outcome,
    through: negated ? [] : throughLines(through, isJson),
  });
}
