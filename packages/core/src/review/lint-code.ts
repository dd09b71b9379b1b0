import type { LintCode } from "../policy/document/lint-codes.ts";
import type { DocumentPath } from "../policy/document/problem.ts";

export { lintCodes, type LintCode } from "../policy/document/lint-codes.ts";

/** `danger`: a known attack needs nothing more; `warning`: a mistake elsewhere makes it one; `note`: more than needed. */
export type LintSeverity = "danger" | "warning" | "note";

/** Something that a policy may say, and better would not; `describeLint` renders it. */
export interface Lint {
  readonly code: LintCode;
  readonly severity: LintSeverity;
  readonly path: DocumentPath;
  /** What it is about, as it stands in the document. */
  readonly value?: unknown;
  readonly args: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Collects lints; about a confidential resource each weighs a step more. */
export class Lints {
  readonly list: Lint[] = [];

  add(code: LintCode, severity: LintSeverity, path: DocumentPath, value?: unknown, args: Lint["args"] = {}): void {
    this.list.push({ code, severity, path, ...(value === undefined ? {} : { value }), args });
  }
}

/** The severity of something risky about a resource. */
export const escalate = (severity: LintSeverity, confidential: boolean): LintSeverity =>
  !confidential || severity === "danger" ? severity : severity === "note" ? "warning" : "danger";
