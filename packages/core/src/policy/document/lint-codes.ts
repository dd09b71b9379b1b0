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
  "profile-insecure",
  // accepted in vain
  "allow-unused",
] as const;

export type LintCode = (typeof lintCodes)[number];

/** Those that a document can accept. */
export const acceptableLintCodes: readonly LintCode[] = lintCodes.filter((code) => code !== "allow-unused");
