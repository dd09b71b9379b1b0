import { failureCodes, type FailureCode } from "../fetch/failure.ts";
import { checkOptions, oneOf, ruleFor, type OptionRule, type OptionRules } from "../options/check-options.ts";
import { observationTexts, type ExpectationName } from "./test-kit-texts.ts";
import type { EngineAttempt } from "./test-page.ts";

/** Whether an expectation is met in one engine, and what was observed, in a sentence. */
export interface Observation {
  readonly holds: boolean;
  readonly observed: string;
}

export interface Expectation {
  readonly name: ExpectationName;
  readonly evaluate: (attempt: EngineAttempt) => Observation;
}

export interface ReadOptions {
  /** The status that the page must read. Default: any from 200 to 299. */
  readonly status?: number;
}

export interface RefusedOptions {
  /** Why: a value of `outcome.failure.code`. Default: any. */
  readonly code?: FailureCode;
}

export interface ExecuteNothingOptions {
  /** A status with which the server refuses before its handlers run; the test takes your word for it. Default: none. */
  readonly refusedWith?: number;
}

const statusRule: OptionRule = ruleFor(
  (value) => typeof value === "number" && Number.isInteger(value) && value >= 200 && value <= 599,
  "a status from 200 to 599, as a number",
);
const readRules: OptionRules<ReadOptions> = { status: statusRule };
const refusedRules: OptionRules<RefusedOptions> = { code: oneOf(failureCodes) };
const executeNothingRules: OptionRules<ExecuteNothingOptions> = { refusedWith: statusRule };

function statusOf({ outcome }: EngineAttempt): number {
  const last = outcome.trace.findLast((event) => event.kind === "response");
  return last === undefined || last.preflight ? 0 : last.status;
}

/** The page's script can read the response, and its status is as expected. */
export function reads(options: ReadOptions = {}): Expectation {
  checkOptions("toRead", options, readRules);
  const { status } = options;
  return {
    name: "read",
    evaluate: ({ outcome: { readable, response, failure } }) => {
      if (!readable || response === undefined)
        return {
          holds: false,
          observed: failure === undefined ? observationTexts.opaque : observationTexts.blocked(failure.code),
        };
      const holds =
        status === undefined ? response.status >= 200 && response.status <= 299 : response.status === status;
      return {
        holds,
        observed: holds
          ? observationTexts.read(response.status)
          : observationTexts.readOtherwise(response.status, status),
      };
    },
  };
}

/** The browser blocks the response or the request; the page's script gets an error. */
export function isRefused(options: RefusedOptions = {}): Expectation {
  checkOptions("toBeRefused", options, refusedRules);
  const { code } = options;
  return {
    name: "be-refused",
    evaluate: ({ outcome: { failure, readable, response } }) => {
      if (readable) return { holds: false, observed: observationTexts.read(response?.status ?? 0) };
      if (failure === undefined) return { holds: false, observed: observationTexts.opaque };
      const holds = code === undefined || failure.code === code;
      return {
        holds,
        observed: holds
          ? observationTexts.blocked(failure.code)
          : observationTexts.blockedOtherwise(failure.code, code),
      };
    },
  };
}

/**
 * No handler has run. From outside that is certain only where nothing but a preflight was sent; for any other request
 * the test counts executions, or names the status of a refusal.
 */
export function executesNothing(options: ExecuteNothingOptions = {}): Expectation {
  checkOptions("toExecuteNothing", options, executeNothingRules);
  const { refusedWith } = options;
  return {
    name: "execute-nothing",
    evaluate: (attempt) => {
      const { executions, outcome } = attempt;
      const status = statusOf(attempt);
      if (executions !== undefined && executions !== 0)
        return { holds: false, observed: observationTexts.executions(executions) };
      if (refusedWith !== undefined && outcome.executed && status !== refusedWith)
        return { holds: false, observed: observationTexts.notRefused(status, refusedWith) };
      if (!outcome.sent) return { holds: true, observed: observationTexts.notSent };
      if (executions !== undefined) return { holds: true, observed: observationTexts.noExecution };
      // A handler may have done its work before it failed.
      if (!outcome.executed) return { holds: false, observed: observationTexts.noResponse };
      if (refusedWith !== undefined) return { holds: true, observed: observationTexts.refusedWith(status) };
      return { holds: false, observed: observationTexts.executed(status) };
    },
  };
}
