import type { PolicySource } from "@sallyport/browser/report";
import { describeProblem, type DocumentPath, type Policy, type Problem } from "sallyport";
import { standInSources } from "sallyport/review";
import { compileYaml, parseYaml } from "sallyport/yaml";

/** A place in a text, from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A problem of a policy's text, in words. */
export interface PolicyProblem extends TextPlace {
  readonly code: string;
  readonly text: string;
  readonly problem: Problem;
}

/** A policy's text, read. */
interface PolicyText {
  readonly policy: Policy | undefined;
  readonly document: unknown;
  readonly problems: readonly PolicyProblem[];
  readonly source: PolicySource;
  readonly placeOf: (path: DocumentPath) => TextPlace;
}

/** Variables of the environment, of which there is none here. */
const env = {};

const toProblem = (problem: Problem): PolicyProblem => {
  const { line = 1, column = 1, ...rest } = problem;
  return { line, column, code: problem.code, text: describeProblem(rest), problem };
};

/** Reads and compiles the text of a policy; its sources deny everybody. */
export function readPolicyText(text: string): PolicyText {
  const parsed = parseYaml(text, { env });
  const { document } = parsed;
  const sources = standInSources(document);
  const { policy, problems = [] } = compileYaml(text, { env, sources });
  const placeOf = parsed.problems === undefined ? parsed.placeOf : (): TextPlace => ({ line: 1, column: 1 });
  return {
    policy,
    document,
    problems: problems.map(toProblem),
    source: { document, options: { sources }, placeOf: (path) => `line ${placeOf(path).line}` },
    placeOf,
  };
}
