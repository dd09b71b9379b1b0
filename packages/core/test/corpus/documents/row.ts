import { compilePolicy, type CompileOptions } from "../../../src/index.ts";
import { compileYaml, type Environment } from "../../../src/policy/yaml.ts";
import { lint } from "../../../src/review/index.ts";
import { tagsOf, type Tag, type Topic } from "../topics.ts";

/** A policy document, or the text of one, and what must be said about it. */
export interface DocumentRow {
  readonly desc: string;
  readonly tags?: readonly Tag[];
  readonly document: unknown;
  readonly env?: Environment;
  readonly options?: CompileOptions;
  readonly nodeEnv?: string;
  readonly expect: Codes;
}

export interface Codes {
  /** Each with its place. */
  readonly problems: readonly string[];
  /** Without because-missing, which these documents are too short for. */
  readonly lints: readonly string[];
}

const placed = ({ code, path }: { readonly code: string; readonly path: readonly (string | number)[] }): string =>
  `${path.join(".")}: ${code}`;

function codes({ document, env, options = {} }: DocumentRow): Codes {
  const { problems = [] } =
    typeof document === "string"
      ? compileYaml(document, { ...options, ...(env === undefined ? {} : { env }) })
      : compilePolicy(document, options);
  const isReviewed = problems.length === 0 && typeof document !== "string";
  const lints = isReviewed ? lint(document, options).filter(({ code }) => code !== "because-missing") : [];
  return { problems: problems.map(placed), lints: lints.map(placed) };
}

/** What the compiler and the review say about a row's document. */
export function codesOf(row: DocumentRow): Codes {
  const { NODE_ENV } = process.env;
  if (row.nodeEnv !== undefined) process.env.NODE_ENV = row.nodeEnv;
  try {
    return codes(row);
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
}

const self = ["https://api.bank.example"];

type Extra = Partial<Pick<DocumentRow, "env" | "options" | "nodeEnv">>;

const made = (
  desc: string,
  document: unknown,
  problems: readonly string[],
  lints: readonly string[],
  more: Extra,
): DocumentRow => ({
  desc,
  document,
  ...more,
  expect: { problems, lints },
});

/** A document that is refused, for each of these. */
export const refused = (
  desc: string,
  document: object | string,
  problems: readonly string[],
  more: Extra = {},
): DocumentRow =>
  made(
    desc,
    typeof document === "string" ? document : { sallyport: 1, self, resources: [], ...document },
    problems,
    [],
    more,
  );

/** A document that compiles. */
export const accepted = (
  desc: string,
  document: object | string,
  lints: readonly string[] = [],
  more: Extra = {},
): DocumentRow =>
  made(
    desc,
    typeof document === "string" ? document : { sallyport: 1, self, resources: [], ...document },
    [],
    lints,
    more,
  );

/** One resource that is shared with an origin or a pattern. */
export const sharing = (subject: unknown, grant: object = {}): object => ({
  resources: [{ path: "/a", share: { with: [subject], methods: ["GET"], ...grant } }],
});

export const ofTopic = (topic: Topic, rows: readonly DocumentRow[]): readonly DocumentRow[] =>
  rows.map((row) => ({ ...row, tags: tagsOf(topic) }));
