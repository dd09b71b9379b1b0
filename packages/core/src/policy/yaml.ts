import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { LineCounter, parseDocument, type Document } from "yaml";
import { compile, compileMemory, type Compilation, type CompileMemory, type CompileOptions } from "./compile.ts";
import { PolicyError } from "./policy-error.ts";
import { createPolicy, type Policy, type PolicyResult } from "./define-policy.ts";
import type { CheckedDocument } from "./document/checked-document.ts";
import { limitProblems, type DocumentPath, type Problem } from "./document/problem.ts";
import { readJson } from "./document/json-text.ts";
import { tooDeepYamlAt } from "./document/yaml-depth.ts";
import { expandVariables, type Environment } from "./document/yaml-variables.ts";
import { indexYaml, type YamlIndex } from "./document/yaml-index.ts";
import {
  located,
  placeOf,
  sortedByPlace,
  start,
  syntaxProblem,
  yamlPlaces,
  type Place,
  type TextPlaces,
} from "./document/yaml-places.ts";
import { valueOf } from "./document/yaml-value.ts";
import { FileWatch, readSettledSync, type FileWatchOptions } from "./yaml-watch.ts";

export type { Environment } from "./document/yaml-variables.ts";
export { tooDeepAt } from "./document/yaml-depth.ts";

export interface YamlOptions extends CompileOptions {
  /**
   * The values of `${NAME}` and `${NAME:-default}` in `self`, `hosts` and `origins`, such as `process.env`. Default: none.
   */
  readonly env?: Environment;
}

/** A policy that a YAML text can replace. */
export interface YamlPolicy extends Policy {
  /**
   * Replaces the policy in one assignment; requests under way keep the one that they began with.
   * @param document the new YAML text, or a document as an object; `env`, `sources` and `profile` stay
   * @throws PolicyError when it has problems, those of a text with line and column; the old policy stays in force then
   */
  replace<const Next>(document: CheckedDocument<Next> | string): void;
}

function syntaxProblems(document: Document.Parsed, { faults }: YamlIndex, lines: LineCounter): Problem[] {
  // An unknown tag is but a warning there, and here a value that means something else than it says.
  const found = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    // The parser names a function of its own, which nobody can call here.
    reason: code === "MULTIPLE_DOCS" ? "A file has one policy: remove what begins at this `---`." : message,
    offset: pos[0],
  }));
  const problems = [...found, ...faults].map(({ reason, offset }) => syntaxProblem(reason, placeOf(offset, lines)));
  const { explicit, version } = document.directives.yaml;
  if (explicit === true && version !== "1.2")
    problems.push(syntaxProblem(`YAML ${version} reads yes and no as true and false. Write YAML 1.2.`, start));
  return sortedByPlace(problems);
}

/** A text as a plain value, and what finds its places again. */
interface ParsedText {
  readonly value: unknown;
  readonly places: TextPlaces;
}

interface Faulty {
  readonly problems: readonly Problem[];
}

function parseNodes(text: string): ParsedText | Faulty {
  const deep = tooDeepYamlAt(text);
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
  return { value, places: yamlPlaces(document, index, lines) };
}

function parseText(text: string): ParsedText | Faulty {
  const json = readJson(text);
  return json === undefined ? parseNodes(text) : { value: json.value, places: json };
}

/** Compiles a YAML text; never throws. */
function compileText(text: string, { env = {}, ...options }: YamlOptions, memory: CompileMemory): Compilation {
  const parsed = parseText(text);
  if ("problems" in parsed) return parsed;
  const expanded = expandVariables(parsed.value, env);
  const result = compile(expanded.value, options, memory);
  if (result.problems === undefined && expanded.problems.length === 0) return result;
  const faulty = new Set(expanded.problems.map(({ path }) => JSON.stringify(path)));
  const others = (result.problems ?? [])
    .map((problem) => ({ ...problem, path: expanded.writtenPath(problem.path) }))
    .filter(({ path }) => !faulty.has(JSON.stringify(path)));
  const problems = faulty.size === 0 ? others : limitProblems([...expanded.problems, ...others]);
  return { problems: located(problems, parsed.places) };
}

