import { groupReports, type EngineReport } from "@sallyport/browser/report";
import type { RecordedExchange } from "./recorded-exchange.ts";

/** Reports as an exchange that the element draws: engines that did the same are drawn once. */
export function recordedExchange(reports: readonly EngineReport[]): RecordedExchange {
  const drawn = new Map<string, { engines: string[]; sequence: EngineReport["sequence"] }>();
  for (const { engines, all } of groupReports(reports))
    for (const [index, { sequence }] of all.entries()) {
      const key = JSON.stringify([sequence.messages, sequence.verdict]);
      const engine = engines[index] ?? sequence.engine;
      const known = drawn.get(key);
      if (known === undefined) drawn.set(key, { engines: [engine], sequence });
      else known.engines.push(engine);
    }
  return { groups: [...drawn.values()] };
}
