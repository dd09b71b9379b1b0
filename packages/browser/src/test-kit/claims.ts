import type { FailureCode } from "../fetch/failure.ts";
import { claimTexts, type ClaimName } from "./messages.ts";
import type { Tried } from "./test-page.ts";

/** Whether it holds in one engine, and in a sentence what was seen there. */
export interface Judgement {
  readonly holds: boolean;
  readonly seen: string;
}

export interface Claim {
  readonly name: ClaimName;
  readonly judge: (tried: Tried) => Judgement;
}

export interface ReadOptions {
  /** The status that the page must read. Default: any from 200 to 299. */
  readonly status?: number;
}

export interface RefusedOptions {
  /** Why, in the words of `outcome.failure.code`. Default: whatever keeps the answer from the page. */
  readonly code?: FailureCode;
}

export interface ExecuteNothingOptions {
  /** A status with which the server, on your word, refuses before its handlers run. Default: none is taken for that. */
  readonly refusedWith?: number;
}

function statusOf({ outcome }: Tried): number {
  const last = outcome.trace.findLast((event) => event.kind === "response");
  return last === undefined || last.preflight ? 0 : last.status;
}

/** The page's script gets the answer, and the answer is the one that was asked for. */
export const reads = ({ status }: ReadOptions = {}): Claim => ({
  name: "read",
  judge: ({ outcome: { readable, response, failure } }) => {
    if (!readable || response === undefined)
      return { holds: false, seen: failure === undefined ? claimTexts.opaque : claimTexts.kept(failure.code) };
    const holds = status === undefined ? response.status >= 200 && response.status <= 299 : response.status === status;
    return { holds, seen: holds ? claimTexts.read(response.status) : claimTexts.readOther(response.status, status) };
  },
});

/** The browser keeps the answer from the page, or does not ask at all; the page's script gets an error. */
export const isRefused = ({ code }: RefusedOptions = {}): Claim => ({
  name: "be-refused",
  judge: ({ outcome: { failure, readable, response } }) => {
    if (readable) return { holds: false, seen: claimTexts.read(response?.status ?? 0) };
    if (failure === undefined) return { holds: false, seen: claimTexts.opaque };
    const holds = code === undefined || failure.code === code;
    return { holds, seen: holds ? claimTexts.kept(failure.code) : claimTexts.keptOther(failure.code, code) };
  },
});

/**
 * No handler has run. Seen from outside that is known only where no request but a preflight left the browser; of any
 * other it is known by counting, or believed by a status that the test names.
 */
export const executesNothing = ({ refusedWith }: ExecuteNothingOptions = {}): Claim => ({
  name: "execute-nothing",
  judge: (tried) => {
    const { ran, outcome } = tried;
    const status = statusOf(tried);
    if (ran !== undefined && ran !== 0) return { holds: false, seen: claimTexts.ran(ran) };
    if (refusedWith !== undefined && outcome.executed && status !== refusedWith)
      return { holds: false, seen: claimTexts.notRefused(status, refusedWith) };
    if (!outcome.sent) return { holds: true, seen: claimTexts.notSent };
    if (ran !== undefined) return { holds: true, seen: claimTexts.ranNone };
    if (refusedWith !== undefined) return { holds: true, seen: claimTexts.refusedWith(status) };
    return { holds: false, seen: claimTexts.executed(status) };
  },
});
