import type { DocumentPath } from "../policy/document/problem.ts";

/** Every lint; docs/lints/ has a page for each. */
export const lintCodes = [
  // more than is needed
  "group-unused",
  "origin-covered",
  "origin-own",
  "grant-covered",
  "resource-idle",
  "header-safelisted",
  "expose-safelisted",
  "head-implied",
  "options-listed",
  "because-missing",
  // more origins than one knows
  "pattern-credentials",
  "pattern-any-depth",
  "pattern-any-port",
  "pattern-shared-suffix",
  "origin-http",
  "origin-loopback",
  "origin-hosted",
  "origin-app-scheme",
  "receive-null",
  // more rights than one means
  "path-everything",
  "headers-wildcard",
  "expose-wildcard",
  "method-override",
  "anyone-changes",
  "max-age-capped",
  "lower-rank-methods",
  // data and changes without a second defence
  "change-origin-only",
  "get-changes-state",
  "confidential-source",
  "confidential-anonymous",
  "confidential-embeddable",
  "non-browser-anyone",
  // not enforced, or not over TLS
  "enforce-report",
  "self-http",
] as const;

export type LintCode = (typeof lintCodes)[number];

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
