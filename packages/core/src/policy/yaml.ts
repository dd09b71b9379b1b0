import { readFileSync } from "node:fs";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { CompileOptions } from "./compile.ts";
import { PolicyError } from "./policy-error.ts";
import { compilePolicy, type Policy, type PolicyResult } from "./policy.ts";
import type { DocumentPath, Problem } from "./problem.ts";
import { tooDeepAt } from "./yaml-depth.ts";

export { tooDeepAt } from "./yaml-depth.ts";

/** Problems of a key, and not of what stands behind it. */
const keyProblems: ReadonlySet<string> = new Set(["key-unknown", "group-name"]);

/** A step down: the node below, and where it, or its key, stands. */
function step(
  holder: unknown,
  key: string | number,
): { node: unknown; offset: number | undefined; key?: number | undefined } | undefined {
  if (isMap(holder)) {
    const pair = holder.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    if (pair === undefined) return undefined;
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

/** Where the value at a path stands, or its key, or as much of the way as there is. */
function offsetOf(document: Document, path: DocumentPath, atKey: boolean): number | undefined {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0];
  for (const key of path) {
    const next = step(isAlias(node) ? node.resolve(document) : node, key);
    if (next === undefined) break;
    node = next.node;
    offset = (atKey && key === path.at(-1) ? next.key : next.offset) ?? offset;
  }
  return offset;
}

function syntaxProblems(document: Document.Parsed, lines: LineCounter): Problem[] {
  // An unknown tag is but a warning there, and here a value that means something else than it says.
  const found = [...document.errors, ...document.warnings].map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0]);
    const reason = (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, ".");
    return { code: "yaml-syntax", path: [], args: { reason }, line, column: col };
  });
  const { explicit, version } = document.directives.yaml;
  if (explicit === true && version !== "1.2") {
    found.push({
      code: "yaml-syntax",
      path: [],
      args: { reason: `YAML ${version} reads yes and no as true and false. Write YAML 1.2.` },
      line: 1,
      column: 1,
    });
  }
  return found;
}

/**
 * Compiles a policy written in YAML.
 * @param text the YAML text
 * @param options `sources`, `profile`
 * @returns the policy, or every problem with its line and column; never throws
 */
export function compileYaml(text: string, options: CompileOptions = {}): PolicyResult {
  const lines = new LineCounter();
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return {
      problems: [{ code: "yaml-syntax", path: [], args: { reason: "It nests deeper than 64 levels." }, ...deep }],
    };
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: true,
    uniqueKeys: true,
    version: "1.2",
    merge: false,
  });
  const problems = syntaxProblems(document, lines);
  if (problems.length > 0) return { problems };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problems: [{ code: "yaml-syntax", path: [], args: { reason }, line: 1, column: 1 }] };
  }
  const result = compilePolicy(value, options);
  if (result.problems === undefined) return result;
  const located = result.problems.map((problem): Problem => {
    const offset = offsetOf(document, problem.path, keyProblems.has(problem.code));
    if (offset === undefined) return problem;
    const { line, col } = lines.linePos(offset);
    return { ...problem, line, column: col };
  });
  return { problems: located.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)) };
}

/**
 * Loads a policy written in YAML.
 * @param source a file's path or `file:` URL; a text with a line break in it is the YAML itself
 * @param options `sources`, `profile`
 * @returns the policy, for a guard or for `decide`
 * @throws PolicyError with every problem, each with its line and column; the file system's error where there is no file
 */
export function loadPolicy(source: string | URL, options: CompileOptions = {}): Policy {
  const text = typeof source === "string" && source.includes("\n") ? source : readFileSync(source, "utf8");
  const { policy, problems } = compileYaml(text, options);
  if (policy === undefined) throw new PolicyError(problems);
  return policy;
}
