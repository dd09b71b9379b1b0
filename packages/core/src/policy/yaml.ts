import { readFileSync } from "node:fs";
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type YAMLMap,
} from "yaml";
import type { CompileOptions } from "./compile.ts";
import { PolicyError } from "./policy-error.ts";
import { compilePolicy, type Policy, type PolicyResult } from "./policy.ts";
import { limitProblems, type DocumentPath, type Problem } from "./document/problem.ts";
import { tooDeepAt } from "./document/yaml-depth.ts";
import { expandVariables, type Environment } from "./document/yaml-variables.ts";
import { indexYaml, type YamlIndex } from "./document/yaml-index.ts";
import { valueOf } from "./document/yaml-value.ts";

export type { Environment } from "./document/yaml-variables.ts";
export { tooDeepAt } from "./document/yaml-depth.ts";

export interface YamlOptions extends CompileOptions {
  /**
   * The values of `${NAME}` and `${NAME:-default}` in `self`, `hosts` and `origins`, such as `process.env`. Default: none.
   */
  readonly env?: Environment;
}

/** Problems of a key, and not of what stands behind it. */
const keyProblems: ReadonlySet<string> = new Set(["key-unknown", "group-name"]);

/** A step down: the node below, and where it, or its key, stands. */
function step(
  holder: unknown,
  key: string | number,
  index: YamlIndex,
): { node: unknown; offset: number | undefined; key?: number | undefined } | undefined {
  if (isMap(holder)) {
    const pair = index.pairs.get(holder)?.get(String(key));
    if (pair === undefined) return stepIntoMerged(holder, key, index);
    // A key's own place says more than that of a mapping or list below it.
    return {
      node: pair.value,
      offset: ((isScalar(pair.value) ? pair.value : pair.key) as Node).range?.[0],
      key: (pair.key as Node).range?.[0],
    };
  }
  if (!isSeq(holder) || typeof key !== "number") return undefined;
  const node = holder.items[key];
  return { node, offset: (node as Node | undefined)?.range?.[0] };
}

/** A step to a key that another map brings in. */
function stepIntoMerged(holder: YAMLMap, key: string | number, index: YamlIndex): ReturnType<typeof step> {
  for (const one of index.merges.get(holder) ?? []) {
    const found = step(isAlias(one) ? index.targets.get(one) : one, key, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the value at a path stands, or its key, or as much of the way as there is. */
function offsetOf(document: Document, index: YamlIndex, path: DocumentPath, atKey: boolean): number | undefined {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0];
  for (const key of path) {
    const next = step(isAlias(node) ? index.targets.get(node) : node, key, index);
    if (next === undefined) break;
    node = next.node;
    offset = (atKey && key === path.at(-1) ? next.key : next.offset) ?? offset;
  }
  return offset;
}

const syntaxProblem = (reason: string, place: Place): Problem => ({
  code: "yaml-syntax",
  path: [],
  args: { reason },
  ...place,
});

interface Place {
  readonly line: number;
  readonly column: number;
}

const start: Place = { line: 1, column: 1 };

function placeOf(offset: number, lines: LineCounter): Place {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function syntaxProblems(document: Document.Parsed, { faults }: YamlIndex, lines: LineCounter): Problem[] {
  // An unknown tag is but a warning there, and here a value that means something else than it says.
  const found = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    reason: message,
    offset: pos[0],
  }));
  const problems = [...found, ...faults].map(({ reason, offset }) => syntaxProblem(reason, placeOf(offset, lines)));
  const { explicit, version } = document.directives.yaml;
  if (explicit === true && version !== "1.2")
    problems.push(syntaxProblem(`YAML ${version} reads yes and no as true and false. Write YAML 1.2.`, start));
  return sortedByPlace(problems);
}

const sortedByPlace = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

/** Each problem with its place, from the top; the one that counts the others stays last. */
function located(problems: readonly Problem[], document: Document, index: YamlIndex, lines: LineCounter): Problem[] {
  const counting = problems.filter(({ code }) => code === "problems-omitted");
  const others = problems.filter((one) => !counting.includes(one));
  const placed = others.map((problem): Problem => {
    const offset = offsetOf(document, index, problem.path, keyProblems.has(problem.code));
    return offset === undefined ? problem : { ...problem, ...placeOf(offset, lines) };
  });
  return [...sortedByPlace(placed), ...counting];
}

/**
 * Compiles a policy written in YAML.
 * @param text the YAML text
 * @param options `env`, `sources`, `profile`
 * @returns the policy, or every problem with its line and column; never throws
 */
export function compileYaml(text: string, options: YamlOptions = {}): PolicyResult {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { problems: [syntaxProblem("It nests deeper than 64 levels.", deep)] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // Each costs more than linear time; `indexYaml` finds keys that are there twice.
    prettyErrors: false,
    uniqueKeys: false,
    version: "1.2",
    merge: false,
  });
  const index = indexYaml(document);
  const problems = syntaxProblems(document, index, lines);
  if (problems.length > 0) return { problems: limitProblems(problems) };
  const { value, fault } = valueOf(document.contents, index);
  if (fault !== undefined) return { problems: [syntaxProblem(fault.reason, placeOf(fault.offset, lines))] };
  const { env = {}, ...rest } = options;
  const expanded = expandVariables(value, env);
  const result = compilePolicy(expanded.value, rest);
  if (result.problems === undefined && expanded.problems.length === 0) return result;
  const faulty = new Set(expanded.problems.map(({ path }) => JSON.stringify(path)));
  const others = (result.problems ?? [])
    .map((problem) => ({ ...problem, path: expanded.writtenPath(problem.path) }))
    .filter(({ path }) => !faulty.has(JSON.stringify(path)));
  const all = faulty.size === 0 ? others : limitProblems([...expanded.problems, ...others]);
  return { problems: located(all, document, index, lines) };
}

/**
 * Loads a policy written in YAML.
 * @param source a file's path or `file:` URL; a text with a line break in it is the YAML itself
 * @param options `env`, `sources`, `profile`
 * @returns the policy, for a guard or for `decide`
 * @throws PolicyError with every problem, each with its line and column; the file system's error where there is no file
 */
export function loadPolicy(source: string | URL, options: YamlOptions = {}): Policy {
  const text = typeof source === "string" && source.includes("\n") ? source : readFileSync(source, "utf8");
  const { policy, problems } = compileYaml(text, options);
  if (policy === undefined) throw new PolicyError(problems);
  return policy;
}
