import type { EngineName } from "../../engines/engine.ts";
import { recording } from "../../network/har.ts";
import { Exchanges, type Exchange } from "./exchanges.ts";
import { explainedBy, findingOf, type HarFinding, type HarPolicy } from "./har-finding.ts";

/** What a log shows. */
export interface HarReport {
  readonly total: number;
  /** How many exchanges failed or are risky. */
  readonly found: number;
  readonly findings: readonly HarFinding[];
  /** One finding of each kind, and no more than can be read. */
  readonly explained: readonly HarFinding[];
}

export interface HarReportOptions {
  readonly engines: readonly EngineName[];
  /** The page of exchanges that name none. */
  readonly from?: string | undefined;
  /** The server's policy, for the reason and the missing permission. */
  readonly policy?: HarPolicy | undefined;
  /** Hears how many exchanges are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

const maxExplained = 50;
const maxFindings = 10_000;

/** Exchanges that differ only in their order and their queries are explained once. */
const kindOf = ({ exchange, reports, headers }: HarFinding): string =>
  JSON.stringify([
    exchange.method,
    exchange.url.split("?", 1)[0],
    reports.map(({ explanation }) => explanation.code),
    headers.map(({ code }) => code),
  ]);

/**
 * Explains each exchange of a HAR 1.2 log that failed or is risky.
 * @param har the log, parsed
 * @throws HarError where it is not a log
 */
export async function harReport(
  har: object,
  { engines, from, policy, onProgress }: HarReportOptions,
): Promise<HarReport> {
  recording(har);
  const exchanges = new Exchanges(har as ConstructorParameters<typeof Exchanges>[0]);
  const findings: HarFinding[] = [];
  const explained = new Map<string, HarFinding>();
  const covered = new Set<Exchange>();
  let found = 0;
  for (const [index, exchange] of exchanges.all.entries()) {
    onProgress?.(index, exchanges.all.length);
    if (covered.has(exchange)) continue;
    const { finding: recorded, chain } = await findingOf(exchange, exchanges, engines, from);
    for (const one of chain) if (!one.isPreflight) covered.add(one);
    if (recorded === undefined) continue;
    found++;
    const isNew = !explained.has(kindOf(recorded)) && explained.size < maxExplained;
    const finding = isNew && policy !== undefined ? await explainedBy(recorded, policy) : recorded;
    if (isNew) explained.set(kindOf(recorded), finding);
    if (findings.length < maxFindings)
      findings.push(isNew ? finding : { ...finding, headers: finding.headers.slice(0, 3) });
  }
  return { total: exchanges.all.length, found, findings, explained: [...explained.values()] };
}
