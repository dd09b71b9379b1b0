import type { FetchRequest } from "../fetch/request.ts";
import type { Outcome } from "./outcome.ts";

/** What a request brought that the script waited for. */
export interface AwaitedOutcome {
  readonly outcome: Outcome;
  /** The body; `undefined` where there is no response, or the body broke off. */
  readonly bytes: Uint8Array | undefined;
  /** Whether it took longer than its timeout. */
  readonly isLate: boolean;
}

/**
 * Runs a request, whose URLs and tainting it changes, while the script waits.
 *
 * @param timeout after how many milliseconds the request is aborted; 0 for never
 * @throws Error where it takes longer than the script may wait
 */
export type RunSynchronously = (request: FetchRequest, timeout: number) => AwaitedOutcome;
