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

/** What testharnessreport.js leaves in the element with the id of {@link resultsScript}, as JSON. */
interface HarnessReport {
  readonly tests: readonly { readonly name: string; readonly status: number; readonly message: string | null }[];
  readonly status: number;
  readonly message: string | null;
}

/** The body of an async function: the text of the results, once they are in the document. */
export const resultsScript = (boundMs: number): string => `
  const end = Date.now() + ${boundMs};
  for (;;) {
    const element = document.getElementById("__testharness__results__");
    if (element !== null) return element.textContent;
    if (Date.now() > end) return "";
    await new Promise((resolve) => setTimeout(resolve, 25));
  }`;

const harnessStatuses = ["ok", "error", "timeout", "precondition failed"];

/** @param text the harness's JSON; empty where it left none */
export function readResults(text: string): FileResult {
  if (text === "") return { subtests: [], problem: "no results" };
  const { tests, status, message } = JSON.parse(text) as HarnessReport;
  return {
    subtests: tests.map((test) => ({
      name: test.name,
      status: subtestStatuses[test.status] ?? "fail",
      message: test.message,
    })),
    problem: status === 0 ? undefined : `harness ${harnessStatuses[status] ?? ""}: ${message ?? ""}`,
  };
}
