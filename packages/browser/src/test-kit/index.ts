export { assertExecutesNothing, assertReads, assertRefused } from "./assertions.ts";
export {
  browserFor,
  type BrowserForOptions,
  type ExecutionProbe,
  type TestBrowser,
  type TestPageOptions,
} from "./browser-for.ts";
export type { ExecuteNothingOptions, ReadOptions, RefusedOptions } from "./expectations.ts";
export { matchers, type MatcherContext, type PageMatcher, type PageMatchers } from "./matchers.ts";
export type { EngineAttempt, TestPage } from "./test-page.ts";
export type { Verdict } from "./verdict.ts";
export type { App } from "../network/in-process.ts";
