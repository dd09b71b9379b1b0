import type { BrowserRun } from "./run.ts";
import type { FileResult, Subtest } from "./results.ts";
import type { Test } from "./tests.ts";

export interface Row {
  readonly directory: string;
  /** Every subtest that a browser or the model has named, and each file that named none. */
  total: number;
  passed: number;
  failed: number;
  /** Subtests by the reason why they don't apply. */
  readonly notApplicable: Record<string, number>;
  /** Those that apply and that every engine passes. */
  agreed: number;
  /** Those of the agreed ones that the model passes. */
  agreedPassed: number;
  /** Those of the agreed ones that the model fails. */
  agreedFailed: number;
}

/** A subtest that applies and that the model fails. */
export interface Failure {
  readonly path: string;
  readonly subtest: string;
  readonly message: string;
  /** Whether every engine passes it; `undefined` without engines. */
  readonly enginesPass: boolean | undefined;
}

export interface Tally {
  readonly rows: readonly Row[];
  readonly failures: readonly Failure[];
}

/** Compares the model with the engines, a row for each directory that has tests. */
export function tally(tests: readonly Test[], model: BrowserRun, engines: readonly BrowserRun[]): Tally {
  const rows = new Map<string, Row>();
  const failures: Failure[] = [];
  for (const test of tests) {
    const directory = test.directory.split("/").slice(0, 3).join("/");
    const row = rows.get(directory) ?? emptyRow(directory);
    rows.set(directory, row);
    failures.push(
      ...count(
        row,
        test,
        model.results[test.path],
        engines.map(({ results }) => results[test.path]),
      ),
    );
  }
  return { rows: [...rows.values()], failures };
}

const emptyRow = (directory: string): Row => ({
  directory,
  total: 0,
  passed: 0,
  failed: 0,
  notApplicable: {},
  agreed: 0,
  agreedPassed: 0,
  agreedFailed: 0,
});

const counted = ["total", "passed", "failed", "agreed", "agreedPassed", "agreedFailed"] as const;

export function sumOf(rows: readonly Row[]): Row {
  const sum = emptyRow("all");
  for (const row of rows) {
    for (const key of counted) sum[key] += row[key];
    for (const [reason, number] of Object.entries(row.notApplicable)) add(sum.notApplicable, reason, number);
  }
  return sum;
}

function add(counts: Record<string, number>, reason: string, number = 1): void {
  counts[reason] = (counts[reason] ?? 0) + number;
}

function count(
  row: Row,
  { path, need }: Test,
  own: FileResult | undefined,
  others: readonly (FileResult | undefined)[],
): Failure[] {
  const failures: Failure[] = [];
  const inModel = byName(own);
  const inEngines = others.map(byName);
  const names = new Set([inModel, ...inEngines].flatMap((one) => [...one.keys()]));
  if (names.size === 0) names.add("");
  row.total += names.size;
  for (const name of names) {
    const found = inModel.get(name);
    const hasPassed = found?.status === "pass";
    const reason = reasonOf(need, found, others);
    if (reason !== undefined) {
      add(row.notApplicable, reason);
      continue;
    }
    const agree = inEngines.length > 0 && inEngines.every((one) => one.get(name)?.status === "pass");
    score(row, hasPassed, agree);
    const enginesPass = inEngines.length === 0 ? undefined : agree;
    if (!hasPassed) failures.push({ path, subtest: name, message: messageOf(found, own), enginesPass });
  }
  return failures;
}

function score(row: Row, hasPassed: boolean, agree: boolean): void {
  row[hasPassed ? "passed" : "failed"] += 1;
  if (!agree) return;
  row.agreed += 1;
  row[hasPassed ? "agreedPassed" : "agreedFailed"] += 1;
}

/** Why a subtest doesn't apply. What the document lacks may also make one pass that expects a request to be blocked. */
function reasonOf(
  need: Test["need"],
  found: Subtest | undefined,
  others: readonly (FileResult | undefined)[],
): string | undefined {
  if (need !== undefined) return need;
  if (others.includes(undefined)) return "no recording";
  return found?.status === "precondition failed" ? "optional" : undefined;
}

const messageOf = (found: Subtest | undefined, own: FileResult | undefined): string =>
  found?.message ?? own?.problem ?? found?.status ?? "the subtest does not run";

/** Subtests with the same name are compared in their order. */
function byName(result: FileResult | undefined): Map<string, Subtest> {
  const named = new Map<string, Subtest>();
  const seen = new Map<string, number>();
  for (const subtest of result?.subtests ?? []) {
    const before = seen.get(subtest.name) ?? 0;
    seen.set(subtest.name, before + 1);
    named.set(before === 0 ? subtest.name : `${subtest.name} (${before + 1})`, subtest);
  }
  return named;
}
