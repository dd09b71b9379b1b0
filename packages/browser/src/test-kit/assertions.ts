import type { PageRequestInit } from "../page/request-init.ts";
import {
  executesNothing,
  isRefused,
  reads,
  type Expectation,
  type ExecuteNothingOptions,
  type ReadOptions,
  type RefusedOptions,
} from "./expectations.ts";
import type { TestPage } from "./test-page.ts";
import { verdictOn } from "./verdict.ts";

async function demand(
  expectation: Expectation,
  page: TestPage,
  url: string | URL,
  init?: PageRequestInit,
): Promise<void> {
  const { pass, message } = await verdictOn(expectation, page, url, init);
  if (pass) return;
  const error = new Error(message());
  error.name = "AssertionError";
  throw error;
}

/** The same as `toRead`, for `node:test` and any other runner. */
export const assertReads = async (
  page: TestPage,
  url: string | URL,
  init?: PageRequestInit,
  options?: ReadOptions,
): Promise<void> => demand(reads(options), page, url, init);

/** The same as `toBeRefused`. */
export const assertRefused = async (
  page: TestPage,
  url: string | URL,
  init?: PageRequestInit,
  options?: RefusedOptions,
): Promise<void> => demand(isRefused(options), page, url, init);

/** The same as `toExecuteNothing`. */
export const assertExecutesNothing = async (
  page: TestPage,
  url: string | URL,
  init?: PageRequestInit,
  options?: ExecuteNothingOptions,
): Promise<void> => demand(executesNothing(options), page, url, init);
