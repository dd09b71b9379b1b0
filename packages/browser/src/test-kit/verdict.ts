import type { PageRequestInit } from "../page/request-init.ts";
import type { Claim, Judgement } from "./claims.ts";
import type { Wanted } from "../explain/index.ts";
import { briefText, verboseText } from "./failure-text.ts";
import { failureTexts, list, usageTexts, wishText } from "./messages.ts";
import { TestPage, type Tried } from "./test-page.ts";

export interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

interface Judged extends Judgement {
  readonly tried: Tried;
}

/** Engines that saw the same, together. */
function grouped(judged: readonly Judged[]): readonly (readonly Judged[])[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) groups.set(one.seen, [...(groups.get(one.seen) ?? []), one]);
  return [...groups.values()];
}

const namesOf = (judged: readonly Judged[]): string => list(judged.map(({ tried }) => tried.outcome.engine));

/** What a failing test wants: its advice leads there, and never to the contrary. */
function wantedBy({ name }: Claim, negated: boolean): Wanted {
  if (name === "read") return negated ? "refused" : "readable";
  if (negated) return "readable";
  return name === "be-refused" ? "refused" : "unexecuted";
}

/** A runner may isolate the tests' globals; a browser has no process. */
const isVerbose = (): boolean => {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return (process?.env?.SALLYPORT_VERBOSE ?? "0") !== "0";
};

function messageOf(claim: Claim, negated: boolean, judged: readonly Judged[]): string {
  const [first] = judged;
  const { page, request } = first?.tried.outcome ?? {};
  const asked = `${request?.method ?? ""} ${request?.url ?? ""}`;
  const origin = page?.origin === "null" ? `${page.url} (origin null)` : (page?.origin ?? "");
  const against = judged.filter(({ holds }) => holds === negated);
  const kept = judged.filter(({ holds }) => holds !== negated);
  const wanted = wantedBy(claim, negated);
  const verbose = isVerbose();
  const parts = grouped(against).flatMap((group, index) => {
    const { seen = "", tried } = group[0] ?? {};
    const text =
      tried === undefined ? "" : verbose ? verboseText(tried.outcome, wanted) : briefText(tried.outcome, wanted);
    // The first group's advice has the room: another engine's is behind SALLYPORT_VERBOSE.
    return [`In ${namesOf(group)} ${seen}.`, ...((verbose || index === 0) && text !== "" ? [text] : [])];
  });
  return [
    `${wishText(claim.name, negated, origin, asked)}.`,
    ...parts,
    ...(kept.length === 0 ? [] : [`As expected in ${namesOf(kept)}.`]),
    ...(verbose ? [] : [failureTexts.more]),
  ].join(verbose ? "\n\n" : "\n");
}

/**
 * Tries a claim in every engine. It passes where it holds in each of them; negated, where it holds in none.
 *
 * @returns `pass` as test runners want it: what they turn round where the assertion is negated
 */
export async function verdictOn(
  claim: Claim,
  page: unknown,
  url: string | URL,
  init?: PageRequestInit,
  negated = false,
): Promise<Verdict> {
  if (!(page instanceof TestPage)) throw new TypeError(usageTexts.page(page));
  const judged = (await page.try(url, init)).map((tried): Judged => ({ ...claim.judge(tried), tried }));
  const pass = negated ? judged.some(({ holds }) => holds) : judged.every(({ holds }) => holds);
  return { pass, message: () => messageOf(claim, negated, judged) };
}
