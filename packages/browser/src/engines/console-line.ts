import type { RefusedReason, BlockedReason } from "../cookies/reasons.ts";
import type { FailureCode } from "../fetch/failure.ts";

/** What console lines speak of for which there is no failure code. */
export type ConsoleTopic =
  | "allow-external"
  | "cors-disabled"
  | "origin-not-added"
  | "access-control-checks"
  | "worker-opaque"
  | "tainted-canvas"
  | "socket-refused"
  | "vague";

/** What a line or a code of an engine stands for: a failure, a cookie's reason or a topic. */
export interface ConsoleMeaning {
  readonly code?: FailureCode;
  readonly cookie?: BlockedReason | RefusedReason;
  readonly topic?: ConsoleTopic;
  readonly preflight?: boolean;
}

/** Words that an engine's console prints; `{value}` and its kin stand for what they speak of. */
export interface ConsoleLine extends ConsoleMeaning {
  readonly text: string;
  readonly engineCode?: string;
}
