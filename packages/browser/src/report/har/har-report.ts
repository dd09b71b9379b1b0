import type { EngineSpecifier } from "../../engines/engine-specifier.ts";
import type { ServerName } from "../../explain/servers/server.ts";
import { HarError, HarValue, type HarProblem } from "../../network/har-value.ts";
import { EntryReader, type Exchange } from "./har-entry.ts";
import { Exchanges } from "./exchanges.ts";
import {
  explainedBy,
  findingForServer,
  findingOf,
  isWithoutSession,
  withOwnReports,
  type HarFinding,
  type HarPolicy,
} from "./har-finding.ts";
import { Replays } from "./har-replay.ts";

/** A part of a log, as a reader of streams finds them: an entry, or a page. */
export interface HarPart {
  readonly kind: "entry" | "page";
  readonly value: unknown;
}

/** What a log shows. */
export interface HarReport {
  /** How many exchanges were explained or found clean. */
  readonly total: number;
  /** How many exchanges failed or are risky. */
  readonly found: number;
  readonly findings: readonly HarFinding[];
  /** One finding of each kind, and no more than can be read. */
  readonly explained: readonly HarFinding[];
  /** How many entries cannot be read. */
  readonly unread: number;
  /** Why, for the first of them. */
  readonly problems: readonly HarProblem[];
  /** How many exchanges are beyond what is kept of a log. */
  readonly beyond: number;
  /** Whether the log has no cookie and no Authorization header at all, and a finding depends on them. */
  readonly sanitized: boolean;
}

export interface HarReportOptions {
  readonly engines: readonly EngineSpecifier[];
  /** The page of exchanges that name none. */
  readonly from?: string | undefined;
  /** The server's policy, for the reason and the missing permission. */
  readonly policy?: HarPolicy | undefined;
  /** Whose configuration the fixes are written for; without it, the server that the response shows. */
  readonly server?: ServerName | undefined;
  /** Explains only exchanges whose URL contains this. The others remain for their redirects and preflights. */
  readonly only?: string | undefined;
  /** Hears how many exchanges are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

const maxExplained = 50;
const maxFindings = 10_000;
const maxProblems = 20;

/** A log of 200 MB without bodies has about a tenth of these. */
const maxExchanges = 500_000;

/** Exchanges that differ only in their order and their queries are explained once. */
const kindOf = ({ exchange, reading, reports, headers }: HarFinding): string =>
  JSON.stringify([
    exchange.method,
    exchange.url.split("?", 1)[0],
    reading?.text,
    reports.map(({ explanation }) => explanation.code),
    headers.map(({ code }) => code),
  ]);

/** The parts of a log that is in memory. */
function* partsOf(har: object): Generator<HarPart> {
  const problems: HarProblem[] = [];
  const log = new HarValue(har, "", problems).at("log").object();
  const entries = log?.at("entries").list();
  if (entries === undefined) throw new HarError(problems);
  const pages = log?.at("pages").value;
  for (const value of Array.isArray(pages) ? (pages as unknown[]) : []) yield { kind: "page", value };
  for (const { value } of entries) yield { kind: "entry", value };
}

interface Log {
  readonly exchanges: Exchanges;
  readonly chosen: ReadonlySet<Exchange>;
  readonly unread: number;
  readonly problems: readonly HarProblem[];
  readonly beyond: number;
}

const urlIn = (value: unknown): string => {
  const url = new HarValue(value, "", []).at("request").at("url").value;
  return typeof url === "string" ? url : "";
};

async function readLog(parts: Iterable<HarPart> | AsyncIterable<HarPart>, only: string | undefined): Promise<Log> {
  const reader = new EntryReader();
  const exchanges = new Exchanges();
  const chosen = new Set<Exchange>();
  const problems: HarProblem[] = [];
  let [index, unread, beyond] = [0, 0, 0];
  for await (const { kind, value } of parts) {
    if (kind === "page") {
      reader.addPage(value);
      continue;
    }
    const read = reader.read(value, index++);
    if (read === undefined) continue;
    if ("problems" in read) {
      unread++;
      problems.push(...read.problems.slice(0, maxProblems - problems.length));
    } else if (exchanges.all.length === maxExchanges) beyond++;
    else {
      exchanges.add(read);
      if (only === undefined || urlIn(value).includes(only)) chosen.add(read);
    }
  }
  return { exchanges, chosen, unread, problems, beyond };
}

const secretHeaders: ReadonlySet<string> = new Set(["cookie", "set-cookie", "authorization"]);

const hasSecret = ({ cookies, requestHeaders, responseHeaders }: Exchange): boolean =>
  cookies !== undefined ||
  [...requestHeaders, ...responseHeaders].some(([name]) => secretHeaders.has(name.toLowerCase()));

/** Whether it matters for a finding if the request had credentials. */
const dependsOnCredentials = (finding: HarFinding): boolean =>
  [401, 403].includes(finding.exchange.status) || isWithoutSession(finding) || finding.reading?.topic === "vague";

/** A finding with its own reports, and with what a policy adds. */
async function explainedInFull(
  recorded: HarFinding,
  replays: Replays,
  policy: HarReportOptions["policy"],
): Promise<HarFinding> {
  const own = await withOwnReports(recorded, replays);
  return policy === undefined ? own : explainedBy(own, policy);
}

/**
 * Explains each exchange of a HAR 1.2 log that failed or is risky. An entry that cannot be read is a problem of its own.
 * @param har the log, parsed, or its parts in their order, for a log that is too long for memory
 * @throws HarError where a parsed log has no list of entries
 */
export async function harReport(
  har: object | AsyncIterable<HarPart>,
  { engines, from, policy, server, only, onProgress }: HarReportOptions,
): Promise<HarReport> {
  const log = await readLog(Symbol.asyncIterator in har ? har : partsOf(har), only);
  const { exchanges, chosen, ...rest } = log;
  const replays = new Replays(engines);
  const context = { exchanges, replays, engines, from };
  const findings: HarFinding[] = [];
  const explained = new Map<string, HarFinding>();
  const covered = new Set<Exchange>();
  let found = 0;
  for (const [index, exchange] of exchanges.all.entries()) {
    onProgress?.(index, exchanges.all.length);
    if (covered.has(exchange) || !chosen.has(exchange)) continue;
    const { finding: recorded, chain } = await findingOf(exchange, context);
    for (const one of chain) if (!one.isPreflight) covered.add(one);
    if (recorded === undefined) continue;
    found++;
    const isNew = !explained.has(kindOf(recorded)) && explained.size < maxExplained;
    const own = isNew ? await explainedInFull(recorded, replays, policy) : recorded;
    const finding = server === undefined ? own : findingForServer(own, server);
    if (isNew) explained.set(kindOf(recorded), finding);
    if (findings.length < maxFindings)
      findings.push(isNew ? finding : { ...finding, headers: finding.headers.slice(0, 3) });
  }
  const sanitized = findings.some(dependsOnCredentials) && !exchanges.all.some(hasSecret);
  return { total: chosen.size, found, findings, explained: [...explained.values()], sanitized, ...rest };
}
