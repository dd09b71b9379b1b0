import type { EngineSpecifier } from "../engines/engine-specifier.ts";
import type { AttemptRequest } from "./attempt-request.ts";
import { attemptIn } from "./attempt.ts";
import type { DryRunNetwork } from "./dry-run-network.ts";
import { dryRunReport } from "./dry-run-report.ts";
import { reportFor, type EngineReport } from "./engine-report.ts";

/**
 * What each engine does with a request to a server that answers over the network.
 * @param onEngine hears of each engine before it is tried
 */
export async function liveReports(
  engines: readonly EngineSpecifier[],
  request: AttemptRequest,
  network: DryRunNetwork,
  onEngine: (engine: EngineSpecifier) => void,
): Promise<readonly EngineReport[]> {
  const reports: EngineReport[] = [];
  for (const engine of engines) {
    onEngine(engine);
    const own = network.for(engine);
    const outcome = await attemptIn(engine, request, own);
    const made = outcome.request;
    reports.push(
      own.dryRun !== undefined && made !== undefined
        ? dryRunReport({ ...outcome, request: made }, own.dryRun)
        : reportFor(outcome, own.bodyFailure?.message, undefined, own.errorBody),
    );
  }
  return reports;
}
