import type { Outcome } from "../page/outcome.ts";
import type { DangerName } from "./danger-texts.ts";
import type { Explanation } from "./explanation.ts";
import { changesSomething, type Facts } from "./attempt-facts.ts";
import { lastEventOf } from "../trace/trace.ts";
import type { FixName } from "./fix-texts.ts";
import { ofAnotherPage } from "./another-page.ts";
import { dangersNamed, fixesNamed } from "./fixes.ts";
import { refusalTexts as texts } from "./refusal-advice-texts.ts";

/** What should happen: the page reads the response, it does not, or no handler runs. */
export type ExpectedOutcome = "readable" | "refused" | "unexecuted";

interface Named {
  readonly cause?: string;
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
}

const nothing: Named = { fixes: [], dangers: [] };

/** Why a page reads what it must not. */
function openTo({ response, trace, request }: Outcome, facts: Facts): Named {
  if (request?.mode === "websocket") return openedBy(facts);
  if (response?.type === "opaque")
    return { cause: texts.embeddable, fixes: ["limit-embedding"], dangers: ["corp-off"] };
  if (response?.type !== "cors") return { ...nothing, cause: texts.ownOrigin };
  const { headers = [] } = lastEventOf(trace, "response") ?? {};
  const valueOf = (wanted: string): string =>
    headers.find(([name]) => name.toLowerCase() === `access-control-allow-${wanted}`)?.[1] ?? "";
  const origin = valueOf("origin");
  const allowed = texts.allowed(origin, valueOf("credentials") === "true");
  return { cause: origin === "*" ? texts.everybody : allowed, fixes: ["stop-sharing"], dangers: ["loose-pattern"] };
}

/** Why a page of another origin has a socket, or may have one. */
const openedBy = ({ cookies }: Facts): Named => ({
  cause: texts.socket(cookies),
  fixes: ["check-socket-origin"],
  dangers: ["socket-any-origin"],
});

/** Why a handler runs, or may have run. */
function executedBy({ sent, trace, request }: Outcome, facts: Facts): Named {
  if (request?.mode === "websocket") return openedBy(facts);
  if (!sent) return { cause: texts.handlerOnPreflight, fixes: ["preflight-before"], dangers: ["all-allowed"] };
  return lastEventOf(trace, "preflight-passed") === undefined
    ? {
        cause: texts.noPreflight,
        fixes: [changesSomething(facts) ? "refuse-first" : "refuse-reads"],
        dangers: ["cors-alone"],
      }
    : { cause: texts.preflightAllowed, fixes: ["stop-sharing", "refuse-first"], dangers: ["cors-alone"] };
}

/** What to do so that the page gets less; never anything that admits it. */
export function refusalAdvice(
  outcome: Outcome,
  facts: Facts,
  wanted: Exclude<ExpectedOutcome, "readable">,
): Pick<Explanation, "causes" | "fixes" | "dangers"> {
  const isBlocked = outcome.failure !== undefined && wanted === "refused";
  const named = isBlocked ? nothing : wanted === "refused" ? openTo(outcome, facts) : executedBy(outcome, facts);
  return {
    causes: named.cause === undefined ? [] : [named.cause],
    fixes: fixesNamed(named.fixes, ofAnotherPage(facts)),
    dangers: dangersNamed(named.dangers),
  };
}
