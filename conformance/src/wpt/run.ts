import { sanitizeOutput } from "@sallyport/browser/text";
import type { Monitor } from "../conformance.ts";
import type { FileResult } from "./results.ts";
import { urlOf, type TestServer } from "./server.ts";
import type { TestBrowser } from "./test-browser.ts";
import type { Test } from "./tests.ts";

/** What a browser did: its results by the tests' paths. */
export interface BrowserRun {
  readonly name: string;
  readonly version: string;
  readonly results: Readonly<Record<string, FileResult>>;
}

/** What an author calls long may take so many times longer. */
const longFactor = 3;

/** Runs the tests one after another. The server is started again where a test has ended it. */
export async function runTests(
  browser: TestBrowser,
  tests: readonly Test[],
  server: TestServer,
  timeoutMs: number,
  { doing }: Monitor,
): Promise<BrowserRun> {
  const results: Record<string, FileResult> = {};
  for (const [at, test] of tests.entries()) {
    doing(`${at + 1} of ${tests.length} ${sanitizeOutput(test.path, false)}`);
    await server.ensure();
    const result = await browser.run(urlOf(test, server), test.long ? timeoutMs * longFactor : timeoutMs);
    results[test.path] = withoutPorts(result, server);
  }
  return { name: browser.name, version: browser.version, results };
}

/** Names and messages as they are in every run, wherever the server listened. */
function withoutPorts({ subtests, problem }: FileResult, { ports }: TestServer): FileResult {
  const roles = Object.entries(ports).flatMap(([scheme, own]) =>
    own.map((port, at) => [String(port), `{${scheme}${at === 0 ? "" : String(at + 1)}}`] as const),
  );
  const plain = (text: string): string =>
    roles.reduce((named, [port, role]) => named.replaceAll(new RegExp(`(?<!\\d)${port}(?!\\d)`, "g"), role), text);
  return {
    subtests: subtests.map(({ name, status, message }) => ({
      name: plain(name),
      status,
      message: message === null ? null : plain(message),
    })),
    problem,
  };
}
