import type { FileResult } from "./results.ts";

/** What runs tests: an engine, or the model. */
export interface TestBrowser {
  readonly name: string;
  readonly version: string;
  /** Within the bound, and a little more. Never rejects because of a test. */
  run(url: string, boundMs: number): Promise<FileResult>;
  close(): Promise<void>;
}
