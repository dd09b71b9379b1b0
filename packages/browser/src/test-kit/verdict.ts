import type { PageRequestInit } from "../page/request-init.ts";
import type { Claim, Judgement } from "./claims.ts";
import { failureText } from "./failure-text.ts";
import { list, usageTexts, wishText } from "./messages.ts";
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

function messageOf(claim: Claim, negated: boolean, judged: readonly Judged[]): string {
  const [first] = judged;
  const { page, request } = first?.tried.outcome ?? {};
  const asked = `${request?.method ?? ""} ${request?.url ?? ""}`;
  const against = judged.filter(({ holds }) => holds === negated);
  const kept = judged.filter(({ holds }) => holds !== negated);
  const told = grouped(against).map((group) => {
    const { seen = "", tried } = group[0] ?? {};
    const open = !negated && claim.name === "be-refused" && tried?.outcome.readable === true;
    const why = tried === undefined ? "" : failureText(tried.outcome, open);
    return `In ${namesOf(group)} ${seen}.\n\n${why}`;
  });
  const origin = page?.origin === "null" ? `${page.url} (origin null)` : (page?.origin ?? "");
  const rest = kept.length === 0 ? "" : `\n\nAs expected in ${namesOf(kept)}.`;
  return `${wishText(claim.name, negated, origin, asked)}.\n\n${told.join("\n\n")}${rest}`;
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
