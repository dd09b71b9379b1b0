import type { EngineName } from "../../engines/engine.ts";
import type { HeaderFinding } from "../../explain/explanation.ts";
import { explainHeaders } from "../../explain/headers/explain-headers.ts";
import { recording } from "../../network/har.ts";
import type { Policy } from "sallyport";
import type { AttemptRequest } from "../attempt-request.ts";
import { attemptIn } from "../attempt.ts";
import { isFailure, reportFor, type EngineReport } from "../engine-report.ts";
import { DryRunNetwork } from "../dry-run-network.ts";
import { liveReports } from "../live-report.ts";
import { policyReport, type PolicySource } from "../policy-report.ts";
import { preflightedRequest } from "../preflight-request.ts";
import { cookieLines, headerIn, scriptHeaders } from "../script-headers.ts";
import type { Exchange, Exchanges } from "./exchanges.ts";
import { harTexts as texts } from "./har-texts.ts";

/** An exchange of a log that failed, or whose headers are dangerous. */
export interface HarFinding {
  readonly exchange: Exchange;
  readonly page: string | undefined;
  readonly reports: readonly EngineReport[];
  readonly headers: readonly HeaderFinding[];
}

const isGrave = ({ severity }: HeaderFinding): boolean => severity === "danger" || severity === "error";

/** An exchange that failed is explained; only dangers are listed beside that. */
const isDanger = ({ severity }: HeaderFinding): boolean => severity === "danger";

export const isFailed = ({ reports }: Pick<HarFinding, "reports">): boolean => reports.some(isFailure);

function pageOf({ requestHeaders }: Exchange, fallback: string | undefined): string | undefined {
  const origin = headerIn(requestHeaders, "origin");
  if (origin === "null" || (origin !== undefined && URL.canParse(origin))) return origin;
  const referer = headerIn(requestHeaders, "referer");
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : fallback;
}

function requestOf({ method, url, requestHeaders, body }: Exchange, page: string): AttemptRequest {
  const cookie = headerIn(requestHeaders, "cookie");
  const asked = preflightedRequest(method, requestHeaders);
  return {
    url,
    page,
    method: asked?.method ?? method,
    headers: asked?.headers ?? scriptHeaders(requestHeaders).kept,
    body,
    mode: "cors",
    credentials: cookie === undefined ? "same-origin" : "include",
    cookies: cookie === undefined ? [] : cookieLines(url, [cookie]),
  };
}

/** What each engine does with an exchange, given the responses in the log. */
async function replay(
  chain: readonly Exchange[],
  request: AttemptRequest,
  engines: readonly EngineName[],
): Promise<readonly EngineReport[]> {
  const har = { log: { entries: chain.map(({ entry }) => entry) } };
  const reports: EngineReport[] = [];
  for (const engine of engines) {
    const report = reportFor(await attemptIn(engine, request, recording(har, { assumePreflights: true })));
    reports.push(report.unusable ? { ...report, notes: [...report.notes, texts.noResponse] } : report);
  }
  return reports;
}

/** What each engine does with a preflight whose request the log lacks. */
async function replayPreflight(
  exchange: Exchange,
  request: AttemptRequest,
  engines: readonly EngineName[],
): Promise<readonly EngineReport[]> {
  const network = new DryRunNetwork(recording({ log: { entries: [exchange.entry] } }), "preflights");
  const reports = await liveReports(engines, request, network, () => undefined);
  // What the preflight allowed is not in the log, and not a failure.
  return reports.some(({ dryRun }) => dryRun === undefined) ? reports : [];
}

function headerFindings(exchange: Exchange, page: string | undefined): readonly HeaderFinding[] {
  const { url, method, status, responseHeaders, requestHeaders, isPreflight, responseBody: body } = exchange;
  if (status === 0) return [];
  const credentials = headerIn(requestHeaders, "cookie") !== undefined;
  const known = { ...(page === undefined ? {} : { page }), ...(body === undefined ? {} : { body }) };
  const context = { url, method, status, preflight: isPreflight, credentials, ...known };
  return explainHeaders(responseHeaders, context).filter(isGrave);
}

/**
 * What one exchange of a log shows.
 * @param fallback the page of exchanges that name none
 * @returns the finding, where there is one, and the exchanges that it covers
 */
export async function findingOf(
  exchange: Exchange,
  exchanges: Exchanges,
  engines: readonly EngineName[],
  fallback: string | undefined,
): Promise<{ readonly finding: HarFinding | undefined; readonly chain: readonly Exchange[] }> {
  const page = pageOf(exchange, fallback);
  const all = headerFindings(exchange, page);
  // The request explains what its preflight lacks.
  const isExplained = exchange.isPreflight && exchanges.hasRequestOf(exchange);
  const found = isExplained ? all.filter(isDanger) : all;
  const isReplayed = exchange.byScript || (exchange.isPreflight && !isExplained && exchange.status !== 0);
  if (!isReplayed || page === undefined)
    return {
      finding: found.length === 0 ? undefined : { exchange, page, reports: [], headers: found },
      chain: [exchange],
    };
  const chain = exchange.isPreflight ? [exchange] : exchanges.chainOf(exchange);
  const request = requestOf(exchange, page);
  const reports = exchange.isPreflight
    ? await replayPreflight(exchange, request, engines)
    : await replay(chain, request, engines);
  const failed = isFailed({ reports });
  const headers = failed ? found.filter(isDanger) : found;
  return { finding: failed || headers.length > 0 ? { exchange, page, reports, headers } : undefined, chain };
}

/** The policy of the recorded server, as somebody has it now. */
export interface HarPolicy {
  readonly policy: Policy;
  readonly source: PolicySource;
}

/** Whether the policy decides as the recorded server did, as far as the log shows that. */
const agrees = ({ explanation: recorded }: EngineReport, { explanation, server }: EngineReport): boolean =>
  recorded.reason === undefined
    ? recorded.code === explanation.code && server?.code.startsWith("host-") === false
    : recorded.reason === explanation.reason;

/** A report as the policy explains it; a note where the server must have had another one. */
async function reportBy(
  report: EngineReport,
  request: AttemptRequest,
  { policy, source }: HarPolicy,
): Promise<EngineReport> {
  if (!isFailure(report) || report.unusable) return report;
  const predicted = await policyReport(report.explanation.engine, request, policy, source);
  if (agrees(report, predicted)) return { ...predicted, notes: report.notes };
  // The policy says nothing about another server.
  const isItsOwn = report.explanation.reason !== undefined || predicted.server?.code.startsWith("host-") === false;
  return isItsOwn ? { ...report, notes: [...report.notes, texts.otherPolicy] } : report;
}

/** A finding with what a policy adds: its reason, and the edit that is missing. */
export async function explainedBy(finding: HarFinding, policy: HarPolicy): Promise<HarFinding> {
  const { exchange, page } = finding;
  if (page === undefined) return finding;
  const request = requestOf(exchange, page);
  return { ...finding, reports: await Promise.all(finding.reports.map((one) => reportBy(one, request, policy))) };
}
