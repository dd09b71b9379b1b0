/** The numbers of testharness.js. */
const subtestStatuses = ["pass", "fail", "timeout", "not run", "precondition failed"] as const;

type SubtestStatus = (typeof subtestStatuses)[number];

export interface Subtest {
  readonly name: string;
  readonly status: SubtestStatus;
  readonly message: string | null;
}

/** What a test file came to in one browser. */
export interface FileResult {
  readonly subtests: readonly Subtest[];
  /** Why there are no results, or not all of them; `undefined`: the harness ended. */
  readonly problem: string | undefined;
}

const elementId = "__testharness__results__";

/**
 * The testharnessreport.js of the runner: what an embedder replaces in the suite, whose own leaves its results in the
 * document in some versions and not in others. An XML document takes an element of HTML too.
 */
export const reportScript = (): string => `add_completion_callback((tests, { status, message }) => {
  const element = document.createElementNS("http://www.w3.org/1999/xhtml", "script");
  element.type = "text/json";
  element.id = ${JSON.stringify(elementId)};
  const results = tests.map(({ name, status, message }) => ({ name, status, message }));
  element.textContent = JSON.stringify({ tests: results, status, message });
  (document.body ?? document.documentElement).appendChild(element);
});
`;

/** What {@link reportScript} leaves in its element, as JSON, unless a test wrote that. */
interface HarnessReport {
  readonly tests?: unknown;
  readonly status?: unknown;
  readonly message?: unknown;
}

/** The body of an async function: the text of the results, once they are in the document. */
export const resultsScript = (boundMs: number): string => `
  const end = Date.now() + ${boundMs};
  for (;;) {
    const element = document.getElementById(${JSON.stringify(elementId)});
    if (element !== null) return element.textContent;
    if (Date.now() > end) return "";
    await new Promise((resolve) => setTimeout(resolve, 25));
  }`;

const harnessStatuses = ["ok", "error", "timeout", "precondition failed"];

/** What one file may bring. */
const maxSubtests = 20_000;
const maxCharacters = 10_000;

/** @param text the harness's JSON, or whatever a test has put in its place; empty where it left none */
export function readResults(text: string): FileResult {
  if (text === "") return { subtests: [], problem: "no results" };
  const report = parse(text);
  if (!Array.isArray(report?.tests)) return { subtests: [], problem: "what the harness left is not its results" };
  const harness = nameOf(harnessStatuses, report.status) ?? "";
  return {
    subtests: report.tests.slice(0, maxSubtests).map(subtestOf),
    problem: report.status === 0 ? undefined : `harness ${harness}: ${textOf(report.message) ?? ""}`,
  };
}

function parse(text: string): HarnessReport | undefined {
  try {
    return JSON.parse(text) as HarnessReport | undefined;
  } catch {
    return undefined;
  }
}

function subtestOf(test: unknown): Subtest {
  const { name, status, message } = Object(test) as Readonly<Record<string, unknown>>;
  return { name: textOf(name) ?? "", status: nameOf(subtestStatuses, status) ?? "fail", message: textOf(message) };
}

const nameOf = <Name>(names: readonly Name[], status: unknown): Name | undefined =>
  typeof status === "number" ? names[status] : undefined;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, maxCharacters);
}