/** A policy's document, as it was written in YAML. */
export interface ParsedYaml {
  readonly document: unknown;
  /** Where the value at a path of the document stands in the text, from 1; where there is none, what is above it. */
  readonly placeOf: (path: DocumentPath) => { readonly line: number; readonly column: number };
  readonly problems?: undefined;
}

/**
 * Reads the document of a policy written in YAML, with aliases, merge keys and variables replaced. It isn't compiled.
 * @param text the YAML text
 * @param options `env`
 * @returns the document, for `compilePolicy` or a review, and `placeOf`; or the problems of the YAML and its variables.
 *   Never throws
 * @example
 * const { document, placeOf } = parseYaml(text);
 * for (const { code, path } of lint(definePolicy(document))) console.log(code, placeOf(path).line);
 */
export function parseYaml(
  text: string,
  { env = {} }: Pick<YamlOptions, "env"> = {},
): ParsedYaml | { readonly document?: undefined; readonly problems: readonly Problem[] } {
  const parsed = parseText(text);
  if ("problems" in parsed) return parsed;
  const { places } = parsed;
  const { value, problems, writtenPath } = expandVariables(parsed.value, env);
  if (problems.length > 0) return { problems: located(problems, places) };
  const placeAt = (path: DocumentPath): Place => placeOf(places.offsetOf(writtenPath(path), false) ?? 0, places.lines);
  return { document: value, placeOf: placeAt };
}

/**
 * Compiles a policy written in YAML.
 * @param text the YAML text
 * @param options `env`, `sources`, `profile`
 * @returns the policy, or every problem with its line and column; never throws
 */
export function compileYaml(text: string, options: YamlOptions = {}): PolicyResult<YamlPolicy> {
  return createPolicy(
    text,
    (one, memory) => (typeof one === "string" ? compileText(one, options, memory) : compile(one, options, memory)),
    compileMemory(options.sources),
  );
}

/**
 * Loads a policy written in YAML.
 * @param source a file's path or `file:` URL; a text with a line break in it is the YAML itself
 * @param options `env`, `sources`, `profile`
 * @returns the policy, for a guard or for `decide`
 * @throws PolicyError with every problem, each with its line and column; the file system's error where there is no file
 */
export function loadPolicy(source: string | URL, options: YamlOptions = {}): YamlPolicy {
  const text = typeof source === "string" && source.includes("\n") ? source : readFileSync(source, "utf8");
  const { policy, problems } = compileYaml(text, options);
  if (policy === undefined) throw new PolicyError(problems);
  return policy;
}

export interface WatchPolicyOptions extends YamlOptions, FileWatchOptions {}

/** A policy that follows its file. */
export interface PolicyWatch {
  readonly policy: YamlPolicy;
  /** Ends the watch. The policy stays as it is. */
  readonly close: () => void;
}

/**
 * Loads a policy from a YAML file, and replaces it when the file changes. The file is read again and again; a text is put
 * in force when two reads in a row have found it, and it has no problems. Otherwise the previous policy stays. The watch
 * doesn't keep the process alive.
 * @param file the file's path or `file:` URL
 * @param options `env`, `sources`, `profile`; `interval`, `onReplace`, `onError`
 * @throws at the start what `loadPolicy` throws, and an Error for a file of more than 10 MiB or one that keeps changing
 * @example
 * const { policy } = watchPolicy("policy.yaml", { onError: (error) => log.error(error) });
 * createServer(guard(policy, handler)).listen(3000);
 */
export function watchPolicy(file: string | URL, options: WatchPolicyOptions = {}): PolicyWatch {
  const path = typeof file === "string" ? resolve(file) : fileURLToPath(file);
  const text = readSettledSync(path);
  const { policy, problems } = compileYaml(text, options);
  if (policy === undefined) throw new PolicyError(problems);
  const watch = new FileWatch(path, text, (next) => policy.replace(next), options);
  return { policy, close: () => watch.close() };
}
