/** Every problem that a policy can have; docs/problems/ has a page for each. */
export const problemCodes = [
  "anyone-because",
  "anyone-confidential",
  "anyone-credentials",
  "document-unreadable",
  "duration-malformed",
  "grants-overlap",
  "group-name",
  "group-unknown",
  "header-credentials-wildcard",
  "header-forbidden",
  "header-malformed",
  "host-malformed",
  "key-missing",
  "key-unknown",
  "list-empty",
  "max-age-range",
  "method-forbidden",
  "method-malformed",
  "method-not-canonical",
  "methods-missing",
  "origin-insecure",
  "origin-malformed",
  "origin-not-serialized",
  "origin-null",
  "origin-public-suffix",
  "origin-scheme",
  "origin-wildcard",
  "origin-wildcard-place",
  "path-alias",
  "path-duplicate",
  "path-malformed",
  "path-not-normal",
  "path-wildcard-place",
  "profile-unknown",
  "reads-corp-conflict",
  "self-two-schemes",
  "self-wildcard",
  "source-malformed",
  "source-unknown",
  "text-empty",
  "token-scheme",
  "value-duplicate",
  "value-not-permitted",
  "value-type",
  "value-undefined",
  "websocket-credentials",
  "yaml-syntax",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Where in the document: keys and list indices from its root. */
export type DocumentPath = readonly (string | number)[];

/** A path as it is written: `resources[0].share.with`. */
export const formatPath = (path: DocumentPath): string =>
  path.reduce<string>(
    (text, key) => text + (typeof key === "number" ? `[${String(key)}]` : text === "" ? key : `.${key}`),
    "",
  );

/** One problem of a policy document, as data; `describeProblem` renders it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: DocumentPath;
  /** The offending value as it stands in the document. */
  readonly value?: unknown;
  /** What the message needs besides: a suggestion, what is permitted. */
  readonly args: Readonly<Record<string, string | number | readonly string[]>>;
  /** From YAML, both counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Collects problems while a document is read. */
export class Problems {
  readonly list: Problem[] = [];

  add(code: ProblemCode, path: DocumentPath, value: unknown, args: Problem["args"] = {}): void {
    this.list.push({ code, path, ...(value === undefined ? {} : { value }), args });
  }
}
