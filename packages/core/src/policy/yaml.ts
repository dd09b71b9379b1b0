import { readFileSync } from "node:fs";
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { CompileOptions } from "./compile.ts";
import { PolicyError } from "./policy-error.ts";
import { compilePolicy, type Policy, type PolicyResult } from "./policy.ts";
import type { DocumentPath, Problem } from "./problem.ts";

/** The node at a path, or the deepest one on the way; for an unknown key, the key itself. */
function offsetOf(document: Document, path: DocumentPath): number | undefined {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0];
  for (const key of path) {
    const holder: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(holder)) {
      const pair = holder.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(holder) && typeof key === "number") {
      node = holder.items[key];
    } else break;
    // A key's own place says more than that of a mapping or list below it.
    if (isScalar(node)) offset = node.range?.[0] ?? offset;
    else if (isSeq(holder)) offset = (node as Node | null | undefined)?.range?.[0] ?? offset;
  }
  return offset;
}

function syntaxProblems(document: Document.Parsed, lines: LineCounter): Problem[] {
  return document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    const reason = (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, ".");
    return { code: "yaml-syntax", path: [], args: { reason }, line, column: col };
  });
}

/**
 * Compiles a policy written in YAML.
 * @param text the YAML text
 * @param options `sources`, `profile`
 * @returns the policy, or every problem with its line and column; never throws
 */
export function compileYaml(text: string, options: CompileOptions = {}): PolicyResult {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: true,
    uniqueKeys: true,
    version: "1.2",
    merge: false,
  });
  if (document.errors.length > 0) return { problems: syntaxProblems(document, lines) };
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
    const offset = offsetOf(document, problem.path);
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
