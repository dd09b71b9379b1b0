import { compile, resolveOrigin, type CompiledPolicy, type CompileOptions } from "./compile.ts";
import type { PolicyDocument } from "./document.ts";
import { PolicyError } from "./policy-error.ts";
import type { Problem } from "./problem.ts";
import { SourceCaches } from "./source-caches.ts";

/** A policy that is being enforced: what adapters hold, and what `decide` reads. */
export interface Policy {
  /**
   * Replaces the policy in one assignment; requests under way keep the one that they began with.
   * @param document the new document; sources and profile stay
   * @throws PolicyError when the document has problems; the old policy stays in force then
   */
  replace(document: PolicyDocument): void;
  /**
   * Asks the sources about an origin, so that `decide` has their answers. Never rejects: a source that fails denies.
   * @param origin the value of an Origin header
   */
  resolve(origin: string): Promise<void>;
}

class PolicyHandle implements Policy {
  #current: CompiledPolicy;
  readonly #options: CompileOptions;
  readonly #sources: SourceCaches;

  constructor(compiled: CompiledPolicy, options: CompileOptions, sources: SourceCaches) {
    this.#current = compiled;
    this.#options = options;
    this.#sources = sources;
  }

  /** The compiled policy of a handle; `undefined` where the value isn't one. */
  static currentOf(policy: unknown): CompiledPolicy | undefined {
    return typeof policy === "object" && policy !== null && #current in policy ? policy.#current : undefined;
  }

  replace(document: unknown): void {
    const { compiled, problems } = compile(document, this.#options, this.#sources);
    if (compiled === undefined) throw new PolicyError(problems);
    this.#current = compiled;
  }

  resolve(origin: string): Promise<void> {
    return resolveOrigin(this.#current, origin);
  }
}

/**
 * The compiled policy of this moment. A decision reads it once, so a policy that is replaced meanwhile governs the next.
 * @throws TypeError where the value isn't what `definePolicy`, `loadPolicy` or `compilePolicy` returned
 */
export function currentPolicy(policy: Policy): CompiledPolicy {
  const current = PolicyHandle.currentOf(policy);
  if (current === undefined)
    throw new TypeError("A guard needs a policy: what definePolicy, loadPolicy or compilePolicy returned.");
  return current;
}

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
  const sources = new SourceCaches(options.sources);
  const { compiled, problems } = compile(document, options, sources);
  return compiled === undefined ? { problems } : { policy: new PolicyHandle(compiled, options, sources) };
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
