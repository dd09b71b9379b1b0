import { compile, compileMemory, type CompiledPolicy, type CompileOptions } from "./compile.ts";
import type { PolicyDocument } from "./document/policy-document.ts";
import { PolicyHandle, type Policy } from "./handle.ts";
import { PolicyError } from "./policy-error.ts";
import type { Problem } from "./document/problem.ts";

export type { Policy } from "./handle.ts";

export type PolicyResult =
  | { readonly policy: Policy; readonly problems?: undefined }
  | { readonly policy?: undefined; readonly problems: readonly Problem[] };

/**
 * Compiles a policy document.
 * @param document the document, of whatever type: JSON from a file is welcome
 * @param options `sources` for the groups decided at run time, `profile` to apply one
 * @returns the policy, or every problem of the document at once; never throws
 */
export function compilePolicy(document: unknown, options: CompileOptions = {}): PolicyResult {
  const memory = compileMemory(options.sources);
  const { compiled, problems } = compile(document, options, memory);
  if (compiled === undefined) return { problems };
  const recompile = (next: unknown): CompiledPolicy => {
    const result = compile(next, options, memory);
    if (result.compiled === undefined) throw new PolicyError(result.problems);
    return result.compiled;
  };
  return { policy: new PolicyHandle(compiled, recompile, memory.sources) };
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
