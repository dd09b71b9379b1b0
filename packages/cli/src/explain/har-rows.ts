import { type EngineName } from "@sallyport/browser";
import { explainHead, type HeadFinding } from "@sallyport/browser/explain";
import { recording } from "@sallyport/browser/har";
import { messages } from "../messages.ts";
import type { Asked } from "./asked.ts";
import { attemptIn } from "./attempt.ts";
import type { Exchange, Exchanges } from "./har-exchanges.ts";
import { cookiesThatWent, headerIn, scriptHeaders } from "./script-headers.ts";
import { tellOf, type Told } from "./told.ts";

/** An exchange of the log that failed, or that shows something grave. */
export interface Row {
  readonly exchange: Exchange;
  readonly page: string | undefined;
  readonly told: readonly Told[];
  readonly findings: readonly HeadFinding[];
}

const isGrave = ({ severity }: HeadFinding): boolean => severity === "danger" || severity === "error";

/** What fails is explained; a danger stands beside that. */
const isDanger = ({ severity }: HeadFinding): boolean => severity === "danger";

function pageOf({ sent }: Exchange, unless: string | undefined): string | undefined {
  const origin = headerIn(sent, "origin");
  if (origin === "null" || (origin !== undefined && URL.canParse(origin))) return origin;
  const referer = headerIn(sent, "referer");
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : unless;
}

function askedBy({ method, url, sent, body }: Exchange, page: string): Asked {
  const cookie = headerIn(sent, "cookie");
  return {
    url,
    page,
    method,
    headers: scriptHeaders(sent).kept,
    body,
    mode: "cors",
    credentials: cookie === undefined ? "same-origin" : "include",
    cookies: cookie === undefined ? [] : cookiesThatWent(url, [cookie]),
  };
}

/** What each engine makes of an exchange, from what the log has of it. */
async function replay(
  chain: readonly Exchange[],
  asked: Asked,
  engines: readonly EngineName[],
): Promise<readonly Told[]> {
  const har = { log: { entries: chain.map(({ entry }) => entry) } };
  const told: Told[] = [];
  for (const engine of engines) {
    const outcome = await attemptIn(engine, asked, recording(har, { assumePreflights: true }));
    const one = tellOf(outcome, undefined);
    told.push(one.unusable ? { ...one, notes: [...one.notes, messages.explain.har.noAnswer] } : one);
  }
  return told;
}

/** Looks at one exchange. */
export async function rowOf(
  exchange: Exchange,
  exchanges: Exchanges,
  engines: readonly EngineName[],
  from: string | undefined,
): Promise<{ readonly row: Row | undefined; readonly chain: readonly Exchange[] }> {
  const page = pageOf(exchange, from);
  const { url, method, status, answered, isPreflight, byScript, sent } = exchange;
  const context = { url, method, status, preflight: isPreflight, credentials: headerIn(sent, "cookie") !== undefined };
  const findings =
    status === 0 ? [] : explainHead(answered, { ...context, ...(page === undefined ? {} : { page }) }).filter(isGrave);
  if (!byScript || page === undefined)
    return { row: findings.length === 0 ? undefined : { exchange, page, told: [], findings }, chain: [exchange] };
  const chain = exchanges.chainOf(exchange);
  const told = await replay(chain, askedBy(exchange, page), engines);
  const failed = told.some(({ explanation }) => !explanation.verdict.readable);
  const kept = failed ? findings.filter(isDanger) : findings;
  return { row: failed || kept.length > 0 ? { exchange, page, told, findings: kept } : undefined, chain };
}
