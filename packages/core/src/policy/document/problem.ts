import { SuggestionBudget } from "./name-suggestion.ts";

/** Every problem that a policy can have; docs/problems/ has a page for each. */
export const problemCodes = [
  "ambient-scheme",
  "anonymous-conflict",
  "anyone-because",
  "anyone-confidential",
  "anyone-credentials",
  "document-unreadable",
  "duration-malformed",
  "grants-overlap",
  "group-name",
  "group-unknown",
  "header-credentials-wildcard",
  "header-direction",
  "header-forbidden",
  "header-malformed",
  "header-wildcard",
  "host-malformed",
  "insecure-production",
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
  "path-pattern-sign",
  "path-wildcard-place",
  "problems-omitted",
  "profile-unknown",
  "profiles-too-many",
  "reads-corp-conflict",
  "receive-anyone-token",
  "self-two-schemes",
  "self-wildcard",
  "shared-suffix-pattern",
  "shared-suffix-use",
  "source-by",
  "source-malformed",
  "source-parameter",
  "source-unknown",
  "text-empty",
  "token-scheme",
  "value-duplicate",
  "value-not-permitted",
  "value-type",
  "value-undefined",
  "variable-malformed",
  "variable-unset",
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

/** Nobody reads more at once, and a document that is wrong throughout must not take long. */
const maxProblems = 1_000;

const countOmitted = (problems: readonly Problem[], omitted: number): readonly Problem[] =>
  omitted === 0 ? problems : [...problems, { code: "problems-omitted", path: [], args: { count: omitted } }];

/** The first `maxProblems`, and how many more there are. */
export const limitProblems = (problems: readonly Problem[]): readonly Problem[] =>
  countOmitted(problems.slice(0, maxProblems), Math.max(0, problems.length - maxProblems));

/** Collects problems while a document is read: each once, and the first `maxProblems`. */
export class Problems {
  readonly #list: Problem[] = [];
  readonly #known = new Set<string>();
  readonly #suggestions = new SuggestionBudget();
  #omitted = 0;

  get isEmpty(): boolean {
    return this.#list.length === 0;
  }

  get isFull(): boolean {
    return this.#list.length >= maxProblems;
  }

  add(code: ProblemCode, path: DocumentPath, value: unknown, args: Problem["args"] = {}): void {
    if (this.isFull) {
      this.#omitted++;
      return;
    }
    // A profile has the problems of the document once more, when suggestions may have run out.
    const key = `${code} ${JSON.stringify([path, { ...args, suggestion: undefined }])}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#list.push({ code, path, ...(value === undefined ? {} : { value }), args });
  }

  /** The permitted name that a misspelt one was probably meant to be. */
  suggest(name: string, permitted: Iterable<string>): string | undefined {
    return this.isFull ? undefined : this.#suggestions.suggest(name, permitted);
  }

  /** Adds a problem of a name, with the permitted one that was probably meant. */
  addName(
    code: ProblemCode,
    path: DocumentPath,
    name: string,
    permitted: Iterable<string>,
    args: Problem["args"] = {},
    value: unknown = name,
  ): void {
    const suggestion = this.suggest(name, permitted);
    this.add(code, path, value, suggestion === undefined ? args : { ...args, suggestion });
  }

  /** What was found; the last one says how many more there are. */
  get list(): readonly Problem[] {
    return countOmitted(this.#list, this.#omitted);
  }
}
