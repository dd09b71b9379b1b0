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
import { verdictOn, type Verdict } from "./verdict.ts";

/** What a test runner passes to a matcher as `this`. */
export interface MatcherContext {
  readonly isNot?: boolean;
}

export type PageMatcher<Options> = (
  this: MatcherContext,
  page: unknown,
  url: string | URL,
  init?: PageRequestInit,
  options?: Options,
) => Promise<Verdict>;

const matcher = <Options>(expectation: (options?: Options) => Expectation): PageMatcher<Options> =>
  async function (page, url, init, options) {
    return verdictOn(expectation(options), page, url, init, this.isNot === true);
  };

/** For `expect.extend(matchers)`, of Vitest and of Jest. */
export const matchers: {
  readonly toRead: PageMatcher<ReadOptions>;
  readonly toBeRefused: PageMatcher<RefusedOptions>;
  readonly toExecuteNothing: PageMatcher<ExecuteNothingOptions>;
} = {
  toRead: matcher(reads),
  toBeRefused: matcher(isRefused),
  toExecuteNothing: matcher(executesNothing),
};

/** The matchers of `expect(page)`. */
export interface PageMatchers {
  /** The page's script can read the response, and its status is from 200 to 299 unless the options name another. */
  toRead(url: string | URL, init?: PageRequestInit, options?: ReadOptions): Promise<void>;
  /** The browser blocks the response or the request. */
  toBeRefused(url: string | URL, init?: PageRequestInit, options?: RefusedOptions): Promise<void>;
  /** No handler runs, in whatever way the page sends the change: this call, forms, beacons, links, frames. */
  toExecuteNothing(url: string | URL, init?: PageRequestInit, options?: ExecuteNothingOptions): Promise<void>;
}

// Vitest's assertions extend Jest's global interface too, so neither has to be there.
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- that is how Jest declares it
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- the same parameters as there
    interface Matchers<R, T = {}> extends PageMatchers {}
  }
}
