import {
  compile,
  compileMemory,
  type Compilation,
  type CompiledPolicy,
  type CompileMemory,
  type CompileOptions,
} from "./compile.ts";
import type { PolicyDocument } from "./document/policy-document.ts";
import { PolicyHandle, type Policy } from "./handle.ts";
import type { PolicyModel } from "./model.ts";
import { PolicyError } from "./policy-error.ts";
import type { Problem } from "./document/problem.ts";

export type { Policy } from "./handle.ts";

export type PolicyResult<P extends Policy = Policy> =
  | { readonly policy: P; readonly problems?: undefined }
  | { readonly policy?: undefined; readonly problems: readonly Problem[] };

/** The sources that a policy asks, each with what its answers depend on. */
const sourcesIn = ({ groups, self }: PolicyModel): ReadonlySet<string> =>
  new Set([
    ...[...groups.values()].flatMap(({ members }) =>
      members.flatMap(({ kind, name }) => (kind === "source" ? [name] : [])),
    ),
    ...self.sources.map(({ name }) => name),
  ]);

/**
 * Makes a policy that can be replaced.
 * @param compileDocument compiles the document, and later each that replaces it
 */
export function createPolicy(
  document: unknown,
  compileDocument: (document: unknown, memory: CompileMemory) => Compilation,
  memory: CompileMemory,
): PolicyResult<PolicyHandle> {
  const { compiled, problems } = compileDocument(document, memory);
  if (compiled === undefined) return { problems };
  const recompile = (next: unknown): CompiledPolicy => {
    const result = compileDocument(next, memory);
    if (result.compiled === undefined) throw new PolicyError(result.problems);
    memory.sources.forgetOthers(sourcesIn(result.compiled.model));
    return result.compiled;
  };
  return { policy: new PolicyHandle(compiled, recompile, memory.sources) };
}

/**
 * Compiles a policy document.
 * @param document the document, of whatever type: JSON from a file is welcome
 * @param options `sources` for the groups decided at run time, `profile` to apply one
 * @returns the policy, or every problem of the document at once; never throws
 */
export function compilePolicy(document: unknown, options: CompileOptions = {}): PolicyResult {
  return createPolicy(document, (one, memory) => compile(one, options, memory), compileMemory(options.sources));
}

/**
 * Compiles a policy document that is part of the program.
 * @param document the document; its types refuse misspelt keys and groups already
 * @param options `sources` for the groups decided at run time, `profile` to apply one
 * @returns the policy, for a guard or for `decide`
 * @throws PolicyError with every problem of the document
 */
export function definePolicy<const Group extends string = never>(
  document: PolicyDocument<Group>,
  options: CompileOptions = {},
): Policy {
  const { policy, problems } = compilePolicy(document, options);
  if (policy === undefined) throw new PolicyError(problems);
  return policy;
}
