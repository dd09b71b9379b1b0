import { help, parseOptions, UsageError, type Options } from "./arguments.ts";
import type { Case } from "./cases/case.ts";
import { randomCacheCases } from "./cases/random/http-cache.ts";
import { randomElementCases } from "./cases/random/elements.ts";
import { randomEventSources } from "./cases/random/event-source.ts";
import { randomWebSockets } from "./cases/random/web-socket.ts";
import { elsewhere } from "./cases/elsewhere.ts";
import { randomLeavingCases } from "./cases/random/leaving.ts";
import { randomCases } from "./cases/random/random-cases.ts";
import { table } from "./cases/table/index.ts";
import { compareLive, compareRecorded, record } from "./conformance.ts";
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
  const reports: EngineReport[] = [];
  for (const engine of options.engines) {
    const report = await reportOn(engine, cases, options);
    if (report === undefined) continue;
    reports.push(report);
    if (!options.json) console.log(textOf(report));
  }
  if (options.json) console.log(JSON.stringify(reports, null, 2));
  return statusOf(reports);
}

function randomOf(cases: number, seed: number): Case[] {
  const few = Math.ceil(cases / 20);
  return [
    ...randomCases(cases, seed),
    ...randomLeavingCases(Math.ceil(cases / 10), seed),
    ...randomElementCases(Math.ceil(cases / 5), seed),
    ...randomCacheCases(Math.ceil(cases / 5), seed),
    ...randomEventSources(few, seed),
    ...randomWebSockets(few, seed),
  ];
}

function casesOf({ cases, sample, seed, names, only }: Options): Case[] {
  const every = (nth: number): Case[] => table.filter((_, index) => index % nth === seed % nth);
  const random = randomOf(cases, seed);
  const onLocalhost = names === "other" ? [] : [...every(sample), ...random];
  const onOthers = names === "localhost" ? [] : [...every(names === "both" ? sample * 3 : sample), ...random];
  return [...onLocalhost, ...elsewhere(onOthers)].filter(({ desc }) => desc.includes(only));
}

function demand(engine: EngineName): void {
  const found = findEngine(engine);
  if ("missing" in found) throw new UsageError(`${found.missing}; install it with: ${found.install}`);
}

async function reportOn(
  engine: EngineName,
  cases: readonly Case[],
  options: Options,
): Promise<EngineReport | undefined> {
  if (options.replay !== undefined) return compareRecorded(engine, options.replay, options.only);
  const progress = progressOn(process.stderr);
  try {
    if (options.record === undefined) return await compareLive(engine, cases, progress.log);
    await record(engine, cases, options.record, progress.log);
    return undefined;
  } finally {
    progress.end();
  }
}
