import type { PolicySource } from "@sallyport/browser/report";
import { describeProblem, type DocumentPath, type Policy, type Problem } from "sallyport";
import { standInSources } from "sallyport/review";
import { compileYaml, parseYaml } from "sallyport/yaml";
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";

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

/** Where the value at a path stands, or as much of the way as there is. */
function placesIn(text: string): (path: DocumentPath) => TextPlace {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, version: "1.2" });
  return (path) => {
    let node: unknown = document.contents;
    let offset = document.contents?.range[0] ?? 0;
    for (const key of path) {
      const pair = isMap(node) ? node.items.find(({ key: one }) => isScalar(one) && one.value === key) : undefined;
      const next =
        pair === undefined ? (isSeq(node) && typeof key === "number" ? node.items[key] : undefined) : pair.value;
      offset = ((pair?.key ?? next) as Node | undefined)?.range?.[0] ?? offset;
      if (next === undefined) break;
      node = next;
    }
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
}

/** Reads and compiles the text of a policy; its sources deny everybody. */
export function readPolicyText(text: string): PolicyText {
  const parsed = parseYaml(text, { env });
  const { document } = parsed;
  const sources = standInSources(document);
  const { policy, problems = [] } = compileYaml(text, { env, sources });
  const placeOf = parsed.problems === undefined ? placesIn(text) : () => ({ line: 1, column: 1 });
  return {
    policy,
    document,
    problems: problems.map(toProblem),
    source: { document, options: { sources }, placeOf: (path) => `line ${placeOf(path).line}` },
    placeOf,
  };
}
