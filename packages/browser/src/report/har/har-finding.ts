import type { EngineSpecifier } from "../../engines/engine-specifier.ts";
import type { HeaderFinding, MessageReading } from "../../explain/explanation.ts";
import { isCredentialHeader } from "../../explain/third-party-cookies.ts";
import { explainHeaders } from "../../explain/headers/explain-headers.ts";
import { forServer } from "../../explain/servers/server-fix.ts";
import type { ServerName } from "../../explain/servers/server.ts";
import type { Policy } from "sallyport";
import type { AttemptRequest } from "../attempt-request.ts";
import { isFailure, type EngineReport } from "../engine-report.ts";
import { policyReport, type PolicySource } from "../policy-report.ts";
import { headerIn } from "../script-headers.ts";
import type { Exchanges } from "./exchanges.ts";
import type { Exchange } from "./har-entry.ts";
import { readingOf } from "./har-reading.ts";
import { requestOf, type Replays } from "./har-replay.ts";
import { harTexts as texts } from "./har-texts.ts";
import { URL } from "../../platform.ts";

/** An exchange of a log that failed, or whose headers are dangerous. */
export interface HarFinding {
  readonly exchange: Exchange;
  readonly page: string | undefined;
  /** The exchange with its preflights, and those that its redirects led to, in their order. */
  readonly chain: readonly Exchange[];
  /** What the log itself says of the failure, where no engine needs to be asked. */
  readonly reading: MessageReading | undefined;
  readonly reports: readonly EngineReport[];
  readonly headers: readonly HeaderFinding[];
}

const isGrave = ({ severity }: HeaderFinding): boolean => severity === "danger" || severity === "error";

/** An exchange that failed is explained; only dangers are listed beside that. */
const isDanger = ({ severity }: HeaderFinding): boolean => severity === "danger";

const isSessionMissing = ({ code }: HeaderFinding): boolean => code === "session-missing";

export const isFailed = ({ reading, reports }: Pick<HarFinding, "reading" | "reports">): boolean =>
  reading !== undefined || reports.some(isFailure);

/** Whether the page read that the server doesn't know the user, for want of a cookie of another site. */
export const isWithoutSession = ({ headers }: Pick<HarFinding, "headers">): boolean => headers.some(isSessionMissing);

function pageOf({ requestHeaders, page }: Exchange, fallback: string | undefined): string | undefined {
  const origin = headerIn(requestHeaders, "origin");
  if (origin === "null" || (origin !== undefined && URL.canParse(origin))) return origin;
  const referer = headerIn(requestHeaders, "referer");
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : (page ?? fallback);
}

/** What is wrong with a header whoever reads the response. */
const concernsAll: readonly string[] = ["cookie-refused", "gate-refused"];

/** `*` is no risk to a request that takes no part in CORS: an image, a navigation, the page's own server. */
const isOfCors = ({ byScript, isPreflight, url }: Exchange, page: string | undefined): boolean =>
  (byScript || isPreflight) && page !== new URL(url).origin;

/** Names of the headers that a script set, also those that a log leaves out and a preflight asks for. */
const scriptHeaderNames = (chain: readonly Exchange[]): readonly string[] =>
  chain.flatMap(({ requestHeaders }) => [
    ...requestHeaders.map(([name]) => name),
    ...(headerIn(requestHeaders, "access-control-request-headers") ?? "").split(","),
  ]);

function headerFindings(
  exchange: Exchange,
  chain: readonly Exchange[],
  page: string | undefined,
  engines: readonly EngineSpecifier[],
): readonly HeaderFinding[] {
  const { url, method, status, responseHeaders, cookies, byScript, isPreflight, isSocket, responseBody } = exchange;
  if (status === 0 || isSocket) return [];
  const ofCors = isOfCors(exchange, page);
  const credentials = ofCors && cookies !== undefined;
  const authenticated = cookies !== undefined || scriptHeaderNames(chain).some(isCredentialHeader);
  const known = {
    ...(page === undefined ? {} : { page }),
    ...(responseBody === undefined ? {} : { body: responseBody }),
  };
  const context = { url, method, status, preflight: isPreflight, credentials, authenticated, engines, ...known };
  return explainHeaders(responseHeaders, context).filter((one) => {
    if (one.code === "wildcard-credentials") return credentials;
    if (isSessionMissing(one)) return ofCors && byScript;
    return isDanger(one) || (isGrave(one) && (ofCors || concernsAll.includes(one.code)));
  });
}

/** What findings are made from. */
interface HarContext {
  readonly exchanges: Exchanges;
  readonly replays: Replays;
  readonly engines: readonly EngineSpecifier[];
  /** The page of exchanges that name none. */
  readonly from: string | undefined;
}

/** Whether the engines are asked: a lone preflight and what a script requested are, where the log has all of it. */
const isReplayed = (exchange: Exchange, chain: readonly Exchange[], exchanges: Exchanges): boolean =>
  exchange.isPreflight
    ? !exchanges.hasRequestOf(exchange)
    : exchange.byScript && !chain.some(({ isPartial }) => isPartial);

/**
 * What one exchange of a log shows.
 * @returns the finding, where there is one, and the exchanges that it covers
 */
export async function findingOf(
  exchange: Exchange,
  { exchanges, replays, engines, from }: HarContext,
): Promise<{ readonly finding: HarFinding | undefined; readonly chain: readonly Exchange[] }> {
  const page = pageOf(exchange, from);
  const chain = exchange.byScript ? exchanges.chainOf(exchange) : [exchange];
  const all = headerFindings(exchange, chain, page, engines);
  // The request explains what its preflight lacks.
  const isExplained = exchange.isPreflight && exchanges.hasRequestOf(exchange);
  const found = isExplained ? all.filter(isDanger) : all;
  const make = (reading: MessageReading | undefined, reports: readonly EngineReport[]): HarFinding | undefined => {
    const failed = isFailed({ reading, reports });
    const headers = failed ? found.filter(isDanger) : found;
    return failed || headers.length > 0 ? { exchange, page, chain, reading, reports, headers } : undefined;
  };
  const reading = readingOf(exchange, page);
  if (reading !== undefined && !reading.isVague) return { finding: make(reading.reading, []), chain };
  const asked = page !== undefined && isReplayed(exchange, chain, exchanges);
  const reports = asked ? await replays.reports(chain, page) : [];
  // The browser has failed it, and no engine shows why: all that they miss is the response.
  const isUnknown = reading !== undefined && !reports.some((one) => isFailure(one) && !one.unusable);
  return { finding: isUnknown ? make(reading.reading, []) : make(undefined, reports), chain };
}

/** A finding with the reports on its own exchange, where those of one like it were taken. */
export async function withOwnReports(finding: HarFinding, replays: Replays): Promise<HarFinding> {
  const { reports, chain, page } = finding;
  return reports.length === 0 || page === undefined
    ? finding
    : { ...finding, reports: await replays.fresh(chain, page) };
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

/** A finding with its fixes written for a server that the user names. */
export const findingForServer = (
  { reading, reports, headers, ...rest }: HarFinding,
  server: ServerName,
): HarFinding => ({
  ...rest,
  reading: reading && forServer(reading, server),
  reports: reports.map((report) => ({ ...report, explanation: forServer(report.explanation, server) })),
  headers: headers.map((one) => forServer(one, server)),
});
