import { help, parseOptions, UsageError, type Options } from "./arguments.ts";
import type { Case } from "./cases/case.ts";
import { casesOf } from "./cases/selection.ts";
import { compareLive, compareRecorded, record, type Monitor } from "./conformance.ts";
import { findEngine, type EngineName } from "@sallyport/testing/engines";
import { progressOn } from "./progress.ts";
import { statusOf, textOf, type EngineReport } from "./report.ts";

/** The status to exit with. */
export async function conformance(parameters: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(parameters);
    if (options !== "help") return await run(options);
    console.log(help);
    return 0;
  } catch (error) {
    console.error(error instanceof UsageError ? `${error.message}\nSee --help.` : error);
    return 2;
  }
}

async function run(options: Options): Promise<number> {
  if (options.replay === undefined) options.engines.forEach(demand);
  const cases = casesOf(options);
  const progress = progressOn(process.stderr);
  const running = options.engines.map(async (engine) => {
    const report = await reportOn(engine, cases, options, progress.of(engine));
    if (report !== undefined && !options.json) {
      progress.clear();
      console.log(textOf(report));
    }
    return report;
  });
  const ended = await Promise.allSettled(running);
  progress.clear();
  const reports = ended.flatMap((one) => (one.status === "fulfilled" ? (one.value ?? []) : []));
  if (options.json) console.log(JSON.stringify(reports, null, 2));
  const failures = ended.flatMap((one): unknown[] => (one.status === "rejected" ? [one.reason] : []));
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures);
  return statusOf(reports);
}

function demand(engine: EngineName): void {
  const found = findEngine(engine);
  if ("missing" in found) throw new UsageError(`${found.missing}; install it with: ${found.install}`);
}

async function reportOn(
  engine: EngineName,
  cases: readonly Case[],
  options: Options,
  monitor: Monitor,
): Promise<EngineReport | undefined> {
  if (options.replay !== undefined) return compareRecorded(engine, options.replay, options.only);
  if (options.record === undefined) return compareLive(engine, cases, monitor);
  await record(engine, cases, options.record, monitor);
  return undefined;
}
